#include "ui/widgets/trend_view.hpp"

#include "tests/ui/support/sample_view.hpp"

#include <gtest/gtest.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>

#include <ctime>

namespace gaffer::ui {
namespace {

using namespace std::chrono_literals;

class TrendTest : public testing::Test {
protected:
    static TrendCurve curve(const char* unit, int bins)
    {
        TrendCurve made{.point = PointName{"io.t1"}, .unit = unit, .decimals = 1};
        for (int bin = 0; bin < bins; ++bin) {
            const double value = 1100 + bin % 50;
            made.bins.push_back(
                {start + bin * 1min, value - 1, value + 1, value, value + 1, bin >= 100 && bin < 200 ? 0.0 : 100.0});
        }
        return made;
    }
    void show(std::vector<TrendCurve> curves)
    {
        view.resize(1280, 400);
        view.setCurves(std::move(curves), start, start + 480min, 480);
        view.show();
        QApplication::processEvents();
    }
    static inline const Instant start = *parseInstant("2026-11-22T00:00:00Z");
    Theme theme{Shade::Day, {96 / 25.4, 1}};
    TrendView view{theme, nullptr};
};

TEST_F(TrendTest, AGapHasNoValue)
{
    show({curve("degC", 480)});
    EXPECT_FALSE(view.valueAt(0, start + 150min));
    EXPECT_EQ(view.valueAt(0, start + 20min), 1120);
    EXPECT_FALSE(view.valueAt(0, start - 1min));
    EXPECT_FALSE(view.valueAt(7, start));
}

TEST_F(TrendTest, AStateShowsItsLastValue)
{
    TrendCurve stepped = curve("1", 480);
    stepped.stepped = true;
    show({stepped});
    EXPECT_EQ(view.valueAt(0, start + 20min), 1121);
    EXPECT_FALSE(view.grab().isNull());
}

TEST_F(TrendTest, AGapIsDrawnAsAGap)
{
    show({curve("degC", 480)});
    const QImage image = view.grab().toImage();
    const QRgb ink = theme.palette().curves[0].rgb();
    const auto inked = [&](double share) {
        const int middle = 64 + static_cast<int>(share * (image.width() - 128));
        int count = 0;
        for (int x = middle - 20; x < middle + 20; ++x)
            for (int y = 0; y < image.height() - 30; ++y) count += image.pixel(x, y) == ink ? 1 : 0;
        return count;
    };
    EXPECT_GT(inked(50.0 / 480), 20);
    EXPECT_EQ(inked(150.0 / 480), 0);
}

TEST_F(TrendTest, NothingChosenAndNothingMeasuredAreSaidNotDrawn)
{
    show({});
    EXPECT_FALSE(view.grab().isNull());
    TrendCurve none = curve("degC", 50);
    for (HistoryBin& bin : none.bins) bin.goodPercent = 0;
    show({none});
    EXPECT_FALSE(view.valueAt(0, start + 10min));
    EXPECT_FALSE(view.grab().isNull());
}

TEST_F(TrendTest, TheCrosshairFollowsMouseAndArrowKeys)
{
    show({curve("degC", 480), curve("kg", 480)});
    std::optional<Instant> told;
    view.onCrosshair([&](std::optional<Instant> at) { told = at; });
    QTest::mouseMove(&view, view.rect().center());
    QApplication::processEvents();
    QTest::keyClick(&view, Qt::Key_Left);
    ASSERT_TRUE(told);
    const Instant before = *told;
    QTest::keyClick(&view, Qt::Key_Right);
    EXPECT_GT(*told, before);
    view.setCrosshair(std::nullopt);
    EXPECT_FALSE(told);
}

TEST_F(TrendTest, TheCsvHasARowPerBinAndEmptyFieldsInGaps)
{
    const QList<QByteArray> lines = trendCsv({curve("degC", 480)}).split('\n');
    EXPECT_TRUE(lines[0].startsWith("\xEF\xBB\xBFtime,io.t1"));
    EXPECT_EQ(lines.size(), 482);
    EXPECT_EQ(lines[1], "2026-11-22T00:00:00.000Z,1100\r");
    EXPECT_EQ(lines[151], "2026-11-22T02:30:00.000Z,\r");
}

TEST_F(TrendTest, EightCurvesAreDrawnQuickly)
{
    std::vector<TrendCurve> curves(8, curve("degC", 1280));
    show(curves);
    const std::clock_t before = std::clock();
    view.setCurves(curves, start, start + 480min, 480);
    view.grab();
    const double milliseconds = 1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    RecordProperty("cpu_ms", std::to_string(milliseconds));
    EXPECT_LE(milliseconds, 400);
}

TEST_F(TrendTest, TwentyNotesOfAnHourAreReadTogether)
{
    show({curve("degC", 480)});
    std::vector<NoteView> notes;
    for (std::uint64_t number = 1; number <= 20; ++number) {
        const Instant at = start + 60min + number * 3s;
        notes.push_back({Note{NoteId{number}, {}, at, at, "burner adjusted", "7", at}, ""});
    }
    view.setNotes(notes);
    EXPECT_TRUE(view.notesHere().empty());
    view.setCrosshair(start + 61min);
    EXPECT_EQ(view.notesHere().size(), 20U);
    view.setCrosshair(start + 300min);
    EXPECT_TRUE(view.notesHere().empty());
    EXPECT_FALSE(view.grab().isNull());
}

} // namespace
} // namespace gaffer::ui

#include "core/historian/series.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

constexpr std::int64_t start = 1'795'262'400'000;

Series seriesOf(std::initializer_list<std::pair<int, int>> values)
{
    Series series;
    for (const auto& [second, number] : values) series.add(start + second * 1000, {number, 0});
    return series;
}

SeriesPiece pieceOf(Series series, int& loads)
{
    return {fromMillis(series.times.front()), fromMillis(series.times.back()), 0, Duration{1000},
            [series, &loads]() -> Result<Series> {
                ++loads;
                return series;
            }};
}

std::vector<double> visit(std::vector<SeriesPiece> pieces, int from, int to)
{
    std::vector<double> values;
    EXPECT_TRUE(visitPieces(std::move(pieces), fromMillis(start + from * 1000), fromMillis(start + to * 1000),
                            [&](const HistorySample& sample, Duration) {
                                values.push_back(sample.value);
                                return true;
                            }));
    return values;
}

TEST(Series, KeepsMarksAsRunsAndNoValueWhereBad)
{
    Series series;
    series.add(start, {5, goodMark.packed()});
    series.add(start + 1, {0, badMark(Reason::CommCrc).packed()});
    series.add(start + 2, {0, badMark(Reason::CommCrc).packed()});
    EXPECT_EQ(series.marks, (std::vector<MarkRun>{{1, 0}, {2, badMark(Reason::CommCrc).packed()}}));
    EXPECT_EQ(series.numbers, (std::vector<std::int64_t>{5, 5, 5}));
    std::vector<double> values;
    visitSeries(series, 0, fromMillis(0), fromMillis(2 * start), [&](const HistorySample& sample) {
        values.push_back(sample.value);
        return true;
    });
    EXPECT_EQ(values, (std::vector<double>{5, 0, 0}));
}

TEST(Series, RefusesTimesThatGoBackAndMarksThatDoNotExist)
{
    Series series;
    series.add(start, {5, 0});
    EXPECT_THROW(series.add(start - 1, {5, 0}), CheckFailed);
    EXPECT_THROW(series.add(start + 1, {5, 3}), CheckFailed);
}

TEST(SeriesPieces, AreLoadedOnlyWhereTheyTouchTheSpan)
{
    int loads = 0;
    EXPECT_EQ(visit({pieceOf(seriesOf({{10, 1}, {20, 2}}), loads), pieceOf(seriesOf({{30, 3}}), loads)}, 30, 40),
              (std::vector<double>{3}));
    EXPECT_EQ(loads, 1);
}

TEST(SeriesPieces, ComeInOrderOfTimeAlsoWhenTheyOverlap)
{
    int loads = 0;
    EXPECT_EQ(visit({pieceOf(seriesOf({{1, 1}, {5, 5}, {9, 9}}), loads), pieceOf(seriesOf({{3, 3}, {7, 7}}), loads)}, 0, 100),
              (std::vector<double>{1, 3, 5, 7, 9}));
}

TEST(SeriesPieces, ShowAScanThatWasStoredTwiceOnce)
{
    int loads = 0;
    EXPECT_EQ(visit({pieceOf(seriesOf({{1, 1}, {2, 2}}), loads), pieceOf(seriesOf({{2, 2}, {3, 3}}), loads)}, 0, 100),
              (std::vector<double>{1, 2, 3}));
    EXPECT_EQ(visit({pieceOf(seriesOf({{1, 1}, {2, 2}}), loads), pieceOf(seriesOf({{2, 8}}), loads)}, 0, 100),
              (std::vector<double>{1, 2, 8}))
        << "another value at the same instant is another scan";
}

TEST(SeriesPieces, StopWhenTheVisitorHasEnough)
{
    int loads = 0;
    int taken = 0;
    EXPECT_TRUE(visitPieces({pieceOf(seriesOf({{1, 1}, {2, 2}}), loads), pieceOf(seriesOf({{3, 3}}), loads)}, fromMillis(0),
                            fromMillis(start * 2), [&](const HistorySample&, Duration) { return ++taken < 2; }));
    EXPECT_EQ(taken, 2);
    EXPECT_EQ(loads, 1);
}

TEST(SeriesPieces, ReportTheFirstOneThatCannotBeLoaded)
{
    int loads = 0;
    SeriesPiece broken = pieceOf(seriesOf({{1, 1}}), loads);
    broken.load = []() -> Result<Series> { return Fault{FaultCode::Damaged, "history.damaged", "a chunk is damaged", {}}; };
    const auto outcome =
        visitPieces({broken}, fromMillis(0), fromMillis(start * 2), [](const HistorySample&, Duration) { return true; });
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, FaultCode::Damaged);
}

} // namespace
} // namespace gaffer

#include "core/sensing/quality.hpp"

#include <gtest/gtest.h>

#include <set>

namespace gaffer {
namespace {

TEST(QualityMark, BeginsBadAndStarting)
{
    const QualityMark mark;
    EXPECT_FALSE(mark.usable());
    EXPECT_FALSE(mark.good());
    EXPECT_EQ(mark.reasonText(), "starting");
}

TEST(QualityMark, OnlyGoodIsGoodAndUncertainIsStillUsable)
{
    EXPECT_TRUE(goodMark.good());
    EXPECT_TRUE(goodMark.usable());
    EXPECT_FALSE(uncertainMark(Reason::Stale).good());
    EXPECT_TRUE(uncertainMark(Reason::Stale).usable());
    EXPECT_FALSE(badMark(Reason::PortLost).usable());
}

TEST(QualityMark, ReasonsAreWrittenAsTheContractSays)
{
    EXPECT_EQ(goodMark.reasonText(), "");
    EXPECT_EQ(exceptionMark(2).reasonText(), "exception-2");
    EXPECT_EQ(exceptionMark(255).reasonText(), "exception-255");
    EXPECT_EQ(badMark(Reason::CommTimeout).reasonText(), "comm-timeout");
    EXPECT_EQ(uncertainMark(Reason::TypedOld).reasonText(), "typed-old");
}

TEST(QualityMark, EveryReasonHasANameOfItsOwn)
{
    std::set<std::string_view> names;
    for (unsigned reason = 0; reason <= static_cast<unsigned>(Reason::Starting); ++reason)
        names.insert(nameOf(static_cast<Reason>(reason)));
    EXPECT_EQ(names.size(), static_cast<std::size_t>(Reason::Starting) + 1);
}

TEST(QualityMark, GoodIsStoredAsZero) { EXPECT_EQ(goodMark.packed(), 0); }

TEST(QualityMark, IsReadBackAsItWasStored)
{
    for (unsigned quality = 0; quality <= 2; ++quality)
        for (unsigned reason = 0; reason <= static_cast<unsigned>(Reason::Starting); ++reason)
            for (const unsigned exception : {0U, 1U, 11U, 255U}) {
                const QualityMark mark{static_cast<Quality>(quality), static_cast<Reason>(reason),
                                       static_cast<std::uint8_t>(exception)};
                const auto again = QualityMark::unpack(mark.packed());
                ASSERT_TRUE(again);
                EXPECT_EQ(*again, mark);
            }
}

TEST(QualityMark, ANumberThatWasNeverStoredIsRefused)
{
    EXPECT_FALSE(QualityMark::unpack(3));
    EXPECT_FALSE(QualityMark::unpack((static_cast<unsigned>(Reason::Starting) + 1) << 2U));
    EXPECT_FALSE(QualityMark::unpack(0xFFFF));
}

TEST(QualityMark, OfEveryKindHasANumberOfItsOwn)
{
    std::set<std::uint16_t> numbers;
    std::size_t marks = 0;
    for (unsigned quality = 0; quality <= 2; ++quality)
        for (unsigned reason = 0; reason <= static_cast<unsigned>(Reason::Starting); ++reason)
            for (const unsigned exception : {0U, 1U, 2U, 255U}) {
                const QualityMark mark{static_cast<Quality>(quality), static_cast<Reason>(reason),
                                       static_cast<std::uint8_t>(exception)};
                numbers.insert(mark.packed());
                ++marks;
            }
    EXPECT_EQ(numbers.size(), marks);
}

TEST(QualityMark, OfAnyNumberIsReadBackToThatNumberOrRefused)
{
    for (unsigned number = 0; number <= 0xFFFF; ++number) {
        const auto mark = QualityMark::unpack(static_cast<std::uint16_t>(number));
        ASSERT_TRUE(!mark || mark->packed() == number) << number;
    }
}

TEST(QualityMark, IsUsableExactlyWhenItIsNotBad)
{
    for (const auto& row : enumNames<Reason>) {
        EXPECT_TRUE(uncertainMark(row.value).usable()) << row.name;
        EXPECT_FALSE(badMark(row.value).usable()) << row.name;
        EXPECT_FALSE(badMark(row.value).good()) << row.name;
    }
    EXPECT_EQ(exceptionMark(11).quality, Quality::Bad);
    EXPECT_EQ(exceptionMark(11).reason, Reason::Exception);
}

TEST(Quality, IsWrittenInThreeWords)
{
    EXPECT_EQ(nameOf(Quality::Good), "good");
    EXPECT_EQ(nameOf(Quality::Uncertain), "uncertain");
    EXPECT_EQ(nameOf(Quality::Bad), "bad");
    EXPECT_EQ(nameOf(static_cast<Quality>(3)), "") << "no fourth";
}

} // namespace
} // namespace gaffer

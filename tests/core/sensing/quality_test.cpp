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

} // namespace
} // namespace gaffer

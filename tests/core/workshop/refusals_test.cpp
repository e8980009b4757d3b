#include "core/workshop/refusals.hpp"

#include "core/base/check.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

std::size_t places(std::string_view sentence)
{
    std::size_t highest = 0;
    for (std::size_t i = 0; i + 1 < sentence.size(); ++i)
        if (sentence[i] == '%') highest = std::max(highest, static_cast<std::size_t>(sentence[i + 1] - '0'));
    return highest;
}

TEST(Refusals, SayTheSameInBothLanguages)
{
    for (const RefusalText& row : allRefusals()) {
        EXPECT_FALSE(row.en.empty()) << row.key;
        EXPECT_FALSE(row.zh.empty()) << row.key;
        EXPECT_LE(places(row.zh), std::max(places(row.en), std::size_t{4})) << row.key;
    }
}

TEST(Refusals, FillTheirPlacesWithDetails)
{
    const Fault fault = refusal("melt.otherGlass", {"P1", "clear", "cobalt"});
    EXPECT_EQ(fault.code, FaultCode::NotReady);
    EXPECT_EQ(fault.text, "pot P1 holds glass clear, the product needs cobalt");
    EXPECT_EQ(sentenceOf(fault, "zh_CN"), "坩埚 P1 是 clear 料，产品需要 cobalt 料");
}

TEST(Refusals, KeepTheOwnTextOfAFaultWithoutASentence)
{
    EXPECT_EQ(sentenceOf({FaultCode::Internal, "x", "broken", {}}, "zh_CN"), "broken");
    EXPECT_THROW((void)refusal("no.such.key"), CheckFailed);
}

} // namespace
} // namespace gaffer

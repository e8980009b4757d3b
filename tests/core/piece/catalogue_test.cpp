#include "core/piece/catalogue.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace gaffer {
namespace {

TEST(Defects, AreFiftyThreeCodesInEightGroups)
{
    std::map<char, int> groups;
    std::set<std::string_view> codes;
    for (const Defect& defect : allDefects()) {
        ++groups[defect.code.front()];
        codes.insert(defect.code);
        EXPECT_FALSE(defect.en.empty());
        EXPECT_FALSE(defect.zh.empty());
    }
    EXPECT_EQ(codes.size(), 53U);
    EXPECT_EQ(groups.size(), 8U);
    EXPECT_EQ(groups['M'], 10);
    EXPECT_EQ(groups['F'], 19);
}

TEST(Defects, AreFoundByCodeOnly)
{
    EXPECT_EQ(findDefect(DefectCode{"M99"}), nullptr);
    EXPECT_EQ(findDefect(DefectCode{""}), nullptr);
    const Defect* seeds = findDefect(DefectCode{"M04"});
    ASSERT_NE(seeds, nullptr);
    EXPECT_EQ(seeds->owner, DefectOwner::OfMelt);
}

TEST(DowntimeReasons, AreSixteenWithBothTexts)
{
    EXPECT_EQ(allDowntimeReasons().size(), 16U);
    for (const DowntimeReason& reason : allDowntimeReasons()) {
        EXPECT_EQ(findDowntimeReason(ReasonCode{std::string{reason.code}}), &reason);
        EXPECT_FALSE(reason.zh.empty());
    }
    EXPECT_EQ(findDowntimeReason(ReasonCode{"lunch"}), nullptr);
}

} // namespace
} // namespace gaffer

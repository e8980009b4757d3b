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

TEST(Defects, HaveCodesOfAGroupLetterAndTwoDigitsInTheOrderOfTheList)
{
    std::map<char, int> last;
    for (const Defect& defect : allDefects()) {
        ASSERT_EQ(defect.code.size(), 3U) << defect.code;
        EXPECT_NE(std::string_view{"MFTLCHDK"}.find(defect.code[0]), std::string_view::npos) << defect.code;
        const int number = (defect.code[1] - '0') * 10 + defect.code[2] - '0';
        EXPECT_EQ(number, ++last[defect.code[0]]) << defect.code;
    }
}

TEST(Defects, OfAGroupBelongToItsOwner)
{
    const std::map<char, DefectOwner> owners{
        {'M', DefectOwner::OfMelt},    {'F', DefectOwner::OfCrew},     {'T', DefectOwner::OfMould},  {'L', DefectOwner::OfLehr},
        {'C', DefectOwner::OfColdEnd}, {'D', DefectOwner::Unassigned}, {'K', DefectOwner::OfColdEnd}};
    // Their usual causes lie with another than their group: a piece opened too early, a cold or wet tool, a cold mould.
    const std::map<std::string_view, DefectOwner> apart{
        {"T05", DefectOwner::OfCrew}, {"L03", DefectOwner::OfCrew}, {"L04", DefectOwner::OfMould}};
    for (const Defect& defect : allDefects()) {
        const auto alone = apart.find(defect.code);
        const auto owner = owners.find(defect.code[0]);
        if (alone != apart.end())
            EXPECT_EQ(defect.owner, alone->second) << defect.code;
        else
            EXPECT_TRUE(owner == owners.end() || defect.owner == owner->second) << defect.code;
    }
}

TEST(Defects, AreNoTwoWithTheSameWords)
{
    std::set<std::string_view> en;
    std::set<std::string_view> zh;
    for (const Defect& defect : allDefects()) {
        EXPECT_TRUE(en.insert(defect.en).second) << defect.en;
        EXPECT_TRUE(zh.insert(defect.zh).second) << defect.zh;
    }
}

TEST(Defects, AreNotFoundByAnotherWriting)
{
    for (const char* code : {"m04", "M4", "M04 ", " M04", "M040"}) EXPECT_EQ(findDefect(DefectCode{code}), nullptr) << code;
}

TEST(Defects, OfTheLehrAreSeenBehindIt)
{
    for (const Defect& defect : allDefects())
        EXPECT_TRUE(defect.owner != DefectOwner::OfColdEnd || defect.found == Found::ColdEnd) << defect.code;
    EXPECT_EQ(findDefect(DefectCode{"F01"})->found, Found::HotEnd);
    EXPECT_EQ(findDefect(DefectCode{"L01"})->disposition, Disposition::Rework) << "strain is annealed again";
}

TEST(DowntimeReasons, HaveCodesThatCanStandInACommand)
{
    std::set<std::string_view> codes;
    for (const DowntimeReason& reason : allDowntimeReasons()) {
        EXPECT_TRUE(codes.insert(reason.code).second) << reason.code;
        EXPECT_EQ(reason.code.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string_view::npos) << reason.code;
    }
}

} // namespace
} // namespace gaffer

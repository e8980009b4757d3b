#include "core/base/result.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace gaffer {
namespace {

const Fault cold{FaultCode::NotReady, "melt.notWorkable", "the glass of P1 is not workable", {"P1"}};

TEST(Result, AFailureCarriesItsFault)
{
    const Result<int> result = cold;
    EXPECT_FALSE(result);
    EXPECT_FALSE(result.hasValue());
    EXPECT_EQ(result.error(), cold);
}

TEST(Result, AskingAFailureForItsValueIsABrokenPromise)
{
    Result<std::string> result = cold;
    EXPECT_THROW((void)*result, CheckFailed);
    EXPECT_THROW((void)result->size(), CheckFailed);
    EXPECT_THROW((void)*std::move(result), CheckFailed);
    const Result<std::string> fixed = cold;
    EXPECT_THROW((void)*fixed, CheckFailed);
    EXPECT_THROW((void)fixed->size(), CheckFailed);
}

TEST(Result, AskingASuccessForItsFaultIsABrokenPromise)
{
    const Result<int> result = 3;
    EXPECT_THROW((void)result.error(), CheckFailed);
}

TEST(Result, ASuccessGivesItsValueToReadAndToChange)
{
    Result<std::vector<int>> result = std::vector<int>{1, 2};
    ASSERT_TRUE(result);
    result->push_back(3);
    (*result)[0] = 7;
    EXPECT_EQ(*result, (std::vector<int>{7, 2, 3}));
}

TEST(Result, AValueThatCannotBeCopiedIsMovedOut)
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(5);
    const std::unique_ptr<int> taken = *std::move(result);
    EXPECT_EQ(*taken, 5);
}

TEST(Result, AFalseValueIsStillAValue)
{
    const Result<bool> no = false;
    EXPECT_TRUE(no.hasValue());
    EXPECT_FALSE(*no);
}

TEST(Outcome, IsDoneOrAFault)
{
    const Outcome done = Done{};
    const Outcome failed = cold;
    EXPECT_TRUE(done);
    EXPECT_EQ(*done, Done{});
    EXPECT_EQ(failed.error().details, (std::vector<std::string>{"P1"}));
}

TEST(Fault, DiffersByEveryPart)
{
    for (const Fault& other :
         {Fault{FaultCode::Full, cold.key, cold.text, cold.details}, Fault{cold.code, "other", cold.text, cold.details},
          Fault{cold.code, cold.key, "other", cold.details}, Fault{cold.code, cold.key, cold.text, {}}})
        EXPECT_NE(other, cold);
}

TEST(Result, CanBeCopiedMovedAndAssigned)
{
    Result<std::string> result = std::string{"glass"};
    const Result<std::string> copy = result;
    result = cold;
    EXPECT_FALSE(result);
    EXPECT_EQ(*copy, "glass");
    result = copy;
    EXPECT_EQ(*result, "glass");
    const Result<std::string> moved = std::move(result);
    EXPECT_EQ(*moved, "glass");
}

TEST(FaultCodes, HaveNamesOfTheirOwnThatAreFound)
{
    std::vector<std::string_view> names;
    for (const auto& row : enumNames<FaultCode>) {
        EXPECT_EQ(std::ranges::count(names, row.name), 0) << row.name;
        names.push_back(row.name);
        FaultCode found{};
        ASSERT_TRUE(findEnum(row.name, found));
        EXPECT_EQ(found, row.value);
    }
    EXPECT_EQ(names.size(), static_cast<std::size_t>(FaultCode::Internal) + 1) << "each code has a row";
}

} // namespace
} // namespace gaffer

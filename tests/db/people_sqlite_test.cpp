#include "db/people_sqlite.hpp"

#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace gaffer {
namespace {

/// The least that argon2id allows, so that tests are quick.
constexpr PinCost cheap{1, 8192};
constexpr std::int64_t now = 1'763'800'000'000;
constexpr std::int64_t minute = 60'000;

class PeopleFile : public testing::Test {
protected:
    PeopleFile() : people{opened()}
    {
        EXPECT_TRUE(people->put({{WorkerNo{"1001"}, "王伟"}, {WorkerNo{"1002"}, "王伟"}}));
        EXPECT_TRUE(people->setPin(WorkerNo{"1001"}, "4711"));
    }
    [[nodiscard]] std::filesystem::path file() const { return m_folder.path() / "people.db"; }
    std::unique_ptr<PeopleSqlite> opened()
    {
        auto made = PeopleSqlite::open(file(), cheap);
        EXPECT_TRUE(made);
        return *std::move(made);
    }
    void tryWrongly(int times, std::int64_t at)
    {
        for (int i = 0; i < times; ++i)
            EXPECT_EQ(people->checkPin(WorkerNo{"1001"}, "0000", at).error().key, "people.wrongPin") << i;
    }
    TempFolder m_folder;
    std::unique_ptr<PeopleSqlite> people;
};

TEST_F(PeopleFile, RefusesPinsThatAreNone)
{
    for (const char* pin : {"", "123", "1234567890123", "12a4", "１２３４", " 1234"}) {
        const Outcome outcome = people->setPin(WorkerNo{"1001"}, pin);
        ASSERT_FALSE(outcome) << pin;
        EXPECT_EQ(outcome.error().code, FaultCode::BadInput);
    }
}

TEST_F(PeopleFile, RefusesAPinForANumberNobodyHas)
{
    EXPECT_EQ(people->setPin(WorkerNo{"9999"}, "1234").error().code, FaultCode::NotFound);
}

TEST_F(PeopleFile, RefusesAPersonWithoutANumberAndTakesNobody)
{
    EXPECT_FALSE(people->put({{WorkerNo{"1003"}, "李"}, {WorkerNo{}, "nobody"}}));
    EXPECT_EQ(people->names().size(), 2U);
}

TEST_F(PeopleFile, SaysTheSameOfAWrongPinNoPinAndAnUnknownNumber)
{
    const auto wrong = people->checkPin(WorkerNo{"1001"}, "0000", now);
    const auto none = people->checkPin(WorkerNo{"1002"}, "0000", now);
    const auto unknown = people->checkPin(WorkerNo{"9999"}, "0000", now);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error(), none.error());
    EXPECT_EQ(wrong.error(), unknown.error());
}

TEST_F(PeopleFile, LocksANumberAfterFiveWrongTriesForLongerEachTime)
{
    std::int64_t at = now;
    int triesToLock = 5;
    for (const std::int64_t minutes : {1, 5, 15, 15}) {
        tryWrongly(triesToLock, at);
        triesToLock = 3;
        const auto refused = people->checkPin(WorkerNo{"1001"}, "4711", at + minutes * minute - 1);
        ASSERT_FALSE(refused) << minutes;
        EXPECT_EQ(refused.error().key, "people.locked");
        at += minutes * minute;
    }
    EXPECT_TRUE(people->checkPin(WorkerNo{"1001"}, "4711", at));
}

TEST_F(PeopleFile, LocksANumberNobodyHasAsWell)
{
    for (int i = 0; i < 5; ++i) EXPECT_FALSE(people->checkPin(WorkerNo{"9999"}, "0000", now));
    EXPECT_EQ(people->checkPin(WorkerNo{"9999"}, "0000", now).error().key, "people.locked");
}

TEST_F(PeopleFile, KeepsALockOverARestart)
{
    tryWrongly(5, now);
    people.reset();
    people = opened();
    EXPECT_EQ(people->checkPin(WorkerNo{"1001"}, "4711", now + 1).error().key, "people.locked");
}

TEST_F(PeopleFile, ForgetsWrongTriesAfterARightOne)
{
    tryWrongly(4, now);
    EXPECT_TRUE(people->checkPin(WorkerNo{"1001"}, "4711", now));
    tryWrongly(4, now);
    EXPECT_TRUE(people->checkPin(WorkerNo{"1001"}, "4711", now));
}

TEST_F(PeopleFile, LetsAFewGuessesAnHourThroughAndNoMore)
{
    constexpr int guesses = 1000;
    int tried = 0;
    for (int i = 0; i < guesses; ++i) {
        const auto outcome = people->checkPin(WorkerNo{"1001"}, "0000", now + i * 3'600);
        tried += outcome.error().key == "people.wrongPin" ? 1 : 0;
    }
    EXPECT_LE(tried, 25);
}

TEST_F(PeopleFile, KnowsTwoPeopleOfOneNameByTheirNumbers)
{
    EXPECT_EQ(people->names(), (std::map<WorkerNo, std::string>{{WorkerNo{"1001"}, "王伟"}, {WorkerNo{"1002"}, "王伟"}}));
    EXPECT_TRUE(people->checkPin(WorkerNo{"1001"}, "4711", now));
    EXPECT_FALSE(people->checkPin(WorkerNo{"1002"}, "4711", now));
}

TEST_F(PeopleFile, KeepsThePinWhenTheNameChanges)
{
    ASSERT_TRUE(people->put({{WorkerNo{"1001"}, "王偉"}}));
    EXPECT_EQ(people->names().at(WorkerNo{"1001"}), "王偉");
    EXPECT_TRUE(people->checkPin(WorkerNo{"1001"}, "4711", now));
}

TEST_F(PeopleFile, ErasesNameAndPin)
{
    ASSERT_TRUE(people->erase(WorkerNo{"1001"}));
    EXPECT_EQ(people->names().size(), 1U);
    EXPECT_FALSE(people->checkPin(WorkerNo{"1001"}, "4711", now));
    EXPECT_FALSE(people->anyPin());
    EXPECT_EQ(people->erase(WorkerNo{"1001"}).error().code, FaultCode::NotFound);
}

TEST_F(PeopleFile, NeverStoresAPinInTheOpen)
{
    ASSERT_TRUE(people->setPin(WorkerNo{"1001"}, "918273645"));
    people.reset();
    for (const auto& entry : std::filesystem::directory_iterator{m_folder.path()}) {
        std::ifstream in{entry.path(), std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
        EXPECT_EQ(bytes.find("918273645"), std::string::npos) << entry.path();
    }
}

TEST(PeopleWithoutPins, NeedNoSigningIn)
{
    const TempFolder folder;
    const auto people = PeopleSqlite::open(folder.path() / "people.db", cheap);
    ASSERT_TRUE(people);
    EXPECT_FALSE((*people)->anyPin());
}

} // namespace
} // namespace gaffer

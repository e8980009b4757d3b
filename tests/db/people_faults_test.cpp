#include "db/people_sqlite.hpp"

#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

constexpr PinCost cheap{1, 8192};
constexpr std::int64_t now = 1'763'800'000'000;
const WorkerNo wang{"1001"};

class PeopleFaults : public testing::Test {
protected:
    [[nodiscard]] std::filesystem::path file() const { return m_folder.path() / "people.db"; }
    [[nodiscard]] std::unique_ptr<PeopleSqlite> open(PinCost cost = cheap) const
    {
        auto made = PeopleSqlite::open(file(), cost);
        EXPECT_TRUE(made);
        return *std::move(made);
    }
    [[nodiscard]] std::string storedPin() const
    {
        return SQLite::Database{file().string(), SQLite::OPEN_READONLY}
            .execAndGet("SELECT coalesce(pin, '') FROM person")
            .getString();
    }
    void change(const std::string& sql) const { SQLite::Database{file().string(), SQLite::OPEN_READWRITE}.exec(sql); }
    TempFolder m_folder;
};

TEST_F(PeopleFaults, AFileThatIsNoDatabaseIsDamaged)
{
    std::ofstream{file()} << std::string(4096, 'x');
    const auto opened = PeopleSqlite::open(file(), cheap);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, FaultCode::Damaged);
}

TEST_F(PeopleFaults, AFileOfALaterProgramIsRefusedAndStaysAsItIs)
{
    (void)open()->put({{wang, "王伟"}});
    change("PRAGMA user_version=99; PRAGMA application_id=1195769955");
    EXPECT_EQ(PeopleSqlite::open(file(), cheap).error().code, FaultCode::Conflict);
    change("PRAGMA user_version=1; PRAGMA application_id=1195769857");
    EXPECT_EQ(open()->names().size(), 1U);
}

TEST_F(PeopleFaults, AFolderThatDoesNotExistIsUnavailable)
{
    EXPECT_EQ(PeopleSqlite::open(m_folder.path() / "none" / "people.db", cheap).error().code, FaultCode::Unavailable);
}

TEST_F(PeopleFaults, PinsAreArgon2idWithTheirCostAndASaltOfTheirOwn)
{
    const auto people = open({2, 16384});
    ASSERT_TRUE(people->put({{wang, "王伟"}}));
    ASSERT_TRUE(people->setPin(wang, "4711"));
    const std::string first = storedPin();
    EXPECT_TRUE(first.starts_with("$argon2id$v=19$m=16,t=2,p=1$")) << first;
    ASSERT_TRUE(people->setPin(wang, "4711"));
    EXPECT_NE(storedPin(), first) << "the same PIN is never stored the same way twice";
}

TEST_F(PeopleFaults, APinOfAnEarlierCostStaysRight)
{
    {
        const auto people = open();
        ASSERT_TRUE(people->put({{wang, "王伟"}}));
        ASSERT_TRUE(people->setPin(wang, "4711"));
    }
    const auto dearer = open({2, 16384});
    EXPECT_TRUE(dearer->checkPin(wang, "4711", now));
    EXPECT_FALSE(dearer->checkPin(wang, "4712", now));
}

TEST_F(PeopleFaults, AStoredHashThatWasSpoiledLetsNobodyIn)
{
    const auto people = open();
    ASSERT_TRUE(people->put({{wang, "王伟"}}));
    ASSERT_TRUE(people->setPin(wang, "4711"));
    for (const char* spoiled : {"''", "'4711'", "'$argon2id$'", "substr(pin, 1, 40)", "pin || 'x'", "NULL"}) {
        ASSERT_TRUE(people->setPin(wang, "4711"));
        change(std::string{"UPDATE person SET pin = "} + spoiled);
        EXPECT_FALSE(people->checkPin(wang, "4711", now)) << spoiled;
    }
    ASSERT_TRUE(people->setPin(wang, "4711"));
    EXPECT_TRUE(people->checkPin(wang, "4711", now)) << "a new PIN mends it";
}

TEST_F(PeopleFaults, AWrongTryThatCannotBeNotedIsNotRight)
{
    const auto people = open();
    ASSERT_TRUE(people->put({{wang, "王伟"}}));
    ASSERT_TRUE(people->setPin(wang, "4711"));
    change("DROP TABLE wrong_try");
    const auto outcome = people->checkPin(wang, "0000", now);
    ASSERT_FALSE(outcome);
    EXPECT_NE(outcome.error().key, "people.wrongPin") << "who cannot count tries must say so";
    EXPECT_FALSE(people->checkPin(wang, "4711", now)) << "and lets nobody in unguarded";
}

TEST_F(PeopleFaults, AClockSetBackDoesNotOpenALock)
{
    const auto people = open();
    ASSERT_TRUE(people->put({{wang, "王伟"}}));
    ASSERT_TRUE(people->setPin(wang, "4711"));
    for (int i = 0; i < 5; ++i) (void)people->checkPin(wang, "0000", now);
    EXPECT_EQ(people->checkPin(wang, "4711", now - 86'400'000).error().key, "people.locked");
}

TEST_F(PeopleFaults, ErasingAPersonLeavesNothingOfTheNameInTheFile)
{
    const std::string name = "Zhang-Unforgettable";
    {
        const auto people = open();
        ASSERT_TRUE(people->put({{wang, name}, {WorkerNo{"1002"}, "李"}}));
        ASSERT_TRUE(people->erase(wang));
    }
    for (const auto& entry : std::filesystem::directory_iterator{m_folder.path()}) {
        std::ifstream in{entry.path(), std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
        EXPECT_EQ(bytes.find(name), std::string::npos) << entry.path() << ": erased must mean gone from the disk too";
    }
}

} // namespace
} // namespace gaffer

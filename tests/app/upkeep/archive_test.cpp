#include "app/upkeep/archive.hpp"

#include "app/host/workshop_folder.hpp"
#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <random>

namespace gaffer {
namespace {

class ArchiveTest : public testing::Test {
protected:
    ArchiveTest()
    {
        std::mt19937 random{7};
        std::string noise(10'000, '\0');
        for (char& letter : noise) letter = static_cast<char>(random());
        m_files = {{"gaffer.db", noise}, {"history/raw-2026-11.db", "short"}, {"empty", ""}, {"车间.json", "{}"}};
    }
    void write(std::size_t partBytes = 4096)
    {
        std::filesystem::remove(m_archive);
        ArchiveWriter writer{m_archive};
        for (const auto& [name, bytes] : m_files) {
            const auto source = m_temp.path() / "source";
            std::ofstream{source, std::ios::binary} << bytes;
            ASSERT_TRUE(writer.add(name, source, {}, partBytes));
        }
        writer.finish();
    }
    Outcome read(std::map<std::string, std::string>& found, const GivenUp& givenUp = {}) const
    {
        return readArchive(
            m_archive,
            [&](const ArchivedPart& part) -> Outcome {
                EXPECT_EQ(part.first, !found.contains(part.name));
                found[part.name] += part.bytes;
                return Done{};
            },
            givenUp);
    }
    void edit(const std::string& sql) const { SQLite::Database{m_archive.string(), SQLite::OPEN_READWRITE}.exec(sql); }

    TempFolder m_temp;
    std::filesystem::path m_archive{m_temp.path() / "hall.backup"};
    std::map<std::string, std::string> m_files;
};

TEST_F(ArchiveTest, GivesEveryByteBackWhateverTheLengthOfAPart)
{
    for (const std::size_t part : {1UL << 20, 4096UL, 5000UL, 10'000UL, 9'999UL}) {
        write(part);
        std::map<std::string, std::string> found;
        ASSERT_TRUE(read(found)) << part;
        EXPECT_EQ(found, m_files) << part;
    }
}

TEST_F(ArchiveTest, FindsWhatIsMissingAddedChangedOrSwapped)
{
    for (const char* sql : {"DELETE FROM sqlar WHERE name = 'empty'",
                            "DELETE FROM sqlar WHERE name = 'empty'; DELETE FROM sqlar_hash WHERE name = 'empty'; "
                            "DELETE FROM gaffer_file WHERE name = 'empty'",
                            "DELETE FROM sqlar WHERE name = 'gaffer.db.part-00003'", "UPDATE gaffer_file SET parts = parts - 1",
                            "INSERT INTO sqlar VALUES ('more', 0, 0, 1, 'x')", "DELETE FROM gaffer_backup",
                            "DELETE FROM sqlar_hash", "UPDATE sqlar SET data = 'shorx' WHERE name = 'history/raw-2026-11.db'",
                            "UPDATE gaffer_file SET bytes = bytes + 1 WHERE name = 'empty'",
                            "UPDATE gaffer_file SET name = 'people.db' WHERE name = 'empty'",
                            "UPDATE sqlar SET name = 't' WHERE name = 'gaffer.db.part-00001'; "
                            "UPDATE sqlar SET name = 'gaffer.db.part-00001' WHERE name = 'gaffer.db.part-00002'; "
                            "UPDATE sqlar SET name = 'gaffer.db.part-00002' WHERE name = 't'",
                            "DROP TABLE gaffer_file"}) {
        write();
        edit(sql);
        std::map<std::string, std::string> found;
        EXPECT_FALSE(read(found)) << sql;
    }
}

TEST_F(ArchiveTest, NeverGivesAWrongByteAfterASingleFlippedBit)
{
    constexpr int flips = 300;
    write();
    const std::string sound = *readFile(m_archive);
    std::mt19937 random{3};
    int reported = 0;
    for (int i = 0; i < flips; ++i) {
        std::string bytes = sound;
        const std::size_t bit = random() % (bytes.size() * 8);
        bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
        std::ofstream{m_archive, std::ios::binary} << bytes;
        std::map<std::string, std::string> found;
        if (!read(found))
            ++reported;
        else
            EXPECT_EQ(found, m_files) << "bit " << bit;
    }
    EXPECT_GT(reported, flips / 50) << "some must have hit what is in use";
}

TEST_F(ArchiveTest, IsNoArchiveWhileItIsNotFinished)
{
    {
        ArchiveWriter writer{m_archive};
        const auto source = m_temp.path() / "source";
        std::ofstream{source} << "bytes";
        ASSERT_TRUE(writer.add("workshop.json", source));
    }
    std::map<std::string, std::string> found;
    EXPECT_EQ(read(found).error().code, FaultCode::Damaged);
}

TEST_F(ArchiveTest, EndsWhenNobodyWaitsOrTheTakerFails)
{
    write();
    int asked = 0;
    std::map<std::string, std::string> found;
    EXPECT_EQ(read(found, [&] { return ++asked > 2; }).error().key, "upkeep.givenUp");
    EXPECT_EQ(asked, 3);
    const Outcome full = readArchive(m_archive, [](const ArchivedPart&) -> Outcome {
        return Fault{FaultCode::Full, "x", "", {}};
    });
    EXPECT_EQ(full.error().code, FaultCode::Full);
    ArchiveWriter writer{m_temp.path() / "second"};
    EXPECT_EQ(writer.add("a", m_archive, [] { return true; }).error().key, "upkeep.givenUp");
    EXPECT_EQ(writer.add("b", m_temp.path() / "missing").error().code, FaultCode::Unavailable);
}

} // namespace
} // namespace gaffer

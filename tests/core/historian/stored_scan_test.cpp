#include "core/historian/stored_scan.hpp"

#include "core/base/check.hpp"
#include "tests/support/scans.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <random>

namespace gaffer {
namespace {

constexpr Instant noon = fromMillis(1'795'262'400'000);
constexpr ScanPlace place{noon, 5, 2};

class StoredScan : public testing::Test {
protected:
    [[nodiscard]] Bytes encode(const Scan& scan) const { return encodeScan(m_points, valuesOf(scan), place); }
    [[nodiscard]] std::vector<StoredValue> valuesOf(const Scan& scan) const
    {
        std::vector<StoredValue> values;
        for (std::size_t i = 0; i < m_points.size(); ++i) values.push_back(storedValue(scan.samples[i], m_points[i].decimals));
        return values;
    }
    ScanMaker m_scans;
    const std::vector<PointInfo>& m_points = m_scans.layout()->points;
};

TEST_F(StoredScan, IsDamagedByEverySingleBit)
{
    const Bytes sound = encode(m_scans.good(noon, 1352.4));
    for (std::size_t bit = 0; bit < sound.size() * 8; ++bit) {
        Bytes flipped = sound;
        flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        const auto decoded = decodeScan(m_points, flipped, place);
        ASSERT_FALSE(decoded) << "bit " << bit;
        EXPECT_EQ(decoded.error().code, FaultCode::Damaged);
    }
}

TEST_F(StoredScan, IsDamagedWhenCutShort)
{
    const Bytes sound = encode(m_scans.good(noon, 1352.4));
    for (std::size_t length = 0; length < sound.size(); ++length)
        EXPECT_FALSE(decodeScan(m_points, std::span{sound}.first(length), place));
}

TEST_F(StoredScan, BelongsToItsTimeAndLayout)
{
    const Bytes sound = encode(m_scans.good(noon, 1352.4));
    for (const ScanPlace& other : {ScanPlace{noon + Duration{1}, 5, 2}, ScanPlace{noon, 4, 2}, ScanPlace{noon, 5, 3}})
        EXPECT_FALSE(decodeScan(m_points, sound, other));
    EXPECT_FALSE(decodeScan(std::span{m_points}.first(3), sound, place));
    auto more = m_points;
    more.push_back(more.front());
    EXPECT_FALSE(decodeScan(more, sound, place));
}

TEST_F(StoredScan, GivesValuesAndMarksBack)
{
    Scan scan = m_scans.good(noon, -20.5);
    scan.samples[1].mark = exceptionMark(4);
    scan.samples[3].mark = uncertainMark(Reason::TypedOld);
    const auto decoded = decodeScan(m_points, encode(scan), place);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(*decoded, valuesOf(scan));
}

TEST_F(StoredScan, OfAFailedPollIsShort)
{
    constexpr std::size_t bytesMost = 10;
    EXPECT_LE(encode(m_scans.failed(noon, badMark(Reason::CommTimeout))).size(), bytesMost);
}

TEST(StoredValue, OfABadSampleIsNothing) { EXPECT_EQ(storedValue({99, badMark(Reason::Config), 7}, 1).number, 0); }

TEST(StoredValue, ThatCannotBeKeptIsOutOfRange)
{
    EXPECT_EQ(storedValue({1e300, goodMark, 0}, 1), (StoredValue{0, badMark(Reason::OutOfRange).packed()}));
}

TEST_F(StoredScan, OfAnyMarksComesBack)
{
    std::mt19937 random{20'261'132};
    for (int round = 0; round < 500; ++round) {
        Scan scan = m_scans.good(noon, static_cast<double>(random() % 20'000) / 10 - 500);
        for (Sample& sample : scan.samples) {
            const auto quality = enumNames<Quality>[random() % enumNames<Quality>.size()].value;
            const auto reason = enumNames<Reason>[random() % enumNames<Reason>.size()].value;
            sample.mark = {quality, reason, static_cast<std::uint8_t>(random() % 256)};
        }
        const auto decoded = decodeScan(m_points, encode(scan), place);
        ASSERT_TRUE(decoded) << round;
        EXPECT_EQ(*decoded, valuesOf(scan)) << round;
    }
}

TEST_F(StoredScan, NeverShowsAWrongValueForAnyDamage)
{
    std::mt19937 random{20'261'133};
    const Bytes sound = encode(m_scans.good(noon, 1352.4));
    const auto whole = *decodeScan(m_points, sound, place);
    for (int round = 0; round < 20'000; ++round) {
        Bytes broken = sound;
        for (auto edits = 1 + random() % 6; edits > 0; --edits)
            broken[random() % broken.size()] = static_cast<std::uint8_t>(random());
        if (random() % 4 == 0) broken.resize(random() % (broken.size() + 1));
        const auto decoded = decodeScan(m_points, broken, place);
        if (decoded) {
            EXPECT_EQ(*decoded, whole) << "round " << round;
        }
    }
}

TEST_F(StoredScan, OfALayoutWithoutPointsIsPossible)
{
    const Bytes bytes = encodeScan({}, {}, place);
    const auto decoded = decodeScan({}, bytes, place);
    ASSERT_TRUE(decoded);
    EXPECT_TRUE(decoded->empty());
}

TEST_F(StoredScan, RefusesValuesThatAreNotThoseOfItsPoints)
{
    const std::vector<StoredValue> three(3);
    EXPECT_THROW((void)encodeScan(m_points, three, place), CheckFailed);
}

TEST(StoredValue, KeepsWhatCanBeUsedAndItsMark)
{
    EXPECT_EQ(storedValue({1352.4, uncertainMark(Reason::Stale), 0}, 1),
              (StoredValue{13'524, uncertainMark(Reason::Stale).packed()}));
    EXPECT_EQ(storedValue({std::nan(""), goodMark, 0}, 1).mark, badMark(Reason::OutOfRange).packed());
    EXPECT_EQ(storedValue({std::nan(""), goodMark, 0}, -1).mark, badMark(Reason::OutOfRange).packed());
    EXPECT_EQ(storedValue({std::numeric_limits<double>::infinity(), goodMark, 0}, 0).mark, badMark(Reason::OutOfRange).packed());
}

} // namespace
} // namespace gaffer

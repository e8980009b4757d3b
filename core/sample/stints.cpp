#include "core/sample/stints.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <array>

namespace gaffer {
namespace {

constexpr std::size_t shiftCount = 3;
constexpr std::size_t potCount = 8;
constexpr std::size_t stationCount = 12;
constexpr std::size_t cobaltPot = 5;
constexpr std::size_t largeWorkshop = 12;
constexpr std::array<std::size_t, shiftCount> quartersManned{4, 3, 2};
constexpr std::string_view offHandProduct = "QX-164";

std::string workerNumber(std::size_t index)
{
    const std::size_t number = index + 1;
    return "W" + std::string(number < 10 ? "0" : "") + std::to_string(number);
}

/// The moulds whose products are of this glass.
std::vector<SampleMould> mouldsFor(std::string_view glass)
{
    std::vector<SampleMould> moulds;
    for (SampleMould& mould : sampleMoulds())
        if (sampleGlass(sampleProducts()[mould.products.front()]) == glass) moulds.push_back(std::move(mould));
    return moulds;
}

std::size_t productIndex(std::string_view code)
{
    const auto products = sampleProducts();
    const auto found = std::ranges::find(products, code, &SampleProduct::code);
    GAFFER_CHECK(found != products.end());
    return static_cast<std::size_t>(found - products.begin());
}

/// Gives the crews of one shift their moulds, so that no pot has to give more than it holds.
class ShiftChooser {
public:
    ShiftChooser(std::size_t day, std::size_t shift) : m_day{day}, m_shift{shift}, m_taken(m_clear.size()) {}

    std::vector<SampleStint> choose()
    {
        for (std::size_t station = 0; station < m_share.stations; ++station) {
            const std::size_t pot = potOf(m_share, station);
            m_stints.push_back({m_shift, station, pot, 0, std::nullopt, "", ""});
            // The last station of a full house works off-hand; its glass is set aside first.
            if (station + 1 == stationCount) take(m_stints.back(), std::nullopt);
        }
        std::size_t cobaltStations = 0;
        for (SampleStint& stint : m_stints) {
            if (stint.station + 1 == stationCount) continue;
            if (stint.pot == cobaltPot)
                take(stint, m_cobalt.at(cobaltStations++));
            else
                take(stint, nextClear(stint));
        }
        return std::move(m_stints);
    }

private:
    void take(SampleStint& stint, std::optional<SampleMould> mould)
    {
        const auto made = mould ? mould->products : std::vector{productIndex(offHandProduct)};
        stint.mould = std::move(mould);
        stint.product = made[m_day % made.size()];
        m_drawnKg[stint.pot] += sampleDrawKg(stint);
        ++m_chosen[stint.pot];
    }

    [[nodiscard]] double drawWith(const SampleStint& stint, const SampleMould& mould) const
    {
        SampleStint tried = stint;
        tried.product = mould.products[m_day % mould.products.size()];
        return sampleDrawKg(tried);
    }

    /// The next mould of the day's turn whose ware leaves every later crew of the pot its share of the glass.
    SampleMould nextClear(const SampleStint& stint)
    {
        const auto crews = std::ranges::count(m_stints, stint.pot, &SampleStint::pot);
        const auto waiting = crews - static_cast<std::ptrdiff_t>(m_chosen[stint.pot]);
        const double fairKg = (sampleMostDrawKg - m_drawnKg[stint.pot]) / static_cast<double>(waiting);
        for (std::size_t i = 0; i < m_clear.size(); ++i) {
            const std::size_t index = (m_day + m_shift * turnsPerShift + stint.station + i) % m_clear.size();
            if (m_taken[index] || drawWith(stint, m_clear[index]) > fairKg) continue;
            m_taken[index] = true;
            return m_clear[index];
        }
        GAFFER_CHECK(false && "some ware is light enough for every crew");
        return {};
    }

    static constexpr std::size_t turnsPerShift = 7;
    std::size_t m_day;
    std::size_t m_shift;
    ShiftShare m_share{shareOf(m_shift, shiftCount, potCount, stationCount)};
    std::vector<SampleMould> m_clear{mouldsFor("clear")};
    std::vector<SampleMould> m_cobalt{mouldsFor("cobalt")};
    std::vector<bool> m_taken;
    std::vector<SampleStint> m_stints;
    std::array<double, potCount> m_drawnKg{};
    std::array<std::size_t, potCount> m_chosen{};
};

} // namespace

ShiftShare shareOf(std::size_t shift, std::size_t shifts, std::size_t pots, std::size_t stations)
{
    GAFFER_CHECK(shift < shifts);
    const auto firstOf = [&](std::size_t s) { return (s * pots + shifts - 1) / shifts; };
    ShiftShare share{firstOf(shift), firstOf(shift + 1), stations};
    if (share.firstPot == share.lastPot) share = {0, pots, stations};
    if (stations >= largeWorkshop && shifts == quartersManned.size()) share.stations = stations * quartersManned[shift] / 4;
    return share;
}

std::size_t potOf(const ShiftShare& share, std::size_t station)
{
    GAFFER_CHECK(station < share.stations);
    GAFFER_CHECK(share.firstPot < share.lastPot);
    return share.firstPot + station * (share.lastPot - share.firstPot) / share.stations;
}

double sampleDrawKg(const SampleStint& stint)
{
    constexpr double shiftSeconds = 8 * 3600;
    constexpr double gramsPerKg = 1000;
    constexpr double withLoss = 1.10;
    GAFFER_CHECK(stint.product < sampleProducts().size());
    const SampleProduct& product = sampleProducts()[stint.product];
    return shiftSeconds * sampleWorkedShare / product.cycleS * product.gatherG / gramsPerKg * withLoss;
}

std::vector<SampleStint> sampleStints(std::int64_t dayNumber)
{
    GAFFER_CHECK(dayNumber >= 0);
    std::vector<SampleStint> stints;
    for (std::size_t shift = 0; shift < shiftCount; ++shift) {
        ShiftChooser chooser{static_cast<std::size_t>(dayNumber), shift};
        for (SampleStint& stint : chooser.choose()) {
            stint.gaffer = workerNumber(2 * stints.size());
            stint.gatherer = workerNumber(2 * stints.size() + 1);
            stints.push_back(std::move(stint));
        }
    }
    return stints;
}

} // namespace gaffer

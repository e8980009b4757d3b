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

std::vector<SampleStint> sampleStints(std::int64_t dayNumber)
{
    const auto clear = mouldsFor("clear");
    const auto cobalt = mouldsFor("cobalt");
    std::vector<SampleStint> stints;
    std::size_t crew = 0;
    for (std::size_t shift = 0; shift < shiftCount; ++shift) {
        const ShiftShare share = shareOf(shift, shiftCount, potCount, stationCount);
        const std::size_t firstMould = static_cast<std::size_t>(dayNumber) + shift * 7;
        std::size_t cobaltStations = 0;
        for (std::size_t station = 0; station < share.stations; ++station, ++crew) {
            SampleStint stint{
                shift, station, potOf(share, station), 0, std::nullopt, workerNumber(2 * crew), workerNumber(2 * crew + 1)};
            if (stint.pot == cobaltPot)
                stint.mould = cobalt.at(cobaltStations++);
            else if (station + 1 < stationCount)
                stint.mould = clear[(firstMould + station) % clear.size()];
            const auto& made = stint.mould ? stint.mould->products : std::vector{productIndex(offHandProduct)};
            stint.product = made[static_cast<std::size_t>(dayNumber) % made.size()];
            stints.push_back(std::move(stint));
        }
    }
    return stints;
}

} // namespace gaffer

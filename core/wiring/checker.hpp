#pragma once

#include "core/wiring/check.hpp"

#include <cmath>
#include <limits>
#include <set>
#include <span>
#include <string_view>

namespace gaffer {

/// Collects what the rules of checkWiring find; used by the rules only.
class Checker {
public:
    /// Checks `wiring`; it and `profiles` must outlive this.
    Checker(const Wiring& wiring, const ProfilePoints& profiles, Problems known);

    /// The wiring under examination.
    [[nodiscard]] const Wiring& wiring() const noexcept { return m_wiring; }
    /// The known profiles.
    [[nodiscard]] const ProfilePoints& profiles() const noexcept { return m_profiles; }
    /// What was found so far.
    [[nodiscard]] const Problems& problems() const noexcept { return m_problems; }

    /// False when reading stumbled at `pointer`, so that nothing can be said about its value.
    [[nodiscard]] bool readable(const std::string& pointer) const;
    /// Adds a mistake unless reading already stumbled over the same place.
    void refuse(const std::string& pointer, std::string found, std::string allowed, std::string near = {});
    /// A name that must be unused so far in `used`; remembers it.
    void claim(std::set<std::string>& used, const std::string& pointer, const std::string& name, std::string_view what);
    /// A name of something the workshop was given: not blank, no control characters, none of `forbidden`.
    void checkName(const std::string& pointer, const std::string& name, std::string_view forbidden);
    /// A reference to one of `names`; `listPattern` is where they are named, as in "/buses/*/id".
    void checkReference(const std::string& pointer, const std::string& name, const std::vector<std::string>& names,
                        std::string_view listPattern);
    /// A reference to a point's full name, if it is given.
    void checkPoint(const std::string& pointer, const std::optional<PointName>& name);
    /// The description of a point that the wiring itself gives; null when it comes from a profile or does not exist.
    [[nodiscard]] const PointWiring* ownPoint(const PointName& name) const;

private:
    [[nodiscard]] bool stumbledAt(const std::string& pointer) const;
    [[nodiscard]] bool stumbledNaming(std::string_view listPattern) const;

    const Wiring& m_wiring;
    const ProfilePoints& m_profiles;
    Problems m_known;
    Problems m_problems;
    std::vector<std::string> m_pointNames;
    std::map<std::string, const PointWiring*> m_ownPoints;
    /// Devices whose points cannot be told because their profile is unknown.
    std::set<std::string> m_opaqueDevices;
};

/// The limits of one number of an Owner; `value` gives NaN when the number was not given.
template <class Owner> struct Limit {
    /// Its written name.
    std::string_view key;
    /// Reads it.
    double (*value)(const Owner&);
    /// Lowest allowed value.
    double low;
    /// Highest allowed value.
    double high;
    /// What is allowed, in words.
    std::string_view allowed;
};

/// What Limit::value gives for a number that was not given.
inline constexpr double notGiven = std::numeric_limits<double>::quiet_NaN();

/// A number as short as it can be written.
std::string numberText(double value);

/// A text in quotation marks.
std::string quoted(std::string_view text);

/// The names of `items`, whose member `id` or `name` is `member`.
template <class Item, class Member> std::vector<std::string> namesOf(const std::vector<Item>& items, Member Item::*member)
{
    std::vector<std::string> names;
    for (const Item& item : items) names.push_back((item.*member).value);
    return names;
}

/// Refuses every number of `owner` that is outside its limit.
template <class Owner>
void checkLimits(Checker& checker, const std::string& pointer, const Owner& owner, std::span<const Limit<Owner>> limits)
{
    for (const Limit<Owner>& limit : limits) {
        const double value = limit.value(owner);
        if (std::isnan(value) || (value >= limit.low && value <= limit.high)) continue;
        checker.refuse(pointer + "/" + std::string{limit.key}, numberText(value), std::string{limit.allowed});
    }
}

/// Rules for buses and devices.
void checkBuses(Checker& checker);
/// Rules for devices and their points.
void checkDevices(Checker& checker);
/// Rules for one point of a device; `names` are all point names of that device.
void checkPointWiring(Checker& checker, const std::string& pointer, const PointWiring& point,
                      const std::vector<std::string>& names);
/// Rules for furnaces and pots.
void checkFurnaces(Checker& checker);
/// Rules for stations.
void checkStations(Checker& checker);
/// Rules for lehrs and meters.
void checkLehrsAndMeters(Checker& checker);
/// Rules for shifts.
void checkShifts(Checker& checker);

} // namespace gaffer

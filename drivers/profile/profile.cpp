#include "drivers/profile/profile.hpp"

#include "core/sensing/quality.hpp"
#include "core/wire/json.hpp"
#include "drivers/profile/embedded.hpp"
#include "drivers/profile/profile_file.hpp"

#include <algorithm>

namespace gaffer {
namespace {

Fault badProfile(const std::string& text) { return {FaultCode::BadInput, "profile.bad", text, {text}}; }

/// Rules that the members alone cannot say.
std::optional<std::string> mistakeIn(const Profile& profile)
{
    const auto known = [&](const std::string& name) {
        return std::any_of(profile.points.begin(), profile.points.end(), [&](const PointWiring& p) { return p.name == name; });
    };
    if (profile.points.empty()) return "/points: a profile needs at least one point";
    for (const PointWiring& point : profile.points) {
        if (point.decimalsFrom && !known(*point.decimalsFrom)) return point.name + ": decimalsFrom names no point of the profile";
        if (point.writable && point.writable->enable && !known(*point.writable->enable))
            return point.name + ": enable names no point of the profile";
        for (const auto& [raw, reason] : point.sentinels) {
            Reason found{};
            if (!findEnum(reason, found)) return point.name + ": " + reason + " is no reason";
        }
    }
    for (const auto& [point, status] : profile.breaks)
        if (!known(point) || !known(status)) return "/breaks: " + point + " or " + status + " is no point of the profile";
    for (const std::string& name : profile.eeprom)
        if (!known(name)) return "/eeprom: " + name + " is no point of the profile";
    return std::nullopt;
}

/// The profile's points with the device's own laid over those of the same name.
std::vector<PointWiring> laidOver(std::vector<PointWiring> points, const std::vector<PointWiring>& own)
{
    for (const PointWiring& point : own) {
        const auto same = std::find_if(points.begin(), points.end(), [&](const PointWiring& p) { return p.name == point.name; });
        if (same == points.end())
            points.push_back(point);
        else
            *same = point;
    }
    return points;
}

} // namespace

std::vector<std::string> profileNames()
{
    std::vector<std::string> names;
    for (const EmbeddedProfile& profile : embeddedProfiles()) names.emplace_back(profile.name);
    return names;
}

std::map<std::string, std::vector<std::string>> profilePoints()
{
    std::map<std::string, std::vector<std::string>> points;
    for (const EmbeddedProfile& embedded : embeddedProfiles()) {
        const auto profile = readProfile(embedded.json);
        GAFFER_CHECK(profile.hasValue());
        for (const PointWiring& point : profile->points) points[std::string{embedded.name}].push_back(point.name);
    }
    return points;
}

Result<Profile> readProfile(std::string_view json)
{
    const wire::Json document = wire::Json::parse(json, nullptr, false);
    if (document.is_discarded()) return badProfile("the profile is not JSON");
    wire::Problems problems;
    Profile profile;
    wire::Reader{wire::Reader::Mode::Strict, problems}.read(document, profile);
    if (!problems.empty()) return badProfile(wire::sentence("profile", problems.front()));
    if (const auto mistake = mistakeIn(profile)) return badProfile(*mistake);
    return profile;
}

Result<Profile> findProfile(const std::string& name)
{
    for (const EmbeddedProfile& profile : embeddedProfiles())
        if (profile.name == name) return readProfile(profile.json);
    const std::string near = wire::nearest(name, profileNames());
    Fault fault{FaultCode::NotFound, "profile.unknown", "there is no profile " + name, {name}};
    if (!near.empty()) fault.details.push_back(near);
    return fault;
}

Result<DeviceWiring> resolveProfile(DeviceWiring device)
{
    if (!device.profile) return device;
    const auto profile = findProfile(*device.profile);
    if (!profile) return profile.error();
    device.points = laidOver(profile->points, device.points);
    if (!device.maxRead) device.maxRead = profile->maxRead;
    for (const auto& gap : profile->gaps)
        if (std::find(device.gaps.begin(), device.gaps.end(), gap) == device.gaps.end()) device.gaps.push_back(gap);
    return device;
}

DevicePlan planDevice(const DeviceWiring& device)
{
    DevicePlan plan{device, {}};
    if (auto resolved = resolveProfile(device)) plan.wiring = *std::move(resolved);
    if (!device.profile) return plan;
    const auto profile = findProfile(*device.profile);
    if (!profile) return plan;
    plan.manners = {profile->protocol, Micros{profile->pause}, profile->eeprom, profile->breaks};
    return plan;
}

} // namespace gaffer

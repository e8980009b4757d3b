#include "core/wiring/checker.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace gaffer {
namespace {

constexpr std::size_t longestName = 64;
constexpr unsigned char firstPrintable = 0x20;
constexpr unsigned char deleteSign = 0x7f;

bool startsWith(const std::string& text, const std::string& start) { return text.compare(0, start.size(), start) == 0; }

/// The pointer with every number replaced by *, as in /devices/*/points/*/name.
std::string patternOf(const std::string& pointer)
{
    std::string pattern;
    for (std::size_t at = 0; at < pointer.size();) {
        const std::size_t end = std::min(pointer.find('/', at + 1), pointer.size());
        GAFFER_CHECK(end > at);
        const std::string part = pointer.substr(at + 1, end - at - 1);
        const bool number = !part.empty() && part.find_first_not_of("0123456789") == std::string::npos;
        pattern += "/" + (number ? std::string{"*"} : part);
        at = end;
    }
    return pattern;
}

bool isPlain(const std::string& name)
{
    return std::ranges::none_of(name, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < firstPrintable || byte == deleteSign;
    });
}

} // namespace

std::string numberText(double value)
{
    std::array<char, 40> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.10g", value);
    return buffer.data();
}

std::string quoted(std::string_view text) { return "\"" + std::string{text} + "\""; }

Checker::Checker(const Wiring& wiring, const ProfilePoints& profiles, Problems known)
    : m_wiring{wiring}, m_profiles{profiles}, m_known{std::move(known)}
{
    for (const DeviceWiring& device : wiring.devices) {
        for (const PointWiring& point : device.points) {
            m_pointNames.push_back(device.id.value + "." + point.name);
            m_ownPoints[m_pointNames.back()] = &point;
        }
        if (!device.profile) continue;
        const auto profile = profiles.find(*device.profile);
        if (profile == profiles.end())
            m_opaqueDevices.insert(device.id.value);
        else
            for (const std::string& point : profile->second) m_pointNames.push_back(device.id.value + "." + point);
    }
}

void Checker::refuse(const std::string& pointer, std::string found, std::string allowed, std::string near)
{
    GAFFER_CHECK(!allowed.empty());
    GAFFER_CHECK(pointer.starts_with('/'));
    if (stumbledAt(pointer)) return;
    m_problems.push_back({pointer, std::move(found), std::move(allowed), std::move(near)});
}

void Checker::claim(std::set<std::string>& used, const std::string& pointer, const std::string& name, std::string_view what)
{
    GAFFER_CHECK(!what.empty());
    if (used.insert(name).second || name.empty()) return;
    refuse(pointer, quoted(name) + " a second time", "a name that no other " + std::string{what} + " has");
}

void Checker::checkName(const std::string& pointer, const std::string& name, std::string_view forbidden)
{
    const bool blank = name.empty() || name.front() == ' ' || name.back() == ' ';
    if (!blank && isPlain(name) && name.size() <= longestName && name.find_first_of(forbidden) == std::string::npos) return;
    std::string allowed =
        "a name of 1 to " + std::to_string(longestName) + " bytes without blanks at its ends or control characters";
    for (const char sign : forbidden) allowed += std::string{" or '"} + sign + "'";
    refuse(pointer, quoted(name), std::move(allowed));
}

void Checker::checkReference(const std::string& pointer, const std::string& name, const std::vector<std::string>& names,
                             std::string_view listPattern)
{
    GAFFER_CHECK(listPattern.starts_with('/'));
    if (std::ranges::find(names, name) != names.end() || stumbledNaming(listPattern)) return;
    std::string allowed;
    for (const std::string& known : names) allowed += (allowed.empty() ? "one of " : ", ") + known;
    if (allowed.empty())
        allowed = "nothing: the workshop has none under " + std::string{listPattern.substr(0, listPattern.find('/', 1))};
    refuse(pointer, quoted(name), std::move(allowed), nearest(name, names));
}

void Checker::checkPoint(const std::string& pointer, const std::optional<PointName>& name)
{
    if (!name || std::ranges::find(m_pointNames, name->value) != m_pointNames.end()) return;
    if (m_opaqueDevices.contains(name->value.substr(0, name->value.find('.')))) return;
    for (const std::string_view pattern : {"/devices/*/id", "/devices/*/profile", "/devices/*/points/*/name"})
        if (stumbledNaming(pattern)) return;
    refuse(pointer, quoted(name->value), "the full name of a point of a device, as in device.point",
           nearest(name->value, m_pointNames));
}

const PointWiring* Checker::ownPoint(const PointName& name) const
{
    const auto found = m_ownPoints.find(name.value);
    return found == m_ownPoints.end() ? nullptr : found->second;
}

bool Checker::readable(const std::string& pointer) const { return !stumbledAt(pointer); }

bool Checker::stumbledAt(const std::string& pointer) const
{
    return std::ranges::any_of(m_known, [&](const Problem& problem) {
        return problem.pointer == pointer || startsWith(pointer, problem.pointer + "/") ||
               startsWith(problem.pointer, pointer + "/");
    });
}

bool Checker::stumbledNaming(std::string_view listPattern) const
{
    const std::string list{listPattern};
    const auto concerns = [&](const Problem& problem) {
        const std::string pattern = patternOf(problem.pointer);
        return pattern == list || startsWith(list, pattern + "/");
    };
    return std::ranges::any_of(m_known, concerns) || std::ranges::any_of(m_problems, concerns);
}

} // namespace gaffer

#include "core/wiring/check.hpp"

#include "core/wiring/checker.hpp"

#include <algorithm>
#include <array>

namespace gaffer {
namespace {

constexpr std::array<std::string_view, 2> languages{"zh_CN", "en"};
constexpr double hourMillis = 3'600'000;
constexpr double dayMillis = 24 * hourMillis;

double millis(Duration duration) { return static_cast<double>(duration.count()); }

constexpr std::array settingLimits{
    Limit<Settings>{"settle", [](const Settings& s) { return millis(s.settle); }, 0, dayMillis, "a span up to 1d"},
    Limit<Settings>{"fining", [](const Settings& s) { return millis(s.fining); }, 0, 7 * dayMillis, "a span up to 7d"},
    Limit<Settings>{"finingFrom", [](const Settings& s) { return s.finingFrom; }, 300, 1800, "300 to 1800 degC"},
    Limit<Settings>{"heatDeadband", [](const Settings& s) { return s.heatDeadband; }, 0, 50, "0 to 50 degC"},
    Limit<Settings>{"windowLow", [](const Settings& s) { return s.windowLow; }, 300, 1800, "300 to 1800 degC"},
    Limit<Settings>{"windowHigh", [](const Settings& s) { return s.windowHigh; }, 300, 1800, "300 to 1800 degC"},
    Limit<Settings>{"batchLoss", [](const Settings& s) { return s.batchLoss; }, 0, 0.5, "a share from 0 to 0.5"},
    Limit<Settings>{"gatherLoss", [](const Settings& s) { return s.gatherLoss; }, 0, 0.9, "a share from 0 to 0.9"},
    Limit<Settings>{"warnShare", [](const Settings& s) { return s.warnShare; }, 0, 1, "a share from 0 to 1"},
    Limit<Settings>{"typedRound", [](const Settings& s) { return millis(s.typedRound); }, 60'000, 7 * dayMillis,
                    "a span from 1m to 7d"},
    Limit<Settings>{"stalePeriods", [](const Settings& s) { return s.stalePeriods; }, 1, 1000, "1 to 1000 periods"},
    Limit<Settings>{"careWarn", [](const Settings& s) { return s.careWarn; }, 0, 10, "a share from 0 to 10"},
    Limit<Settings>{"careBlock", [](const Settings& s) { return s.careBlock; }, 0, 10, "a share from 0 to 10"},
};

void checkWorkshop(Checker& checker)
{
    const Wiring& wiring = checker.wiring();
    if (wiring.format != workshopFormat)
        checker.refuse("/format", quoted(wiring.format), quoted(workshopFormat),
                       nearest(wiring.format, {std::string{workshopFormat}}));
    if (wiring.name.empty()) checker.refuse("/name", quoted(wiring.name), "the workshop's name");
    if (wiring.timeZone.empty()) checker.refuse("/timeZone", quoted(wiring.timeZone), "a zone as in Asia/Shanghai");
    const std::vector<std::string> known(languages.begin(), languages.end());
    if (std::ranges::find(known, wiring.language) == known.end())
        checker.refuse("/language", quoted(wiring.language), "zh_CN or en", nearest(wiring.language, known));
}

void checkSettings(Checker& checker)
{
    const Settings& settings = checker.wiring().settings;
    checkLimits<Settings>(checker, "/settings", settings, settingLimits);
    if (settings.windowLow >= settings.windowHigh)
        checker.refuse("/settings/windowLow", numberText(settings.windowLow),
                       "less than windowHigh, which is " + numberText(settings.windowHigh));
    if (settings.finingFrom <= settings.windowHigh)
        checker.refuse("/settings/finingFrom", numberText(settings.finingFrom),
                       "more than windowHigh, which is " + numberText(settings.windowHigh));
    if (settings.careWarn > settings.careBlock)
        checker.refuse("/settings/careWarn", numberText(settings.careWarn),
                       "at most careBlock, which is " + numberText(settings.careBlock));
}

void checkBackup(Checker& checker)
{
    constexpr std::array limits{Limit<BackupWiring>{
        "keep", [](const BackupWiring& backup) { return static_cast<double>(backup.keep); }, 1, 1000, "1 to 1000 backups"}};
    checkLimits<BackupWiring>(checker, "/backup", checker.wiring().backup, limits);
}

/// The rules in the order of the file's members.
constexpr std::array rules{
    checkWorkshop,       checkBuses,  checkDevices,  checkFurnaces, checkStations,
    checkLehrsAndMeters, checkShifts, checkSettings, checkBackup,
};

} // namespace

Problems checkWiring(const Wiring& wiring, const ProfilePoints& profiles, const Problems& known)
{
    Checker checker{wiring, profiles, known};
    for (const auto rule : rules) rule(checker);
    return checker.problems();
}

} // namespace gaffer

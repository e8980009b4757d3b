#include "core/wire/plan_answer_json.hpp"

#include "core/base/check.hpp"
#include "core/wire/json.hpp"

#include <array>

namespace gaffer::wire {

namespace {

/// In the order of plan::Cause.
constexpr std::array<const char*, 9> kCauses{"release", "work", "station", "setup", "mould", "melt", "lehr", "shift", "free"};
/// In the order of plan::Remedy.
constexpr std::array<const char*, 4> kRemedies{"mould_copy", "overtime", "pot", "crew"};

/// A number, or null for none.
Json known(int value) { return value == plan::kNone ? Json(nullptr) : Json(value); }

} // namespace

std::string writeExplanation(const plan::Explanation& told, const std::vector<std::string>& causes,
                             const std::vector<plan::Relaxation>& remedies, const std::vector<std::string>& texts)
{
    GAFFER_CHECK(causes.size() == told.waits.size() && texts.size() == remedies.size());
    Json json{{"job", told.job}, {"due", told.due}, {"end", told.end}, {"late", std::max(0, told.late)}};
    json["causes"] = Json::array();
    for (std::size_t i = 0; i < causes.size(); ++i) {
        const plan::Wait& wait = told.waits[i];
        json["causes"].push_back({{"cause", kCauses.at(static_cast<std::size_t>(wait.cause))},
                                  {"minutes", wait.minutes},
                                  {"job", known(wait.job)},
                                  {"place", known(wait.place)},
                                  {"text", causes[i]}});
    }
    json["relaxations"] = Json::array();
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const plan::Relaxation& remedy = remedies[i];
        json["relaxations"].push_back({{"remedy", kRemedies.at(static_cast<std::size_t>(remedy.remedy))},
                                       {"place", known(remedy.place)},
                                       {"extra_min", remedy.extra},
                                       {"late", std::max(0, remedy.late)},
                                       {"gain", remedy.gain},
                                       {"text", texts[i]}});
    }
    return json.dump();
}

std::string writeUnplaced(int job, const std::string& reason)
{
    return Json{{"job", job}, {"unplaced", true}, {"reason", reason}}.dump();
}

std::string writeFits(const MeltAsked& asked, const std::vector<plan::Fit>& fits, const std::vector<std::string>& texts)
{
    GAFFER_CHECK(fits.size() == texts.size());
    const bool endless = asked.left.until >= plan::kNever;
    Json json{{"pot", asked.pot}, {"batch", asked.batch}, {"now", asked.now}};
    json["grams"] = endless ? Json(nullptr) : Json(asked.left.grams);
    json["ready"] = asked.left.ready;
    json["until"] = endless ? Json(nullptr) : Json(asked.left.until);
    json["jobs"] = Json::array();
    for (std::size_t i = 0; i < fits.size(); ++i) {
        const plan::Fit& fit = fits[i];
        json["jobs"].push_back({{"job", fit.job},
                                {"station", fit.station},
                                {"pieces", fit.pieces},
                                {"rest", fit.rest},
                                {"copy", known(fit.copy)},
                                {"setup_start", fit.setupStart},
                                {"start", fit.start},
                                {"end", fit.end},
                                {"grams", fit.grams},
                                {"slack", fit.slack},
                                {"planned", fit.planned},
                                {"reason", texts[i]}});
    }
    return json.dump();
}

} // namespace gaffer::wire

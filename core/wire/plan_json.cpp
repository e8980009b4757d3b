#include "core/wire/plan_json.hpp"

#include "core/wire/json_plan.hpp"

#include <algorithm>
#include <cmath>

namespace gaffer::wire {

namespace {

constexpr int kCostDecimals = 10'000;

/// Checks the numbers of a plan against the instance.
class PlanCheck {
public:
    PlanCheck(const plan::Problem& problem, Problems& problems) : m_problem{problem}, m_problems{problems} {}

    void batch(const BatchRow& row, const std::string& at)
    {
        if (!number(at + "/pot", row.pot, m_problem.pots.size(), "pot")) return;
        colourNumber(m_problem.colourNames, row.colour, at + "/colour", m_problems);
    }
    void run(const RunRow& row, const std::string& at)
    {
        if (!number(at + "/job", row.job, m_problem.jobs.size(), "job")) return;
        number(at + "/station", row.station, m_problem.stations.size(), "station");
        number(at + "/pot", row.pot, m_problem.pots.size(), "pot");
        const int product = m_problem.jobs[static_cast<std::size_t>(row.job)].product;
        const int mould = m_problem.products[static_cast<std::size_t>(product)].mould;
        if (mould != plan::kNone) {
            const int copies = m_problem.moulds[static_cast<std::size_t>(mould)].copies;
            number(at + "/copy", row.copy.value_or(-1), static_cast<std::size_t>(copies), "copy");
        } else if (row.copy) {
            m_problems.push_back({at + "/copy", std::to_string(*row.copy), "null, as the product has no mould", ""});
        }
        if (row.pieces < 0) m_problems.push_back({at + "/pieces", std::to_string(row.pieces), "0 or more", ""});
    }
    bool number(const std::string& at, int value, std::size_t size, const char* what)
    {
        return numberStands(at, value, size, what, m_problems);
    }

private:
    const plan::Problem& m_problem;
    Problems& m_problems;
};

double rounded(double value) { return std::round(value * kCostDecimals) / kCostDecimals; }

plan::Plan fromRows(const PlanRows& rows, const plan::Problem& problem)
{
    plan::Plan plan;
    for (const BatchRow& row : rows.batches) {
        Problems known;
        plan.batches.push_back(
            {row.pot, row.batch, colourNumber(problem.colourNames, row.colour, "", known), row.mass, row.chargeStart});
    }
    std::ranges::stable_sort(plan.batches, {}, [](const plan::Batch& b) { return std::pair{b.pot, b.number}; });
    for (const RunRow& row : rows.runs)
        plan.runs.push_back({row.job, row.station, row.pieces, row.pot, row.batch, row.copy.value_or(plan::kNone), row.setupStart,
                             row.start, row.end, row.cut});
    plan.unplaced = rows.unplaced;
    return plan;
}

void checkBatchNumbers(const plan::Plan& plan, Problems& problems)
{
    for (std::size_t i = 0; i < plan.batches.size(); ++i) {
        const bool first = i == 0 || plan.batches[i - 1].pot != plan.batches[i].pot;
        const int expected = first ? 1 : plan.batches[i - 1].number + 1;
        if (plan.batches[i].number == expected) continue;
        problems.push_back({"/batches/" + std::to_string(i) + "/batch", std::to_string(plan.batches[i].number),
                            std::to_string(expected) + ", as the batches of a pot are numbered 1, 2, 3 ...", ""});
        return;
    }
}

void checkRunBatches(const plan::Problem& problem, const plan::Plan& plan, Problems& problems)
{
    std::vector<int> count(problem.pots.size(), 1);
    for (const plan::Batch& batch : plan.batches) ++count[static_cast<std::size_t>(batch.pot)];
    for (std::size_t i = 0; i < plan.runs.size(); ++i) {
        const plan::Run& run = plan.runs[i];
        if (run.batch >= 0 && run.batch < count[static_cast<std::size_t>(run.pot)]) continue;
        problems.push_back({"/runs/" + std::to_string(i) + "/batch", std::to_string(run.batch),
                            "the number of a batch of pot " + std::to_string(run.pot), ""});
    }
}

} // namespace

PlanFile readPlan(const std::string& text, const plan::Problem& problem, Problems& problems)
{
    const Json json = parseObject(text, problems);
    if (!problems.empty()) return {};
    expectText(json, "format", "gaffer-plan-1", problems);
    expectText(json, "kind", "plan", problems);
    const PlanRows rows = readRows<PlanRows>(json, problems);
    if (!problems.empty()) return {};
    PlanCheck check{problem, problems};
    for (std::size_t i = 0; i < rows.batches.size(); ++i) check.batch(rows.batches[i], "/batches/" + std::to_string(i));
    for (std::size_t i = 0; i < rows.runs.size(); ++i) check.run(rows.runs[i], "/runs/" + std::to_string(i));
    for (std::size_t i = 0; i < rows.unplaced.size(); ++i)
        check.number("/unplaced/" + std::to_string(i), rows.unplaced[i], problem.jobs.size(), "job");
    if (!problems.empty()) return {};
    PlanFile file{rows.instance, fromRows(rows, problem)};
    checkBatchNumbers(file.plan, problems);
    if (problems.empty()) checkRunBatches(problem, file.plan, problems);
    return file;
}

std::string writePlan(const plan::Problem& problem, const plan::Plan& plan, const std::vector<UnplacedReason>& reasons)
{
    Json json{{"format", "gaffer-plan-1"}, {"kind", "plan"}, {"instance", problem.name}};
    Json batches = Json::array();
    for (const plan::Batch& b : plan.batches)
        batches.push_back({{"pot", b.pot},
                           {"batch", b.number},
                           {"colour", problem.colourNames[static_cast<std::size_t>(b.colour)]},
                           {"mass_g", b.mass},
                           {"charge_start", b.chargeStart}});
    Json runs = Json::array();
    for (const plan::Run& r : plan.runs) {
        Json run{{"job", r.job}, {"station", r.station}, {"pieces", r.pieces}, {"pot", r.pot}, {"batch", r.batch}};
        run["copy"] = r.copy == plan::kNone ? Json(nullptr) : Json(r.copy);
        run["setup_start"] = r.setupStart;
        run["start"] = r.start;
        run["end"] = r.end;
        if (r.cut) run["cut"] = true;
        runs.push_back(std::move(run));
    }
    json["batches"] = std::move(batches);
    json["runs"] = std::move(runs);
    json["unplaced"] = plan.unplaced;
    if (!reasons.empty()) {
        Json list = Json::array();
        for (const UnplacedReason& reason : reasons) list.push_back({{"job", reason.job}, {"reason", reason.text}});
        json["unplaced_reasons"] = std::move(list);
    }
    return json.dump() + "\n";
}

std::string writeCost(const plan::Cost& cost)
{
    const Json json{{"total", rounded(cost.total())},
                    {"tardiness", rounded(cost.tardiness)},
                    {"setup", rounded(cost.setup)},
                    {"hold", rounded(cost.hold)},
                    {"overflow", rounded(cost.overflow)}};
    return json.dump();
}

std::string writeSolved(const SolvedBenchmark& solved)
{
    const Json json{{"problem", solved.problem},     {"instance", solved.instance}, {"objective", solved.objective},
                    {"sequences", solved.sequences}, {"cpu_s", solved.cpuSeconds},  {"seed", solved.seed}};
    return json.dump();
}

} // namespace gaffer::wire

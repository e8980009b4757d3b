#include "core/wire/json_plan.hpp"
#include "core/wire/plan_json.hpp"

#include <algorithm>

namespace gaffer::wire {

namespace {

constexpr std::int64_t kMostMinutes = 10'000'000;
constexpr std::int64_t kMostGrams = 1'000'000'000;
constexpr std::int64_t kMostPieces = 2'000'000'000;
constexpr std::int64_t kMostCycles = 1'000'000'000'000;
constexpr std::int64_t kMostSeconds = 1'000'000;
constexpr std::int64_t kMostPercent = 10'000;
constexpr std::int64_t kMostWeight = 1'000'000;
constexpr std::int64_t kMostArea = 1'000'000'000;
constexpr std::int64_t kMostCount = 1'000'000;
constexpr std::int64_t kUnitsPerSecond = 100;
constexpr std::int64_t kMilli = 1000;

/// Turns rows into a problem and notes every value that makes no sense.
class InstanceCheck {
public:
    InstanceCheck(const InstanceRows& rows, Problems& problems) : m_rows{rows}, m_problems{problems} {}

    plan::Problem read()
    {
        m_out.name = m_rows.name;
        m_out.colourNames = m_rows.colours;
        range("/horizon_min", m_rows.horizon, 0, kMostMinutes);
        m_out.horizon = m_rows.horizon;
        each(m_rows.halls, "/halls", [&](const HallRow& row, const std::string& at) { hall(row, at); });
        each(m_rows.lehrs, "/lehrs", [&](const LehrRow& row, const std::string& at) { lehr(row, at); });
        each(m_rows.stations, "/stations", [&](const StationRow& row, const std::string& at) { station(row, at); });
        each(m_rows.pots, "/pots", [&](const PotRow& row, const std::string& at) { pot(row, at); });
        each(m_rows.moulds, "/moulds", [&](const MouldRow& row, const std::string& at) { mould(row, at); });
        each(m_rows.products, "/products", [&](const ProductRow& row, const std::string& at) { product(row, at); });
        each(m_rows.jobs, "/jobs",
             [&](const JobRow& row, const std::string& at) { m_out.jobs.push_back(job(row, at, m_rows.products.size())); });
        setup();
        prices();
        return std::move(m_out);
    }

    plan::Job job(const JobRow& row, const std::string& at, std::size_t products)
    {
        number(at + "/product", row.product, products, "product");
        range(at + "/qty_start", row.quantity, 1, kMostPieces);
        range(at + "/weight", row.weight, 0, kMostWeight);
        range(at + "/release", row.release, 0, kMostMinutes);
        range(at + "/due", row.due, -kMostMinutes, kMostMinutes);
        range(at + "/min_run", row.minRun, 0, kMostPieces);
        return {row.product, row.quantity, row.weight, row.release, row.due, std::max(1, row.minRun)};
    }

private:
    /// Takes row by row and demands that each is numbered by its place.
    template <class Row, class Take> void each(const std::vector<Row>& rows, const std::string& pointer, Take take)
    {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::string at = pointer + "/" + std::to_string(i);
            if (rows[i].id != static_cast<int>(i))
                m_problems.push_back({at + "/id", std::to_string(rows[i].id), std::to_string(i) + ", its place in the list", ""});
            take(rows[i], at);
        }
    }
    bool range(const std::string& at, std::int64_t value, std::int64_t low, std::int64_t high)
    {
        return rangeStands(at, value, low, high, m_problems);
    }
    bool number(const std::string& at, int value, std::size_t size, const char* what)
    {
        return numberStands(at, value, size, what, m_problems);
    }
    int colour(const std::string& name, const std::string& at) { return colourNumber(m_rows.colours, name, at, m_problems); }
    void price(const std::string& at, double value)
    {
        constexpr double most = 1e9;
        if (!(value >= 0 && value <= most))
            m_problems.push_back({at, std::to_string(value), "a number from 0 to 1000000000", ""});
    }
    /// The number of a skill; every new name gets the next.
    int skill(const std::string& name)
    {
        const auto found = std::ranges::find(m_out.skillNames, name);
        if (found == m_out.skillNames.end()) m_out.skillNames.push_back(name);
        return static_cast<int>(std::ranges::find(m_out.skillNames, name) - m_out.skillNames.begin());
    }

    void hall(const HallRow& row, const std::string& at)
    {
        plan::Hall hall;
        plan::Minute last = 0;
        for (std::size_t i = 0; i < row.shifts.size(); ++i) {
            const auto& shift = row.shifts[i];
            const bool stands = shift.size() == 2 && last <= shift[0] && shift[0] < shift[1] && shift[1] <= plan::kDay;
            if (!stands) {
                m_problems.push_back({at + "/shifts/" + std::to_string(i), toJson(shift).dump(),
                                      "[start, end) within the day, behind the shift before", ""});
                continue;
            }
            last = shift[1];
            hall.shifts.push_back({shift[0], shift[1]});
        }
        range(at + "/max_parallel_charges", row.maxParallelCharges, 0, kMostCount);
        price(at + "/hold_cost_per_kg_h", row.holdCost);
        hall.maxParallelCharges = row.maxParallelCharges;
        hall.holdCostPerKgHour = row.holdCost;
        m_out.halls.push_back(std::move(hall));
    }
    void lehr(const LehrRow& row, const std::string& at)
    {
        range(at + "/cap_cm2_per_min", row.capacity, 0, kMostArea);
        if (number(at + "/hall", row.hall, m_rows.halls.size(), "hall"))
            m_out.halls[static_cast<std::size_t>(row.hall)].lehrCapacity += kMilli * row.capacity;
    }
    void station(const StationRow& row, const std::string& at)
    {
        number(at + "/hall", row.hall, m_rows.halls.size(), "hall");
        range(at + "/speed_pct", row.speedPct, 1, kMostPercent);
        range(at + "/max_gather_g", row.maxGather, 0, kMostGrams);
        if (row.initialProduct) number(at + "/initial_product", *row.initialProduct, m_rows.products.size(), "product");
        plan::Station station;
        station.hall = row.hall;
        for (const std::string& name : row.skills) station.skills.push_back(skill(name));
        station.speedPct = row.speedPct;
        station.maxGather = row.maxGather;
        station.initialProduct = row.initialProduct.value_or(plan::kNone);
        m_out.stations.push_back(std::move(station));
    }
    void pot(const PotRow& row, const std::string& at)
    {
        number(at + "/hall", row.hall, m_rows.halls.size(), "hall");
        range(at + "/cap_g", row.cap, 0, kMostGrams);
        range(at + "/heel_g", row.heel, 0, kMostGrams);
        range(at + "/melt_min", row.melt, 0, kMostMinutes);
        range(at + "/fine_min", row.fine, 0, kMostMinutes);
        range(at + "/work_window_min", row.window, 0, kMostMinutes);
        range(at + "/colour_change_min", row.colourChange, 0, kMostMinutes);
        range(at + "/initial/mass_g", row.initial.mass, 0, kMostGrams);
        range(at + "/initial/ready_at", row.initial.readyAt, 0, kMostMinutes);
        plan::Pot pot;
        pot.hall = row.hall;
        pot.capacity = row.cap;
        pot.heel = row.heel;
        for (std::size_t i = 0; i < row.colours.size(); ++i)
            pot.colours.push_back(colour(row.colours[i], at + "/colours/" + std::to_string(i)));
        pot.melt = row.melt;
        pot.fine = row.fine;
        pot.window = row.window;
        pot.colourChange = row.colourChange;
        pot.initialColour = colour(row.initial.colour, at + "/initial/colour");
        pot.initialMass = row.initial.mass;
        pot.initialReady = row.initial.readyAt;
        m_out.pots.push_back(std::move(pot));
    }
    void mould(const MouldRow& row, const std::string& at)
    {
        const bool countable = range(at + "/copies", row.copies, 0, kMostCount);
        range(at + "/life_cycles", row.life, 0, kMostCycles);
        range(at + "/preheat_min", row.preheat, 0, kMostMinutes);
        range(at + "/turnround_min", row.turnround, 0, kMostMinutes);
        if (countable && row.used.size() != static_cast<std::size_t>(row.copies))
            m_problems.push_back({at + "/used", std::to_string(row.used.size()) + " values",
                                  std::to_string(row.copies) + " values, one a copy", ""});
        for (std::size_t i = 0; i < row.used.size(); ++i) range(at + "/used/" + std::to_string(i), row.used[i], 0, kMostCycles);
        m_out.moulds.push_back({row.family, row.copies, row.life, row.used, row.preheat, row.turnround});
    }
    void product(const ProductRow& row, const std::string& at)
    {
        range(at + "/gather_g", row.gather, 1, kMostGrams);
        range(at + "/cycle_s", row.cycle, 1, kMostSeconds);
        range(at + "/footprint_cm2", row.footprint, 0, kMostArea);
        if (row.mould) number(at + "/mould", *row.mould, m_rows.moulds.size(), "mould");
        m_out.products.push_back({skill(row.skill), row.gather, row.cycle * kUnitsPerSecond, row.mould.value_or(plan::kNone),
                                  colour(row.colour, at + "/colour"), row.footprint});
    }
    void setup()
    {
        const SetupRow& row = m_rows.setup;
        range("/setup/same_product", row.sameProduct, 0, kMostMinutes);
        range("/setup/same_family", row.sameFamily, 0, kMostMinutes);
        range("/setup/other_mould", row.otherMould, 0, kMostMinutes);
        range("/setup/to_free_blow", row.toFreeBlow, 0, kMostMinutes);
        range("/setup/colour_extra", row.colourExtra, 0, kMostMinutes);
        m_out.setup = {row.sameProduct, row.sameFamily, row.otherMould, row.toFreeBlow, row.colourExtra};
    }
    void prices()
    {
        const ObjectiveRow& row = m_rows.objective;
        price("/objective/w_tardy_per_h", row.tardy);
        price("/objective/setup_per_min", row.setup);
        price("/objective/hold_melt", row.hold);
        price("/objective/overflow_per_job", row.overflow);
        m_out.prices = {row.tardy, row.setup, row.hold, row.overflow};
    }

    const InstanceRows& m_rows;
    Problems& m_problems;
    plan::Problem m_out;
};

/// Turns an event row into an event and notes what is missing or makes no sense.
class EventCheck {
public:
    EventCheck(const EventRow& row, const plan::Problem& problem, Problems& problems)
        : m_row{row}, m_problem{problem}, m_problems{problems}
    {
    }

    decltype(plan::Disruption::event) read()
    {
        if (m_row.kind == "station_down") return plan::StationDown{station(), needed(m_row.until, "until")};
        if (m_row.kind == "mould_cracked") return mould();
        if (m_row.kind == "melt_lost") return melt();
        if (m_row.kind == "rush_job") return rush();
        if (m_row.kind == "crew_short") {
            const int factor = needed(m_row.factorPct, "speed_factor_pct");
            rangeStands("/event/speed_factor_pct", factor, 0, kMostPercent, m_problems);
            return plan::CrewShort{station(), factor, needed(m_row.until, "until")};
        }
        const std::vector<std::string> kinds{"station_down", "mould_cracked", "melt_lost", "rush_job", "crew_short"};
        m_problems.push_back({"/event/kind", "\"" + m_row.kind + "\"",
                              "station_down, mould_cracked, melt_lost, rush_job, crew_short", nearest(m_row.kind, kinds)});
        return plan::StationDown{};
    }

private:
    /// A member that this kind of event must have.
    int needed(const std::optional<int>& value, const char* name)
    {
        if (!value)
            m_problems.push_back({std::string{"/event/"} + name, "nothing", std::string{"\""} + name + "\" is required", ""});
        else if (*value < 0)
            m_problems.push_back({std::string{"/event/"} + name, std::to_string(*value), "0 or more", ""});
        return value.value_or(0);
    }
    int station()
    {
        const int station = needed(m_row.station, "station");
        numberStands("/event/station", station, m_problem.stations.size(), "station", m_problems);
        return station;
    }
    plan::MouldCracked mould()
    {
        const plan::MouldCracked cracked{needed(m_row.mould, "mould"), needed(m_row.copy, "copy")};
        if (numberStands("/event/mould", cracked.mould, m_problem.moulds.size(), "mould", m_problems))
            numberStands("/event/copy", cracked.copy, m_problem.moulds[static_cast<std::size_t>(cracked.mould)].used.size(),
                         "copy", m_problems);
        return cracked;
    }
    plan::MeltLost melt()
    {
        const plan::MeltLost lost{needed(m_row.pot, "pot"), needed(m_row.batch, "batch"), m_row.until.value_or(plan::kNever)};
        numberStands("/event/pot", lost.pot, m_problem.pots.size(), "pot", m_problems);
        return lost;
    }
    plan::RushJob rush()
    {
        if (!m_row.job) {
            m_problems.push_back({"/event/job", "nothing", "\"job\" is required", ""});
            return {};
        }
        if (m_row.job->id != static_cast<int>(m_problem.jobs.size()))
            m_problems.push_back({"/event/job/id", std::to_string(m_row.job->id),
                                  std::to_string(m_problem.jobs.size()) + ", the number of jobs", ""});
        const InstanceRows none;
        return {InstanceCheck{none, m_problems}.job(*m_row.job, "/event/job", m_problem.products.size())};
    }

    const EventRow& m_row;
    const plan::Problem& m_problem;
    Problems& m_problems;
};

} // namespace

plan::Problem readInstance(const std::string& text, Problems& problems)
{
    const Json json = parseObject(text, problems);
    if (!problems.empty()) return {};
    expectText(json, "format", "gaffer-plan-1", problems);
    const auto rows = readRows<InstanceRows>(json, problems);
    if (!problems.empty()) return {};
    return InstanceCheck{rows, problems}.read();
}

DisruptionFile readDisruption(const std::string& text, const plan::Problem& problem, Problems& problems)
{
    const Json json = parseObject(text, problems);
    if (!problems.empty()) return {};
    expectText(json, "format", "gaffer-disruption-1", problems);
    const auto rows = readRows<DisruptionRows>(json, problems);
    if (!problems.empty()) return {};
    rangeStands("/now", rows.now, 0, kMostMinutes, problems);
    return {rows.instance, {rows.now, EventCheck{rows.event, problem, problems}.read()}};
}

} // namespace gaffer::wire

#pragma once

#include "core/base/field.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The planning format row by row, as it stands in the files; see plan_json.hpp.
namespace gaffer::wire {

/// A hall as written.
struct HallRow {
    int id{0};
    /// [start, end) minutes of the day.
    std::vector<std::vector<int>> shifts;
    /// Pots that may be charging and melting at a time.
    int maxParallelCharges{0};
    /// For a kilogram held for an hour.
    double holdCost{0};
    /// Names in the file.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &HallRow::id, Need::Required}, Field{"shifts", &HallRow::shifts, Need::Required},
                    Field{"max_parallel_charges", &HallRow::maxParallelCharges, Need::Required},
                    Field{"hold_cost_per_kg_h", &HallRow::holdCost, Need::Required});
    }
};

/// A station as written.
struct StationRow {
    int id{0};
    int hall{0};
    std::vector<std::string> skills;
    /// 100 is nominal.
    int speedPct{0};
    /// Grams.
    std::int64_t maxGather{0};
    /// Nothing when the station is not set up.
    std::optional<int> initialProduct;
    /// Names in the file.
    static constexpr auto fields(auto&& take)
    {
        return take(
            Field{"id", &StationRow::id, Need::Required}, Field{"hall", &StationRow::hall, Need::Required},
            Field{"skills", &StationRow::skills, Need::Required}, Field{"speed_pct", &StationRow::speedPct, Need::Required},
            Field{"max_gather_g", &StationRow::maxGather, Need::Required}, Field{"initial_product", &StationRow::initialProduct});
    }
};

/// What a pot holds at the start, as written.
struct InitialRow {
    std::string colour;
    /// Grams; 0 is empty.
    std::int64_t mass{0};
    /// Minute.
    int readyAt{0};
    /// Names in the file.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"colour", &InitialRow::colour, Need::Required}, Field{"mass_g", &InitialRow::mass, Need::Required},
                    Field{"ready_at", &InitialRow::readyAt, Need::Required});
    }
};

/// A pot as written.
struct PotRow {
    int id{0};
    int hall{0};
    /// Grams.
    std::int64_t cap{0};
    /// Grams that stay in the pot.
    std::int64_t heel{0};
    std::vector<std::string> colours;
    /// Minutes.
    int melt{0};
    /// Minutes.
    int fine{0};
    /// Minutes from ready on.
    int window{0};
    /// Minutes more after another colour.
    int colourChange{0};
    InitialRow initial;
    /// Names in the file.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &PotRow::id, Need::Required}, Field{"hall", &PotRow::hall, Need::Required},
                    Field{"cap_g", &PotRow::cap, Need::Required}, Field{"heel_g", &PotRow::heel, Need::Required},
                    Field{"colours", &PotRow::colours, Need::Required}, Field{"melt_min", &PotRow::melt, Need::Required},
                    Field{"fine_min", &PotRow::fine, Need::Required}, Field{"work_window_min", &PotRow::window, Need::Required},
                    Field{"colour_change_min", &PotRow::colourChange, Need::Required},
                    Field{"initial", &PotRow::initial, Need::Required});
    }
};

/// A lehr as written.
struct LehrRow {
    int id{0};
    int hall{0};
    /// Square centimetres a minute.
    std::int64_t capacity{0};
    /// Names in the file.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &LehrRow::id, Need::Required}, Field{"hall", &LehrRow::hall, Need::Required},
                    Field{"cap_cm2_per_min", &LehrRow::capacity, Need::Required});
    }
};

/// A mould type as written.
struct MouldRow {
    int id{0};
    int family{0};
    int copies{0};
    /// Cycles a copy lasts.
    std::int64_t life{0};
    /// Cycles used so far, copy by copy.
    std::vector<std::int64_t> used;
    /// Minutes before the set-up.
    int preheat{0};
    /// Minutes after the run.
    int turnround{0};
    /// Names in the file.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &MouldRow::id, Need::Required}, Field{"family", &MouldRow::family, Need::Required},
                    Field{"copies", &MouldRow::copies, Need::Required}, Field{"life_cycles", &MouldRow::life, Need::Required},
                    Field{"used", &MouldRow::used, Need::Required}, Field{"preheat_min", &MouldRow::preheat, Need::Required},
                    Field{"turnround_min", &MouldRow::turnround, Need::Required});
    }
};

/// A product as written.
struct ProductRow {
    int id{0};
    std::string skill;
    /// Grams a piece.
    std::int64_t gather{0};
    /// Seconds a piece at nominal speed.
    std::int64_t cycle{0};
    /// Nothing for free blowing.
    std::optional<int> mould;
    std::string colour;
    /// Square centimetres of lehr a piece.
    std::int64_t footprint{0};
    /// Names in the file.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &ProductRow::id, Need::Required}, Field{"skill", &ProductRow::skill, Need::Required},
                    Field{"gather_g", &ProductRow::gather, Need::Required}, Field{"cycle_s", &ProductRow::cycle, Need::Required},
                    Field{"mould", &ProductRow::mould, Need::Required}, Field{"colour", &ProductRow::colour, Need::Required},
                    Field{"footprint_cm2", &ProductRow::footprint, Need::Required});
    }
};

/// The set-up minutes as written.
struct SetupRow {
    int sameProduct{0};
    int sameFamily{0};
    int otherMould{0};
    int toFreeBlow{0};
    int colourExtra{0};
    /// Names in the file.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"same_product", &SetupRow::sameProduct, Need::Required},
                    Field{"same_family", &SetupRow::sameFamily, Need::Required},
                    Field{"other_mould", &SetupRow::otherMould, Need::Required},
                    Field{"to_free_blow", &SetupRow::toFreeBlow, Need::Required},
                    Field{"colour_extra", &SetupRow::colourExtra, Need::Required});
    }
};

/// A job as written.
struct JobRow {
    int id{0};
    int product{0};
    /// Pieces to start.
    int quantity{0};
    int weight{0};
    int release{0};
    int due{0};
    /// Pieces of the smallest run.
    int minRun{0};
    /// Names in the file.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &JobRow::id, Need::Required}, Field{"product", &JobRow::product, Need::Required},
                    Field{"qty_start", &JobRow::quantity, Need::Required}, Field{"weight", &JobRow::weight, Need::Required},
                    Field{"release", &JobRow::release, Need::Required}, Field{"due", &JobRow::due, Need::Required},
                    Field{"min_run", &JobRow::minRun, Need::Required});
    }
};

/// The prices as written.
struct ObjectiveRow {
    /// For an hour late at weight 1.
    double tardy{0};
    /// For a minute.
    double setup{0};
    /// Factor on the halls' prices.
    double hold{0};
    /// For a job without a place.
    double overflow{0};
    /// Names in the file.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"w_tardy_per_h", &ObjectiveRow::tardy, Need::Required},
                    Field{"setup_per_min", &ObjectiveRow::setup, Need::Required},
                    Field{"hold_melt", &ObjectiveRow::hold, Need::Required},
                    Field{"overflow_per_job", &ObjectiveRow::overflow, Need::Required});
    }
};

/// An instance as written.
struct InstanceRows {
    std::string name;
    int horizon{0};
    std::vector<std::string> colours;
    std::vector<HallRow> halls;
    std::vector<StationRow> stations;
    std::vector<PotRow> pots;
    std::vector<LehrRow> lehrs;
    std::vector<MouldRow> moulds;
    std::vector<ProductRow> products;
    SetupRow setup;
    std::vector<JobRow> jobs;
    ObjectiveRow objective;
    /// Names in the file.
    static constexpr auto fields(auto&& take)
    {
        return take(
            Field{"name", &InstanceRows::name}, Field{"horizon_min", &InstanceRows::horizon, Need::Required},
            Field{"colours", &InstanceRows::colours, Need::Required}, Field{"halls", &InstanceRows::halls, Need::Required},
            Field{"stations", &InstanceRows::stations, Need::Required}, Field{"pots", &InstanceRows::pots, Need::Required},
            Field{"lehrs", &InstanceRows::lehrs, Need::Required}, Field{"moulds", &InstanceRows::moulds, Need::Required},
            Field{"products", &InstanceRows::products, Need::Required}, Field{"setup", &InstanceRows::setup, Need::Required},
            Field{"jobs", &InstanceRows::jobs, Need::Required}, Field{"objective", &InstanceRows::objective, Need::Required});
    }
};

/// A new charge as written.
struct BatchRow {
    int pot{0};
    int batch{0};
    std::string colour;
    std::int64_t mass{0};
    int chargeStart{0};
    /// Names in the file.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pot", &BatchRow::pot, Need::Required}, Field{"batch", &BatchRow::batch, Need::Required},
                    Field{"colour", &BatchRow::colour, Need::Required}, Field{"mass_g", &BatchRow::mass, Need::Required},
                    Field{"charge_start", &BatchRow::chargeStart, Need::Required});
    }
};

/// A run as written.
struct RunRow {
    int job{0};
    int station{0};
    int pieces{0};
    int pot{0};
    int batch{0};
    /// Nothing for a product without a mould.
    std::optional<int> copy;
    int setupStart{0};
    int start{0};
    int end{0};
    /// Only in a plan after a disruption.
    bool cut{false};
    /// Names in the file.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"job", &RunRow::job, Need::Required}, Field{"station", &RunRow::station, Need::Required},
                    Field{"pieces", &RunRow::pieces, Need::Required}, Field{"pot", &RunRow::pot, Need::Required},
                    Field{"batch", &RunRow::batch, Need::Required}, Field{"copy", &RunRow::copy},
                    Field{"setup_start", &RunRow::setupStart, Need::Required}, Field{"start", &RunRow::start, Need::Required},
                    Field{"end", &RunRow::end, Need::Required}, Field{"cut", &RunRow::cut});
    }
};

/// A plan as written.
struct PlanRows {
    std::string instance;
    std::vector<BatchRow> batches;
    std::vector<RunRow> runs;
    std::vector<int> unplaced;
    /// Names in the file.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"instance", &PlanRows::instance}, Field{"batches", &PlanRows::batches, Need::Required},
                    Field{"runs", &PlanRows::runs, Need::Required}, Field{"unplaced", &PlanRows::unplaced, Need::Required});
    }
};

/// What happened, as written; which members count depends on the kind.
struct EventRow {
    std::string kind;
    std::optional<int> station;
    std::optional<int> until;
    std::optional<int> mould;
    std::optional<int> copy;
    std::optional<int> pot;
    std::optional<int> batch;
    std::optional<int> factorPct;
    std::optional<JobRow> job;
    /// Names in the file.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"kind", &EventRow::kind, Need::Required}, Field{"station", &EventRow::station},
                    Field{"until", &EventRow::until}, Field{"mould", &EventRow::mould}, Field{"copy", &EventRow::copy},
                    Field{"pot", &EventRow::pot}, Field{"batch", &EventRow::batch},
                    Field{"speed_factor_pct", &EventRow::factorPct}, Field{"job", &EventRow::job});
    }
};

/// A disruption as written.
struct DisruptionRows {
    std::string instance;
    int now{0};
    EventRow event;
    /// Names in the file.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"instance", &DisruptionRows::instance}, Field{"now", &DisruptionRows::now, Need::Required},
                    Field{"event", &DisruptionRows::event, Need::Required});
    }
};

} // namespace gaffer::wire

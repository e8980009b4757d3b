#pragma once

#include "core/wire/json.hpp"

namespace gaffer::wire {

/// The worked example of the planning format as its file has it.
inline Json exampleInstance()
{
    return Json::parse(R"({
        "format": "gaffer-plan-1", "name": "example", "size": "tiny", "seed": 0, "tightness": "none", "horizon_min": 4320,
        "colours": ["clear", "cobalt"],
        "halls": [{"id": 0, "kind": "pot", "shifts": [[0, 480]], "max_parallel_charges": 1, "hold_cost_per_kg_h": 0.02}],
        "stations": [{"id": 0, "hall": 0, "crew": "A", "skills": ["blow_mould"], "speed_pct": 120, "max_gather_g": 500,
                      "initial_product": null}],
        "pots": [{"id": 0, "hall": 0, "kind": "pot", "cap_g": 100000, "heel_g": 5000, "colours": ["clear", "cobalt"],
                  "melt_min": 600, "fine_min": 120, "work_window_min": 900, "colour_change_min": 300,
                  "initial": {"colour": "clear", "mass_g": 50000, "ready_at": 0}}],
        "lehrs": [{"id": 0, "hall": 0, "cap_cm2_per_min": 200}],
        "moulds": [{"id": 0, "family": 0, "copies": 1, "life_cycles": 5000, "used": [100], "preheat_min": 20,
                    "turnround_min": 30}],
        "products": [
            {"id": 0, "skill": "blow_mould", "gather_g": 200, "cycle_s": 60, "mould": 0, "colour": "clear",
             "footprint_cm2": 70, "yield_pct": 90},
            {"id": 1, "skill": "blow_mould", "gather_g": 200, "cycle_s": 60, "mould": 0, "colour": "cobalt",
             "footprint_cm2": 70, "yield_pct": 90}],
        "setup": {"same_product": 0, "same_family": 10, "other_mould": 25, "to_free_blow": 5, "colour_extra": 10},
        "jobs": [
            {"id": 0, "order": 0, "product": 0, "qty_good": 180, "qty_start": 200, "weight": 1, "release": 0, "due": 400,
             "min_run": 50},
            {"id": 1, "order": 1, "product": 1, "qty_good": 100, "qty_start": 120, "weight": 4, "release": 0, "due": 1500,
             "min_run": 50}],
        "objective": {"w_tardy_per_h": 1.0, "setup_per_min": 0.05, "hold_melt": 0.03, "overflow_per_job": 1000}
    })");
}

/// Its plan as its file has it.
inline Json examplePlanFile()
{
    return Json::parse(R"({
        "format": "gaffer-plan-1", "kind": "plan", "instance": "example",
        "batches": [{"pot": 0, "batch": 1, "colour": "cobalt", "mass_g": 29000, "charge_start": 420}],
        "runs": [
            {"job": 0, "station": 0, "pieces": 200, "pot": 0, "batch": 0, "copy": 0, "setup_start": 0, "start": 25, "end": 192},
            {"job": 1, "station": 0, "pieces": 120, "pot": 0, "batch": 1, "copy": 0, "setup_start": 460, "start": 1440,
             "end": 1540}],
        "unplaced": []
    })");
}

/// One change to a document: what is put where, and the pointer that must be named for it.
struct Nonsense {
    const char* pointer;
    const char* value;
    const char* named;
};

/// The document with the change.
inline std::string changed(Json json, const Nonsense& nonsense)
{
    json[Json::json_pointer(nonsense.pointer)] = Json::parse(nonsense.value);
    return json.dump();
}

/// The document without the member at a pointer.
inline std::string without(const Json& json, const std::string& pointer)
{
    return json.patch(Json::array({{{"op", "remove"}, {"path", pointer}}})).dump();
}

} // namespace gaffer::wire

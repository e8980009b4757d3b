#pragma once

#include "core/plan/check/validate.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace gaffer::plan {

/// The state of one validation; see validate().
class Checker {
public:
    /// Both must outlive the checker.
    Checker(const Problem& problem, const Plan& plan) : m_problem{problem}, m_plan{plan} {}
    /// Runs every check; returns what is broken.
    std::vector<Violation> check();

private:
    /// A batch as far as drawing is concerned.
    struct Ready {
        Minute charge{0};
        Minute ready{0};
        Grams drawable{0};
        int colour{0};
        bool unbounded{false};
    };
    using Hours = std::vector<std::int32_t>; // working minutes before each minute

    /// Notes a violation unless there are hundreds already.
    void report(int rule, std::string text);
    /// Whether every number of the plan names something; without that nothing else can be looked at.
    [[nodiscard]] bool referencesStand();
    [[nodiscard]] bool batchReferenceStands(const Batch& batch);
    [[nodiscard]] bool runReferenceStands(const Run& run);
    /// Orders the runs of each station as the format says.
    void sortRuns();
    /// What started is there unchanged, and nothing else begins in the past.
    void checkFixed();
    void checkFixedMelts(const Run& run, std::size_t index);
    /// Rule 6, batch by batch.
    void checkMelts();
    void checkCharge(const Batch& batch, const Ready& before, bool lost, Ready& out);
    /// Rules 1 to 4, station by station.
    void checkStations();
    void checkStation(int station, const Hours& hall);
    /// Working minutes of a station with calendar entries of its own, minute by minute.
    [[nodiscard]] Hours hoursOf(int station) const;
    /// Working minutes of any other station of the hall.
    [[nodiscard]] Hours hoursOfHall(int hall) const;
    /// Whether the station works in a minute, asked of shifts and calendar entries afresh.
    [[nodiscard]] bool isOpen(int station, Minute minute) const;
    void checkEligible(const Run& run, std::size_t index);
    void checkDuration(const Run& run, std::size_t index, const Hours& hours);
    /// The end of a run on a station with slow spells, minute by minute.
    [[nodiscard]] Minute simulatedEnd(const Run& run, const Hours& hours) const;
    void checkSetup(const Run& run, std::size_t index, int before, Minute freeFrom, const Hours& hours);
    /// Rule 5.
    void checkCopies();
    void checkCopy(int mould, int copy, const std::vector<std::size_t>& uses);
    /// Rule 7.
    void checkDraws();
    /// Rule 8.
    void checkFurnaces();
    /// Rule 9.
    void checkLehrs();
    void checkLehr(int hall, const std::vector<std::size_t>& runs);
    /// A stretch in which the same runs load the lehrs; looked at by minutes only if it might be too much.
    void checkLehrStretch(int hall, const std::vector<std::size_t>& active, Minute from, Minute to);
    /// Rule 10.
    void checkQuantities();
    [[nodiscard]] Minute setupMinutes(int before, int after) const;
    [[nodiscard]] const Product& productOf(const Run& run) const;
    [[nodiscard]] bool isLost(int pot, int batch) const;
    [[nodiscard]] static std::string nameOf(std::size_t index) { return "/runs/" + std::to_string(index); }

    const Problem& m_problem;
    const Plan& m_plan;
    std::vector<Violation> m_violations;
    std::vector<bool> m_fixed;
    std::vector<std::vector<std::size_t>> m_byStation;
    std::vector<std::vector<Ready>> m_melts;
    std::vector<std::size_t> m_nextOnStation;
};

} // namespace gaffer::plan

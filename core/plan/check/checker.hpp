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
    struct Ready {
        Minute charge{0};
        Minute ready{0};
        Grams drawable{0};
        int colour{0};
        bool unbounded{false};
    };
    using Hours = std::vector<std::int32_t>; // working minutes before each minute

    void report(int rule, std::string text);
    [[nodiscard]] bool referencesStand();
    [[nodiscard]] bool batchReferenceStands(const Batch& batch);
    [[nodiscard]] bool runReferenceStands(const Run& run);
    void sortRuns();
    void checkFixed();
    void checkFixedMelts(const Run& run, std::size_t index);
    void checkMelts();
    void checkCharge(const Batch& batch, const Ready& before, bool lost, Ready& out);
    void checkStations();
    void checkStation(int station, const Hours& hall);
    [[nodiscard]] Hours hoursOf(int station) const;
    [[nodiscard]] Hours hoursOfHall(int hall) const;
    [[nodiscard]] bool isOpen(int station, Minute minute) const;
    void checkEligible(const Run& run, std::size_t index);
    void checkDuration(const Run& run, std::size_t index, const Hours& hours);
    [[nodiscard]] Minute simulatedEnd(const Run& run, const Hours& hours) const;
    void checkSetup(const Run& run, std::size_t index, int before, Minute freeFrom, const Hours& hours);
    void checkCopies();
    void checkCopy(int mould, int copy, const std::vector<std::size_t>& uses);
    void checkDraws();
    void checkFurnaces();
    void checkLehrs();
    void checkLehr(int hall, const std::vector<std::size_t>& runs);
    void checkLehrStretch(int hall, const std::vector<std::size_t>& active, Minute from, Minute to);
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

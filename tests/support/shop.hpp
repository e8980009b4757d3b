#pragma once

#include "core/view/views.hpp"
#include "core/workshop/decide.hpp"

#include <string>
#include <vector>

namespace gaffer::test {

/// A small workshop driven by hand: one furnace K1 with pots P1 and P2, two stations, a clock that only moves when told.
class Shop {
public:
    Shop();
    ~Shop();

    /// Moves the clock on.
    void wait(Duration span) { now += span; }

    /// Decides and folds; the refusal if it was refused.
    Result<Answer> give(InputBody body);

    /// Gives a command that must go through.
    Answer must(Command command);

    /// The key of the refusal a command must meet.
    std::string refused(Command command);

    /// Lets the engine see one good value.
    void see(const char* point, double value, QualityMark mark = goodMark, Observation::Pace pace = Observation::Pace::AtLeisure);

    /// Brings the melt in P1 to workable through all its stages.
    void meltGlass();

    [[nodiscard]] const Melt& melt(const char* pot) const { return *workshop.meltIn(PotId{pot}); }
    [[nodiscard]] const Station& station(const char* id) const { return workshop.stations.at(StationId{id}); }
    [[nodiscard]] ViewSource source() const { return {workshop, live, names, now}; }

    Workshop workshop;
    LiveValues live;
    PeopleNames names{{WorkerNo{"7"}, "王"}};
    Instant now = *parseInstant("2026-11-22T08:00:00Z");
    Actor actor{"7", Role::Supervisor, SeatId{"desk"}};
    std::vector<Event> log;
};

} // namespace gaffer::test

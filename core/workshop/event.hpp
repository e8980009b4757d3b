#pragma once

#include "core/workshop/events_of_masters.hpp"
#include "core/workshop/events_of_melts.hpp"
#include "core/workshop/events_of_stations.hpp"
#include "core/workshop/events_of_tallies.hpp"

#include <string>
#include <string_view>
#include <variant>

// Every event kind: its written name, its version and its members. A released kind never changes; a new form gets the next version
// and an upcaster in core/wire/events.cpp.
namespace gaffer {


/// What can happen.
using EventBody =
    std::variant<WorkshopConfigured, ProductDefined, OrderDefined, MouldDefined, WorkerDefined, RecipeDefined, TubeLotReceived, MeltCharged,
                 MeltStageChanged, MeltHeatChanged, BubbleChecked, MeltWindowSet, MeltLevelTaken, MeltSkimmed, GatherLossLearned, QueueSet,
                 RunStarted, RunEnded, RunMeltChanged, TallyRecorded, TallyUndone, TallyCorrected, CounterMoved, CounterTrustChanged, MouldMoved, MouldMounted,
                 MouldUnmounted, MouldCared, MouldStateSet, CrewAssigned, WorkerSignedIn, WorkerSignedOut, StopBegun, StopEnded,
                 StopExplained, ReadingTyped, MeterRead, TallyExplained, ImportDone, InputParked>;

/// Who did something, and from where: a worker's number, or "system:…" for a part of the program.
struct Actor {
    std::string by;
    Role role{Role::Worker};
    SeatId seat;
    bool operator==(const Actor&) const = default;
};

/// One record of the log.
struct Event {
    /// Position in the log, from 1 without holes.
    std::uint64_t seq{};
    Instant time{};
    std::string by;
    SeatId seat;
    CommandId commandId;
    EventBody body;
    bool operator==(const Event&) const = default;
};

/// The written name of what happened.
std::string_view kindOf(const EventBody& body);

/// The version of its written form.
int versionOf(const EventBody& body);

} // namespace gaffer

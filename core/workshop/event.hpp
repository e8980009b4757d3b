#pragma once

#include "core/workshop/events_of_masters.hpp"
#include "core/workshop/events_of_melts.hpp"
#include "core/workshop/events_of_notes.hpp"
#include "core/workshop/events_of_stations.hpp"
#include "core/workshop/events_of_tallies.hpp"

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

// Every event kind: its written name, its version and its members. A released kind never changes; a new form gets the next
// version and an upcaster in core/wire/events.cpp.
namespace gaffer {

/// What can happen.
using EventBodyKinds =
    std::variant<WorkshopConfigured, ProductDefined, OrderDefined, MouldDefined, WorkerDefined, RecipeDefined, TubeLotReceived,
                 MeltCharged, MeltStageChanged, MeltHeatChanged, BubbleChecked, MeltWindowSet, MeltLevelTaken, MeltSkimmed,
                 GatherLossLearned, QueueSet, RunStarted, RunEnded, RunMeltChanged, TallyRecorded, TallyUndone, TallyCorrected,
                 CounterMoved, CounterTrustChanged, MouldMoved, MouldMounted, MouldUnmounted, MouldCared, MouldStateSet,
                 CrewAssigned, WorkerSignedIn, WorkerSignedOut, StopBegun, StopEnded, StopExplained, ReadingTyped, MeterRead,
                 TallyExplained, ImportDone, InputParked, CallMoved, RecordLost, NoteAdded, NoteWithdrawn>;

/// One of EventBodyKinds. Copying, comparing and destroying so many kinds is compiled once and not in every source that holds
/// one.
struct EventBody : EventBodyKinds {
    EventBody();
    /// Takes one kind.
    template <class Kind>
    requires std::constructible_from<EventBodyKinds, std::in_place_type_t<Kind>, Kind> EventBody(Kind kind)
        : EventBodyKinds{std::in_place_type<Kind>, std::move(kind)}
    {
    }
    EventBody(const EventBody&);
    EventBody(EventBody&&) noexcept;
    EventBody& operator=(const EventBody&);
    EventBody& operator=(EventBody&&) noexcept;
    ~EventBody();
    bool operator==(const EventBody& other) const;
};

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

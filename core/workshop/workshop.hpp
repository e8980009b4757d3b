#pragma once

#include "core/piece/tally_shelf.hpp"
#include "core/workshop/day_book.hpp"
#include "core/workshop/event.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gaffer {

/// A pot or tank and the melt in it.
struct Pot {
    /// The melt now in it; 0 when it is empty.
    MeltId melt;
    /// Glass left at its bottom from the melt before, kg.
    double heelKg{};
    bool operator==(const Pot&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"melt", &Pot::melt}, Field{"heelKg", &Pot::heelKg}); }
};

/// A value a person typed for a point.
struct TypedValue {
    double value{};
    std::string unit;
    Instant readAt{};
    std::string by;
    bool operator==(const TypedValue&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"value", &TypedValue::value}, Field{"unit", &TypedValue::unit}, Field{"readAt", &TypedValue::readAt},
                    Field{"by", &TypedValue::by});
    }
};

/// A crew as it stood at a station from some instant on.
struct CrewStand {
    StationId station;
    Instant from{};
    Crew crew;
    bool operator==(const CrewStand&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &CrewStand::station}, Field{"from", &CrewStand::from}, Field{"crew", &CrewStand::crew});
    }
};

/// The whole workshop as a value: the fold of its event log and of nothing else.
struct Workshop {
    /// Sequence number of the last event folded.
    std::uint64_t seq{};
    /// Time of the last event folded.
    Instant time{};
    /// Counted up for melts, runs, tallies and stops alike.
    std::uint64_t nextNumber{1};
    Floor floor;
    std::map<ProductCode, Product> products;
    std::map<OrderLine, OrderState> orders;
    std::map<MouldCopyId, MouldCopy> moulds;
    std::map<WorkerNo, Worker> workers;
    std::map<RecipeId, Recipe> recipes;
    std::map<TubeLotId, TubeLot> tubeLots;
    std::map<PotId, Pot> pots;
    std::map<MeltId, Melt> melts;
    std::map<StationId, Station> stations;
    std::map<RunId, Run> runs;
    std::map<StopId, Stop> stops;
    /// Tallies young enough to be undone or corrected one by one; older ones live on in the day book and the log.
    TallyShelf tallies;
    /// Crews by index; index 0 is "unknown" and is never written.
    std::map<std::uint64_t, CrewStand> crews;
    std::map<PointName, TypedValue> typed;
    /// When each meter was last noted.
    std::map<MeterId, Instant> meterNoted;
    /// Learned share of the gather lost at irons and drips.
    std::map<ProductCode, double> gatherLoss;
    /// What reports are made of.
    DayBook book;
    /// Inputs set aside since the last start of the log.
    std::uint64_t parked{};
    /// The newest notesKept notes that nobody withdrew.
    std::map<NoteId, Note> notes;
    bool operator==(const Workshop&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"seq", &Workshop::seq}, Field{"time", &Workshop::time}, Field{"nextNumber", &Workshop::nextNumber},
                    Field{"floor", &Workshop::floor}, Field{"products", &Workshop::products}, Field{"orders", &Workshop::orders},
                    Field{"moulds", &Workshop::moulds}, Field{"workers", &Workshop::workers},
                    Field{"recipes", &Workshop::recipes}, Field{"tubeLots", &Workshop::tubeLots}, Field{"pots", &Workshop::pots},
                    Field{"melts", &Workshop::melts}, Field{"stations", &Workshop::stations}, Field{"runs", &Workshop::runs},
                    Field{"stops", &Workshop::stops}, Field{"tallies", &Workshop::tallies}, Field{"crews", &Workshop::crews},
                    Field{"typed", &Workshop::typed}, Field{"meterNoted", &Workshop::meterNoted},
                    Field{"gatherLoss", &Workshop::gatherLoss}, Field{"book", &Workshop::book},
                    Field{"parked", &Workshop::parked}, Field{"notes", &Workshop::notes});
    }

    /// The melt now in `pot`; nullptr when it is empty or unknown.
    [[nodiscard]] const Melt* meltIn(const PotId& pot) const;
    /// The run that stands at `station`; nullptr when none does.
    [[nodiscard]] const Run* runAt(const StationId& station) const;
    /// The run that stood at `station` at `instant`; nullptr when none did or it is forgotten.
    [[nodiscard]] const Run* runAt(const StationId& station, Instant instant) const;
    /// The index of the crew that stood at `station` at `instant`; 0 when unknown.
    [[nodiscard]] std::uint64_t crewAt(const StationId& station, Instant instant) const;
    /// Share of the gather lost for `product`, learned or set.
    [[nodiscard]] double gatherLossOf(const ProductCode& product) const;
    /// Glass that `pieces` of `product` draw from a melt, kg; 0 when the product's gather is unknown.
    [[nodiscard]] double drawOf(const ProductCode& product, std::int64_t pieces) const;
    /// Workable glass left: what is in the pot less its heel, kg.
    [[nodiscard]] double workableKg(const Melt& melt) const;
};

/// Folds one event into the workshop; events come in order of seq without holes.
void evolve(Workshop& workshop, const Event& event);

} // namespace gaffer

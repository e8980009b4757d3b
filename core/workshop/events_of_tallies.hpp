#pragma once

#include "core/piece/counting.hpp"
#include "core/piece/tally.hpp"
#include "core/workshop/event_form.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What happens to counts.
namespace gaffer {

/// Pieces were counted.
struct TallyRecorded {
    using Self = TallyRecorded;
    Tally tally;
    GAFFER_EVENT("tally.recorded", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"tally", &Self::tally}); }
};

/// A tally was taken back.
struct TallyUndone {
    using Self = TallyUndone;
    TallyId tally;
    std::string reason;
    GAFFER_EVENT("tally.undone", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"tally", &Self::tally}, Field{"reason", &Self::reason}); }
};

/// A tally was corrected: `was` stays in the log, `now` counts.
struct TallyCorrected {
    using Self = TallyCorrected;
    Tally was;
    Tally now;
    std::string reason;
    GAFFER_EVENT("tally.corrected", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"was", &Self::was}, Field{"now", &Self::now}, Field{"reason", &Self::reason});
    }
};

/// A piece counter moved; pieces it adds stand in a tally of the same batch.
struct CounterMoved {
    using Self = CounterMoved;
    StationId station;
    std::int64_t raw{};
    CounterStep step{};
    std::int64_t pieces{};
    GAFFER_EVENT("counter.moved", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &Self::station}, Field{"raw", &Self::raw}, Field{"step", &Self::step},
                    Field{"pieces", &Self::pieces});
    }
};

/// A wired piece counter cannot be believed any more, or can again; meanwhile mould edges and taps stand in for it.
struct CounterTrustChanged {
    using Self = CounterTrustChanged;
    StationId station;
    bool trusted{};
    std::string reason;
    GAFFER_EVENT("counter.trust-changed", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &Self::station}, Field{"trusted", &Self::trusted}, Field{"reason", &Self::reason});
    }
};

/// A tally on the to-explain list was explained.
struct TallyExplained {
    using Self = TallyExplained;
    TallyId tally;
    std::string note;
    GAFFER_EVENT("tally.explained", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"tally", &Self::tally}, Field{"note", &Self::note}); }
};

} // namespace gaffer

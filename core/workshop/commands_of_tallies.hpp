#pragma once

#include "core/order/order.hpp"
#include "core/piece/tally.hpp"
#include "core/workshop/command_form.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Commands that count pieces.
namespace gaffer {

/// Counts pieces. Never refused for bookkeeping: what does not fit goes on the to-explain list. A defect code means grade reject.
struct AddTally {
    using Self = AddTally;
    StationId station;
    CountingPlace place{CountingPlace::HotEnd};
    std::optional<Grade> grade;
    DefectCode defect;
    std::int64_t pieces{1};
    /// When they were made: both may be left out. A past time books the pieces back to the run, crew and melt that then stood.
    std::optional<Instant> madeFrom;
    std::optional<Instant> madeTo;
    std::optional<Instant> foundAt;
    TallySource source{TallySource::Tap};
    std::optional<RunId> run;
    std::optional<MouldCopyId> mould;
    GAFFER_COMMAND("tally.add", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &Self::station, Need::Required}, Field{"place", &Self::place}, Field{"grade", &Self::grade},
                    Field{"defect", &Self::defect}, Field{"pieces", &Self::pieces}, Field{"madeFrom", &Self::madeFrom},
                    Field{"madeTo", &Self::madeTo}, Field{"foundAt", &Self::foundAt}, Field{"source", &Self::source},
                    Field{"run", &Self::run}, Field{"mould", &Self::mould});
    }
};

/// Takes a tally back: the last one of the station when none is named. Workers within 10 s, leaders at any time.
struct UndoTally {
    using Self = UndoTally;
    StationId station;
    std::optional<TallyId> tally;
    std::string reason;
    GAFFER_COMMAND("tally.undo", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &Self::station}, Field{"tally", &Self::tally}, Field{"reason", &Self::reason});
    }
};

/// Corrects a tally: what is given replaces what stood, the old values stay in the log.
struct CorrectTally {
    using Self = CorrectTally;
    TallyId tally;
    std::optional<std::int64_t> pieces;
    std::optional<Grade> grade;
    std::optional<DefectCode> defect;
    std::optional<RunId> run;
    std::optional<Instant> madeFrom;
    std::string reason;
    GAFFER_COMMAND("tally.correct", leaders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"tally", &Self::tally, Need::Required}, Field{"pieces", &Self::pieces}, Field{"grade", &Self::grade},
                    Field{"defect", &Self::defect}, Field{"run", &Self::run}, Field{"madeFrom", &Self::madeFrom},
                    Field{"reason", &Self::reason, Need::Required});
    }
};

/// Explains a tally on the to-explain list.
struct ExplainTally {
    using Self = ExplainTally;
    TallyId tally;
    std::string note;
    GAFFER_COMMAND("tally.explain", leaders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"tally", &Self::tally, Need::Required}, Field{"note", &Self::note, Need::Required});
    }
};

} // namespace gaffer

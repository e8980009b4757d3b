#pragma once

#include "core/base/field.hpp"
#include "core/base/ids.hpp"
#include "core/base/instant.hpp"
#include "core/crew/crew.hpp"
#include "core/order/order.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gaffer {

/// Who allowed what against a guard, and why.
struct Override {
    WorkerNo by;
    std::string reason;
    /// The guards that were overridden, as fault keys.
    std::vector<std::string> guards;
    bool operator==(const Override&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"by", &Override::by}, Field{"reason", &Override::reason}, Field{"guards", &Override::guards});
    }
};

/// What was counted in a stretch of time at a station.
struct Counts {
    std::int64_t made{};
    /// Rejects and reworks found at the hot end; they reclassify, made is unchanged.
    std::int64_t hotDefects{};
    /// Pieces sorted at selection, by grade.
    std::int64_t gradeA{};
    std::int64_t gradeB{};
    std::int64_t gradeC{};
    /// Rejects and reworks found at selection or later.
    std::int64_t coldDefects{};
    /// Pieces that passed the lehr entry and packing where these are counted.
    std::int64_t lehrEntry{};
    std::int64_t packed{};
    bool operator==(const Counts&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"made", &Counts::made}, Field{"hotDefects", &Counts::hotDefects}, Field{"gradeA", &Counts::gradeA},
                    Field{"gradeB", &Counts::gradeB}, Field{"gradeC", &Counts::gradeC},
                    Field{"coldDefects", &Counts::coldDefects}, Field{"lehrEntry", &Counts::lehrEntry},
                    Field{"packed", &Counts::packed});
    }
};

/// A stretch of one job on one station.
struct Run {
    RunId id;
    StationId station;
    Job job;
    GlassCode glass;
    /// The melt it draws from; 0 when unknown or when a tube lot is its source.
    MeltId melt;
    TubeLotId tubeLot;
    MouldCopyId mould;
    Instant startedAt{};
    std::optional<Instant> endedAt;
    std::optional<Override> override;
    Counts counts;
    bool operator==(const Run&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &Run::id}, Field{"station", &Run::station}, Field{"job", &Run::job}, Field{"glass", &Run::glass},
                    Field{"melt", &Run::melt}, Field{"tubeLot", &Run::tubeLot}, Field{"mould", &Run::mould},
                    Field{"startedAt", &Run::startedAt}, Field{"endedAt", &Run::endedAt}, Field{"override", &Run::override},
                    Field{"counts", &Run::counts});
    }
};

/// A stop of a station; without a reason it waits to be explained.
struct Stop {
    StopId id;
    StationId station;
    RunId run;
    Instant from{};
    std::optional<Instant> to;
    ReasonCode reason;
    std::string note;
    bool operator==(const Stop&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &Stop::id}, Field{"station", &Stop::station}, Field{"run", &Stop::run},
                    Field{"from", &Stop::from}, Field{"to", &Stop::to}, Field{"reason", &Stop::reason},
                    Field{"note", &Stop::note});
    }
};

/// How far a call for help has come.
enum class CallStep : std::uint8_t { Called, Coming, Over };
template <> inline constexpr std::array enumNames<CallStep>{
    EnumName<CallStep>{CallStep::Called, "called"},
    EnumName<CallStep>{CallStep::Coming, "coming"},
    EnumName<CallStep>{CallStep::Over, "over"},
};

/// A station's call for somebody, until it is over.
struct HelpCall {
    Role whom{Role::Supervisor};
    Instant since{};
    /// Who said that he comes; empty until then.
    WorkerNo coming;
    bool operator==(const HelpCall&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"whom", &HelpCall::whom}, Field{"since", &HelpCall::since}, Field{"coming", &HelpCall::coming});
    }
};

/// The last raw value of a piece counter that was recorded, and when.
struct CounterState {
    std::int64_t raw{};
    Instant at{};
    bool operator==(const CounterState&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"raw", &CounterState::raw}, Field{"at", &CounterState::at}); }
};

/// A blowing station as it stands.
struct Station {
    StationId id;
    std::vector<Job> queue;
    /// The run that stands now; 0 when none.
    RunId run;
    StopId stop;
    /// Index into Workshop::crews; 0 when nobody is assigned.
    std::uint64_t crew{};
    /// Mould copies mounted; a station may alternate two.
    std::vector<MouldCopyId> moulds;
    std::optional<CounterState> counter;
    /// False while the wired counter cannot be believed.
    bool counterTrusted{true};
    /// Pieces that taps and mould edges counted since the counter was last recorded; the counter's next move holds them too.
    std::int64_t standIn{};
    /// The last recorded position of the mould switch; nothing before the first.
    std::optional<bool> mouldClosed;
    /// Counted since the current run began, or since the last run ended.
    Counts stretch;
    /// When that stretch began.
    Instant stretchSince{};
    /// Counted since Gaffer knows the station.
    Counts total;
    std::optional<Instant> lastPiece;
    /// Help it waits for; nothing when it called nobody.
    std::optional<HelpCall> call;
    bool operator==(const Station&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &Station::id}, Field{"queue", &Station::queue}, Field{"run", &Station::run},
                    Field{"stop", &Station::stop}, Field{"crew", &Station::crew}, Field{"moulds", &Station::moulds},
                    Field{"counter", &Station::counter}, Field{"counterTrusted", &Station::counterTrusted},
                    Field{"standIn", &Station::standIn}, Field{"mouldClosed", &Station::mouldClosed},
                    Field{"stretch", &Station::stretch}, Field{"stretchSince", &Station::stretchSince},
                    Field{"total", &Station::total}, Field{"lastPiece", &Station::lastPiece}, Field{"call", &Station::call});
    }
};

} // namespace gaffer

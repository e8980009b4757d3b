#pragma once

#include "core/order/product.hpp"
#include "core/workshop/commands_of_melts.hpp"
#include "core/workshop/commands_of_notes.hpp"
#include "core/workshop/commands_of_stations.hpp"
#include "core/workshop/commands_of_tallies.hpp"
#include "core/workshop/floor.hpp"

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// Every command: its method name, who may give it, and its parameters. Ids that a person leaves out are found from what stands.
namespace gaffer {

/// Types the value of a point: any wired point, `POT.glass`, `POT.level`, `FURNACE.crown`, or a meter's id.
struct TypeReading {
    using Self = TypeReading;
    PointName point;
    double value{};
    std::string unit;
    std::optional<Instant> readAt;
    GAFFER_COMMAND("reading.type", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"point", &Self::point, Need::Required}, Field{"value", &Self::value, Need::Required},
                    Field{"unit", &Self::unit}, Field{"readAt", &Self::readAt});
    }
};

/// Notes that the acting worker signed in at the acting seat.
struct SignIn {
    using Self = SignIn;
    WorkerNo worker;
    GAFFER_COMMAND("crew.signIn", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"worker", &Self::worker, Need::Required}); }
};

/// Notes that a worker signed out at the acting seat.
struct SignOut {
    using Self = SignOut;
    WorkerNo worker;
    GAFFER_COMMAND("crew.signOut", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"worker", &Self::worker, Need::Required}); }
};

/// Takes over imported rows, all or none; made by the import reader, not typed by people.
struct ImportRows {
    using Self = ImportRows;
    std::string what;
    std::vector<Product> products;
    std::vector<Order> orders;
    std::vector<Mould> moulds;
    std::vector<Worker> workers;
    std::vector<Recipe> recipes;
    GAFFER_COMMAND("import.rows", leaders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"what", &Self::what, Need::Required}, Field{"products", &Self::products},
                    Field{"orders", &Self::orders}, Field{"moulds", &Self::moulds}, Field{"workers", &Self::workers},
                    Field{"recipes", &Self::recipes});
    }
};

/// What can be commanded.
using CommandKinds =
    std::variant<ChargeMelt, AdvanceMelt, CheckBubbles, HoldMelt, DumpMelt, SetMeltWindow, TakeMeltLevel, SkimMelt,
                 ReceiveTubeLot, SetQueue, AddToQueue, Dispatch, StartRun, EndRun, DrawFrom, AddTally, UndoTally, CorrectTally,
                 ExplainTally, BeginStop, EndStop, ExplainStop, CallHelp, MountMould, UnmountMould, CareMould, AssignCrew,
                 TypeReading, SignIn, SignOut, ImportRows, AddNote, WithdrawNote>;

/// One of CommandKinds. Copying, comparing and destroying so many kinds is compiled once and not in every source that holds one.
struct Command : CommandKinds {
    Command();
    /// Takes one kind.
    template <class Kind>
    requires std::constructible_from<CommandKinds, std::in_place_type_t<Kind>, Kind> Command(Kind kind)
        : CommandKinds{std::in_place_type<Kind>, std::move(kind)}
    {
    }
    Command(const Command&);
    Command(Command&&) noexcept;
    Command& operator=(const Command&);
    Command& operator=(Command&&) noexcept;
    ~Command();
    bool operator==(const Command& other) const;
};

/// The method name of a command.
std::string_view methodOf(const Command& command);

/// The roles that may give a command.
RoleSet rolesOf(const Command& command);

} // namespace gaffer

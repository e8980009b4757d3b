#include "app/ctl/board_text.hpp"
#include "app/ctl/offline.hpp"
#include "app/ctl/service_link.hpp"
#include "app/ctl/text_table.hpp"
#include "app/ctl/verbs.hpp"
#include "core/wire/answers.hpp"
#include "core/wire/queries.hpp"

#include <algorithm>
#include <map>
#include <unistd.h>

namespace gaffer::ctl {
namespace {

/// Prints a list as JSON or as a table of some of its members.
void printList(const CtlContext& context, const std::string& json, const std::vector<std::string>& members)
{
    context.out << (context.json ? wire::pretty(json) + "\n" : tableOf(json, members));
}

/// Columns of the tables; the JSON has all members.
const std::vector<std::string>& membersOf(const std::string& what)
{
    static const std::map<std::string, std::vector<std::string>> members{
        {"stations",
         {"id", "state", "product", "run", "made", "good", "defects", "counterRaw", "mouldCopy", "mouldCycles", "pot",
          "minutesLeft", "reason", "queue"}},
        {"melts",
         {"pot", "melt", "stage", "glass", "temperature", "leftKg", "workableKg", "minutesLeft", "finedMinutes", "bubbleAccepted",
          "reason"}},
        {"moulds", {"id", "type", "state", "station", "cycles", "lifeCycles", "sinceCare", "careEvery", "fitness"}},
        {"orders", {"id", "product", "nameEn", "quantity", "made", "defects", "accepted", "due", "customer", "late", "stations"}},
        {"points", {"name", "value", "unit", "quality", "reason", "time", "raw"}},
    };
    return members.at(what);
}

Result<std::string> pointsOffline(const WorkshopFolder& folder, const std::vector<std::string>& names)
{
    const auto offline = openOffline(folder);
    if (!offline) return offline.error();
    std::vector<PointView> views = pointViews({offline->workshop, offline->live, offline->names, offline->lastTime});
    for (const std::string& name : names)
        // A name that is mistyped must not look like a point without a value.
        if (std::none_of(views.begin(), views.end(), [&](const PointView& view) { return view.name.value == name; }))
            return Fault{FaultCode::NotFound, "point.unknown", "there is no point " + name, {name}};
    if (!names.empty())
        std::erase_if(
            views, [&](const PointView& view) { return std::find(names.begin(), names.end(), view.name.value) == names.end(); });
    return wire::write(views);
}

Result<std::string> pointsOnline(const CtlContext& context, const std::vector<std::string>& names)
{
    auto link = ServiceLink::open(context);
    if (!link) return link.error();
    std::vector<std::string> quoted;
    for (const std::string& name : names) quoted.push_back(wire::writeText(name));
    return link->call("points.get", R"({"names":)" + wire::writeList(quoted) + "}");
}

/// The last known state, marked as such by its values: for the morning after the power cut.
CtlExit boardOffline(const CtlContext& context, const std::string& language)
{
    const auto offline = openOffline(*context.folder);
    if (!offline) return failed(context, offline.error());
    const ViewSource source{offline->workshop, offline->live, offline->names, offline->lastTime};
    const Board board{shopView(source), furnaceViews(source), meltViews(source), stationViews(source), offline->lastTime};
    context.out << boardText(board, language.empty() ? offline->language : language) << std::flush;
    return CtlExit::Done;
}

template <class View, class Key> void merge(std::vector<View>& known, const std::vector<View>& changed, Key key)
{
    for (const View& view : changed) {
        const auto same = std::find_if(known.begin(), known.end(), [&](const View& each) { return key(each) == key(view); });
        if (same == known.end())
            known.push_back(view);
        else
            *same = view;
    }
}

void merge(Board& board, const wire::TopicUpdate& update)
{
    // What is not in a whole picture is gone.
    if (update.whole) board = {};
    board.now = update.now;
    if (update.shop) board.shop = *update.shop;
    merge(board.furnaces, update.furnaces, [](const FurnaceView& view) { return view.id; });
    merge(board.melts, update.melts, [](const MeltView& view) { return view.pot; });
    merge(board.stations, update.stations, [](const StationView& view) { return view.id; });
}

/// Shows the board each second until the service is gone.
CtlExit watchBoard(const CtlContext& context, ServiceLink& link, const std::string& language, bool watch)
{
    Board board;
    bool known = false;
    const std::uint64_t id = link.nextId();
    const auto subscribed = link.exchange({wire::encodeSubscribe(id, {"shop", "furnaces", "melts", "stations"})}, id);
    if (!subscribed) return failed(context, subscribed.error());
    if (subscribed->fault) return failed(context, *subscribed->fault);
    for (;;) {
        const auto message = link.next();
        if (!message) return failed(context, message.error());
        if (const auto* update = std::get_if<wire::TopicUpdate>(&*message)) {
            merge(board, *update);
            if (known) continue;
            // From the first picture on the tick alone decides when to draw: once a second is what an eye can follow.
            known = true;
        } else if (const auto* tick = std::get_if<wire::Tick>(&*message); tick != nullptr && known) {
            board.now = tick->now;
        } else {
            continue;
        }
        // A file or a pipe gets one board after the other, a terminal the newest in place.
        if (watch && isatty(STDOUT_FILENO) != 0) context.out << "\033[H\033[J";
        context.out << boardText(board, language) << (watch ? "\n" : "") << std::flush;
        if (!watch || !context.out) return CtlExit::Done;
    }
}

} // namespace

CtlExit points(const CtlContext& context, const std::vector<std::string>& names)
{
    const bool online = serviceRuns(context);
    const auto json = online ? pointsOnline(context, names) : pointsOffline(*context.folder, names);
    if (!json) return failed(context, json.error());
    printList(context, textsAsValues(*json), membersOf("points"));
    return CtlExit::Done;
}

CtlExit list(const CtlContext& context, const std::string& what)
{
    auto link = ServiceLink::open(context);
    if (!link) return failed(context, link.error());
    const auto json = link->call(what + ".get", "{}");
    if (!json) return failed(context, json.error());
    printList(context, *json, membersOf(what));
    return CtlExit::Done;
}

CtlExit board(const CtlContext& context, const std::string& language, bool watch)
{
    if (!serviceRuns(context)) return boardOffline(context, language);
    auto link = ServiceLink::open(context);
    if (!link) return failed(context, link.error());
    // As the workshop speaks, unless asked otherwise.
    const std::string spoken = language.empty() ? link->hello().language : language;
    return watchBoard(context, *link, spoken, watch);
}

CtlExit call(const CtlContext& context, const std::string& method, const std::string& params)
{
    if (!params.empty() && !wire::isJson(params)) {
        // Told here, before anything is sent: usage, not a failure of the service.
        context.err << "gafferctl: the parameters are no JSON: " << params << '\n';
        return CtlExit::BadUsage;
    }
    auto link = ServiceLink::open(context);
    if (!link) return failed(context, link.error());
    const auto json = link->call(method, params);
    if (!json) return failed(context, json.error());
    context.out << *json << '\n';
    return CtlExit::Done;
}

CtlExit methods(const CtlContext& context)
{
    const std::vector<wire::MethodInfo> all = wire::allMethods();
    if (context.json) {
        context.out << wire::pretty(wire::write(all)) << '\n';
        return CtlExit::Done;
    }
    for (const wire::MethodInfo& method : all) {
        context.out << method.name << '\n';
        for (const wire::ParameterInfo& parameter : method.params)
            context.out << "    " << parameter.name << (parameter.required ? " (required): " : ": ") << parameter.type << '\n';
        std::string roles;
        for (const Role role : method.roles) roles += (roles.empty() ? "" : ", ") + std::string{nameOf(role)};
        context.out << "    for " << roles << (method.signedIn ? "" : ", also without signing in") << '\n';
    }
    return CtlExit::Done;
}

} // namespace gaffer::ctl

#include "core/workshop/decide.hpp"

#include "core/base/check.hpp"
#include "core/workshop/refusals.hpp"
#include "tests/support/shop.hpp"

#include <functional>
#include <limits>
#include <set>

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

const PotId p1{"P1"};
const StationId b01{"B01"};
const StationId b02{"B02"};
const ProductCode goblet{"GB-350"};
const ProductCode vase{"VS-120"};
const MouldNo m17{"M-17"};

/// A command that meets one refusal, and what must have happened before.
struct Refused {
    const char* key;
    std::function<Command(Shop&)> prepare;
};

Command afterFining(Shop& shop, bool accepted)
{
    shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
    shop.must(AdvanceMelt{.pot = p1});
    shop.see("io.glass1", 1400);
    shop.must(AdvanceMelt{.pot = p1});
    shop.wait(9h);
    if (accepted) shop.must(CheckBubbles{.pot = p1, .accepted = true});
    return AdvanceMelt{.pot = p1};
}

const std::vector<Refused>& refusedMelts()
{
    static const std::vector<Refused> rows{
        {"charge.amount", [](Shop&) { return ChargeMelt{.pot = p1}; }},
        {"charge.amount", [](Shop&) { return ChargeMelt{.pot = p1, .rawKg = std::numeric_limits<double>::quiet_NaN()}; }},
        {"charge.amount", [](Shop&) { return ChargeMelt{.pot = p1, .rawKg = 100'001}; }},
        {"charge.full", [](Shop&) { return ChargeMelt{.pot = p1, .rawKg = 510.1}; }},
        {"charge.stage",
         [](Shop& shop) {
             shop.meltGlass();
             return ChargeMelt{.pot = p1, .rawKg = 1};
         }},
        {"level.range",
         [](Shop& shop) {
             shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
             return TakeMeltLevel{.pot = p1, .leftKg = 510.1};
         }},
        {"melt.bubbleEarly",
         [](Shop& shop) {
             shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
             return CheckBubbles{.pot = p1, .accepted = true};
         }},
        {"melt.guardBubble", [](Shop& shop) { return afterFining(shop, false); }},
        {"melt.guardWindow", [](Shop& shop) { return afterFining(shop, true); }},
        {"melt.guardFining",
         [](Shop& shop) {
             shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
             shop.must(AdvanceMelt{.pot = p1});
             shop.see("io.glass1", 1400);
             shop.must(AdvanceMelt{.pot = p1});
             return AdvanceMelt{.pot = p1};
         }},
        {"melt.guardHot",
         [](Shop& shop) {
             shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
             shop.must(AdvanceMelt{.pot = p1});
             return AdvanceMelt{.pot = p1};
         }},
        {"melt.guardPortions",
         [](Shop& shop) {
             shop.must(ChargeMelt{.pot = p1, .rawKg = 100, .of = 3});
             return AdvanceMelt{.pot = p1};
         }},
        {"melt.stageOrder",
         [](Shop& shop) {
             shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
             return HoldMelt{.pot = p1, .hold = false};
         }},
        {"pot.empty", [](Shop&) { return SkimMelt{.pot = p1, .kg = 1}; }},
        {"pot.unknown", [](Shop&) { return AdvanceMelt{.pot = PotId{"P9"}}; }},
        {"reason.needed",
         [](Shop& shop) {
             shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
             return HoldMelt{.pot = p1};
         }},
        {"recipe.unknown", [](Shop&) { return ChargeMelt{.pot = p1, .recipe = RecipeId{"none"}, .rawKg = 10}; }},
        {"quantity.range", [](Shop&) { return ReceiveTubeLot{.lot = TubeLotId{"T1"}, .kg = 0}; }},
        {"window.order",
         [](Shop& shop) {
             shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
             return SetMeltWindow{.pot = p1, .low = 1150, .high = 1150};
         }},
    };
    return rows;
}

const std::vector<Refused>& refusedStations()
{
    static const std::vector<Refused> rows{
        {"call.already",
         [](Shop& shop) {
             shop.must(CallHelp{.station = b02});
             return CallHelp{.station = b02};
         }},
        {"call.none", [](Shop&) { return CallHelp{.station = b02, .step = CallStep::Coming}; }},
        {"crew.worker",
         [](Shop&) {
             return AssignCrew{.station = b02, .members = {{WorkerNo{"99"}, "blower"}}};
         }},
        {"crew.worker", [](Shop&) { return SignIn{.worker = WorkerNo{"99"}}; }},
        {"dispatch.none", [](Shop&) { return Dispatch{}; }},
        {"import.empty", [](Shop&) { return ImportRows{.what = "products"}; }},
        {"melt.capacity",
         [](Shop& shop) {
             shop.meltGlass();
             shop.must(StartRun{.station = b02, .product = goblet});
             shop.must(AddTally{.station = b02, .pieces = 2000});
             return StartRun{.station = b02, .product = goblet, .pot = p1};
         }},
        {"melt.noneWorkable", [](Shop&) { return StartRun{.station = b02, .product = goblet}; }},
        {"melt.notWorkable",
         [](Shop& shop) {
             shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
             return StartRun{.station = b02, .product = goblet, .pot = p1};
         }},
        {"melt.otherGlass",
         [](Shop& shop) {
             shop.meltGlass();
             return StartRun{.station = b02, .product = vase, .pot = p1};
         }},
        {"mould.mountFirst", [](Shop&) { return CareMould{.mould = m17, .copy = 1, .state = MouldState::OnStation}; }},
        {"mould.notFit",
         [](Shop& shop) {
             shop.must(CareMould{.mould = m17, .copy = 1, .state = MouldState::Cracked});
             return MountMould{.station = b02, .mould = m17, .copy = 1};
         }},
        {"mould.notMounted",
         [](Shop& shop) {
             shop.must(MountMould{.station = b01, .mould = m17});
             return MountMould{.station = b02, .mould = m17};
         }},
        {"mould.taken",
         [](Shop& shop) {
             shop.must(MountMould{.station = b01, .mould = m17});
             return MountMould{.station = b02, .mould = m17, .copy = 1};
         }},
        {"mould.unknown", [](Shop&) { return MountMould{.station = b02, .mould = MouldNo{"M-99"}}; }},
        {"mould.unknown", [](Shop&) { return CareMould{.mould = m17, .copy = 2}; }},
        {"mould.unmountNone", [](Shop&) { return UnmountMould{.station = b02}; }},
        {"order.unknown",
         [](Shop&) {
             return AddToQueue{.station = b02, .line = OrderLine{OrderNo{"9"}, 1}};
         }},
        {"override.leadersOnly",
         [](Shop& shop) {
             shop.actor.role = Role::Maintenance;
             return StartRun{.station = b02, .product = goblet, .override = true, .reason = "hurry"};
         }},
        {"override.reasonNeeded", [](Shop&) { return StartRun{.station = b02, .product = goblet, .override = true}; }},
        {"product.unknown", [](Shop&) { return AddToQueue{.station = b02, .product = ProductCode{"ZZ"}}; }},
        {"quantity.range", [](Shop&) { return StartRun{.station = b02, .product = goblet, .pieces = 1'000'001}; }},
        {"reading.name", [](Shop&) { return TypeReading{.point = PointName{std::string(65, 'x')}}; }},
        {"reason.unknown", [](Shop&) { return BeginStop{.station = b02, .reason = ReasonCode{"lunch"}}; }},
        {"run.noJob", [](Shop&) { return StartRun{.station = b02}; }},
        {"run.none", [](Shop&) { return DrawFrom{.station = b02, .pot = p1}; }},
        {"station.unknown", [](Shop&) { return EndRun{.station = StationId{"B99"}}; }},
        {"stop.already",
         [](Shop& shop) {
             shop.must(BeginStop{.station = b02});
             return BeginStop{.station = b02};
         }},
        {"stop.none", [](Shop&) { return EndStop{.station = b02}; }},
        {"stop.unknown", [](Shop&) { return ExplainStop{.stop = StopId{77}, .reason = ReasonCode{"safety"}}; }},
        {"tubeLot.unknown",
         [](Shop&) { return StartRun{.station = StationId{"L01"}, .product = goblet, .tubeLot = TubeLotId{"T9"}}; }},
    };
    return rows;
}

const std::vector<Refused>& refusedTallies()
{
    static const std::vector<Refused> rows{
        {"defect.unknown", [](Shop&) { return AddTally{.station = b02, .defect = DefectCode{"X99"}}; }},
        {"quantity.range", [](Shop&) { return AddTally{.station = b02, .pieces = 100'001}; }},
        {"quantity.range", [](Shop&) { return AddTally{.station = b02, .pieces = std::numeric_limits<std::int64_t>::min()}; }},
        {"run.unknown", [](Shop&) { return AddTally{.station = b02, .run = RunId{77}}; }},
        {"tally.leadersOnly",
         [](Shop& shop) {
             shop.actor.role = Role::Tender;
             return AddTally{.station = b02, .pieces = -1};
         }},
        {"tally.source", [](Shop&) { return AddTally{.station = b02, .source = TallySource::Counter}; }},
        {"reason.needed",
         [](Shop& shop) {
             const Answer answer = shop.must(AddTally{.station = b02});
             return CorrectTally{.tally = TallyId{answer.number}, .pieces = 2, .reason = " \u3000 "};
         }},
        {"tally.noneToUndo", [](Shop&) { return UndoTally{.station = b02}; }},
        {"tally.tooLate",
         [](Shop& shop) {
             shop.must(AddTally{.station = b02});
             shop.wait(13s);
             shop.actor.role = Role::Worker;
             return UndoTally{.station = b02};
         }},
        {"tally.unknown", [](Shop&) { return CorrectTally{.tally = TallyId{77}, .pieces = 1, .reason = "x"}; }},
        {"tally.unknown", [](Shop&) { return ExplainTally{.tally = TallyId{77}, .note = "x"}; }},
        {"reason.needed",
         [](Shop& shop) {
             const Answer answer = shop.must(AddTally{.station = b02});
             return ExplainTally{.tally = TallyId{answer.number}};
         }},
    };
    return rows;
}

const std::vector<Refused>& refusedNotes()
{
    static const std::vector<Refused> rows{
        {"note.notYours",
         [](Shop& shop) {
             const NoteId note{shop.must(AddNote{.from = shop.now, .text = "gas cut"}).number};
             shop.actor = {"8", Role::Worker, {}};
             return WithdrawNote{note};
         }},
        {"note.points",
         [](Shop& shop) {
             return AddNote{.points = std::vector(9, PointName{"P1.glass"}), .from = shop.now, .text = "gas cut"};
         }},
        {"note.span", [](Shop& shop) { return AddNote{.from = shop.now + std::chrono::hours{1}, .text = "gas cut"}; }},
        {"note.text", [](Shop& shop) { return AddNote{.from = shop.now}; }},
        {"note.unknown", [](Shop&) { return WithdrawNote{NoteId{77}}; }},
    };
    return rows;
}

std::vector<Refused> allRefused()
{
    std::vector<Refused> rows = refusedMelts();
    for (const auto* more : {&refusedStations(), &refusedTallies(), &refusedNotes()})
        rows.insert(rows.end(), more->begin(), more->end());
    return rows;
}

TEST(Refused, EveryKeyIsReachedByACommand)
{
    std::set<std::string_view> reached;
    for (const Refused& row : allRefused()) reached.insert(row.key);
    for (const RefusalText& text : allRefusals()) EXPECT_TRUE(reached.contains(text.key)) << text.key;
}

TEST(Refused, CommandsLeaveNoTrace)
{
    for (const Refused& row : allRefused()) {
        Shop shop;
        const Command command = row.prepare(shop);
        const Workshop before = shop.workshop;
        const std::size_t events = shop.log.size();
        EXPECT_EQ(shop.refused(command), row.key) << methodOf(command);
        EXPECT_TRUE(shop.workshop == before) << row.key;
        EXPECT_EQ(shop.log.size(), events) << row.key;
    }
}

TEST(Refused, CommandsAreToldWholeSentencesInBothLanguages)
{
    for (const Refused& row : allRefused()) {
        Shop shop;
        const auto answer = shop.give(row.prepare(shop));
        ASSERT_FALSE(answer) << row.key;
        const Fault& fault = answer.error();
        const std::string english = sentenceOf(fault, "en");
        const std::string chinese = sentenceOf(fault, "zh_CN");
        EXPECT_EQ(fault.text, english) << row.key;
        EXPECT_NE(english, chinese) << row.key;
        for (const std::string& sentence : {english, chinese})
            EXPECT_EQ(sentence.find('%'), std::string::npos) << row.key << ": a place was not filled: " << sentence;
        for (const std::string& detail : fault.details)
            EXPECT_NE(english.find(detail), std::string::npos) << row.key << " does not say " << detail << ": " << english;
    }
}

TEST(Refused, StayRefusedWhenTheyAreAskedAgain)
{
    for (const Refused& row : allRefused()) {
        Shop shop;
        const Command command = row.prepare(shop);
        const auto first = shop.give(command);
        const auto second = shop.give(command);
        ASSERT_FALSE(first || second) << row.key;
        EXPECT_EQ(first.error(), second.error());
    }
}

/// The roles that may give each command, one letter each: Worker, Supervisor, Tender, manaGer, Maintenance, Admin.
struct Allowed {
    Command command;
    const char* roles;
};

TEST(Roles, AreThoseOfTheContract)
{
    const std::vector<Allowed> table{
        {ChargeMelt{}, "STGA"},     {AdvanceMelt{}, "STGA"},   {CheckBubbles{}, "STGA"},  {HoldMelt{}, "STGA"},
        {DumpMelt{}, "STGA"},       {SetMeltWindow{}, "STGA"}, {TakeMeltLevel{}, "STGA"}, {SkimMelt{}, "STGA"},
        {ReceiveTubeLot{}, "STGA"}, {SetQueue{}, "SGA"},       {AddToQueue{}, "SGA"},     {Dispatch{}, "SGA"},
        {StartRun{}, "WSTGMA"},     {EndRun{}, "WSTGMA"},      {DrawFrom{}, "WSTGMA"},    {AddTally{}, "WSTGMA"},
        {UndoTally{}, "WSTGMA"},    {CorrectTally{}, "SGA"},   {ExplainTally{}, "SGA"},   {BeginStop{}, "WSTGMA"},
        {EndStop{}, "WSTGMA"},      {ExplainStop{}, "WSTGMA"}, {MountMould{}, "WSTGMA"},  {UnmountMould{}, "WSTGMA"},
        {CareMould{}, "WSTGMA"},    {AssignCrew{}, "SGA"},     {TypeReading{}, "WSTGMA"}, {SignIn{}, "WSTGMA"},
        {SignOut{}, "WSTGMA"},      {ImportRows{}, "SGA"},     {CallHelp{}, "WSTGMA"},    {AddNote{}, "WSTGMA"},
        {WithdrawNote{}, "WSTGMA"},
    };
    EXPECT_EQ(table.size(), std::variant_size_v<CommandKinds>);
    const std::map<Role, char> letters{{Role::Worker, 'W'},  {Role::Supervisor, 'S'},  {Role::Tender, 'T'},
                                       {Role::Manager, 'G'}, {Role::Maintenance, 'M'}, {Role::Admin, 'A'}};
    for (const Allowed& row : table)
        for (const auto& [role, letter] : letters)
            EXPECT_EQ(rolesOf(row.command).has(role), std::string_view{row.roles}.find(letter) != std::string_view::npos)
                << methodOf(row.command) << " by " << nameOf(role);
}

TEST(Roles, LeadersAndNobodyElseOverrideAndTakePiecesAway)
{
    for (const auto& row : enumNames<Role>) {
        Shop shop;
        shop.actor.role = row.value;
        const bool leads = leaders.has(row.value);
        EXPECT_EQ(bool{shop.give(StartRun{.station = b02, .product = goblet, .override = true, .reason = "trial"})}, leads)
            << row.name;
        EXPECT_EQ(bool{shop.give(AddTally{.station = b02, .pieces = -1})}, leads) << row.name;
        EXPECT_TRUE(shop.give(AddTally{.station = b02, .pieces = 1})) << row.name;
        shop.wait(1min);
        EXPECT_EQ(bool{shop.give(UndoTally{.station = b02})}, leads) << row.name;
    }
}

TEST(Decide, NeverGoesBackInTime)
{
    Shop shop;
    const Input input{Command{EndRun{.station = b02}}, shop.actor, {}};
    EXPECT_THROW((void)decide(shop.workshop, input, shop.now - 1ms), CheckFailed);
    EXPECT_NO_THROW((void)decide(shop.workshop, input, shop.now));
}

TEST(Decide, WorksWithAClockThatStandsStill)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .glass = GlassCode{"clear"}, .rawKg = 300});
    shop.must(AdvanceMelt{.pot = p1});
    shop.see("io.glass1", 1400);
    shop.must(AdvanceMelt{.pot = p1});
    shop.must(StartRun{.station = b02, .product = goblet, .override = true, .reason = "trial"});
    shop.must(AddTally{.station = b02, .pieces = 4});
    shop.must(BeginStop{.station = b02});
    shop.must(EndStop{.station = b02});
    shop.must(EndRun{.station = b02});
    shop.see("io.count1", 1);
    shop.see("io.count1", 9, goodMark, Observation::Pace::Flush);
    EXPECT_EQ(shop.station("B02").total.made, 4);
    EXPECT_EQ(shop.station("B01").total.made, 8);
    EXPECT_EQ(shop.workshop.time, shop.now);
    EXPECT_EQ(shop.melt("P1").finedFor, Duration{0});
}

TEST(Decide, IsPure)
{
    Shop shop;
    shop.meltGlass();
    const Input input{Command{StartRun{.station = b02, .product = goblet}}, shop.actor, {}};
    const Workshop before = shop.workshop;
    const auto first = decide(shop.workshop, input, shop.now);
    const auto second = decide(shop.workshop, input, shop.now);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->events, second->events);
    EXPECT_EQ(first->number, second->number);
    EXPECT_TRUE(shop.workshop == before);
}

TEST(Decide, TakesProposedQueuesAllOrNone)
{
    Shop shop;
    const Job job{OrderLine{OrderNo{"1042"}, 1}, goblet, 10};
    ASSERT_TRUE(shop.give(ApplyQueues{{SetQueue{b01, {job}}, SetQueue{b02, {job, job}}}}));
    EXPECT_EQ(shop.station("B01").queue.size(), 1U);
    EXPECT_EQ(shop.station("B02").queue.size(), 2U);
    const auto half = shop.give(ApplyQueues{{SetQueue{b01, {}}, SetQueue{StationId{"B99"}, {job}}}});
    ASSERT_FALSE(half);
    EXPECT_EQ(half.error().key, "station.unknown");
    EXPECT_EQ(shop.station("B01").queue.size(), 1U) << "nothing of a proposal that does not fit is taken";
    EXPECT_EQ(shop.give(ApplyQueues{}).error().key, "dispatch.none");
}

TEST(Decide, RecordsNewWiringOnce)
{
    Shop shop;
    Floor floor = shop.workshop.floor;
    floor.name = "Hall 2";
    const std::size_t before = shop.log.size();
    ASSERT_TRUE(shop.give(Configure{floor}));
    ASSERT_TRUE(shop.give(Configure{floor}));
    EXPECT_EQ(shop.log.size(), before + 1);
    EXPECT_EQ(shop.workshop.floor.name, "Hall 2");
}

TEST(Decide, TellsTheNumberThatWasMade)
{
    Shop shop;
    const std::uint64_t next = shop.workshop.nextNumber;
    const Answer melt = shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
    const Answer run = shop.must(StartRun{.station = b02, .product = goblet, .override = true, .reason = "trial"});
    const Answer tally = shop.must(AddTally{.station = b02});
    const Answer stop = shop.must(BeginStop{.station = b02});
    EXPECT_EQ(melt.number, next);
    EXPECT_EQ(run.number, next + 1);
    EXPECT_EQ(tally.number, next + 2);
    EXPECT_EQ(stop.number, next + 3);
    EXPECT_TRUE(shop.workshop.melts.contains(MeltId{melt.number}));
    EXPECT_TRUE(shop.workshop.runs.contains(RunId{run.number}));
    EXPECT_TRUE(shop.workshop.tallies.contains(TallyId{tally.number}));
    EXPECT_TRUE(shop.workshop.stops.contains(StopId{stop.number}));
}

} // namespace
} // namespace gaffer::test

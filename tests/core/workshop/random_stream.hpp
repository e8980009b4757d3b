#pragma once

#include "tests/support/shop.hpp"

#include <array>
#include <random>

namespace gaffer::test {

/// A workshop lived through by chance: commands of every kind, sensible and senseless, live values good and bad, time that stands
/// still or leaps. The same seed gives the same life.
class RandomStream {
public:
    /// Draws everything from `seed`.
    explicit RandomStream(std::uint64_t seed) : m_random{seed}
    {
        Mould second = shop.workshop.moulds.begin()->second.mould;
        second.copy = 2;
        shop.must(ImportRows{.what = "moulds", .moulds = {second}});
        shop.must(ReceiveTubeLot{.lot = TubeLotId{"T1"}, .kg = 500});
        shop.meltGlass();
    }

    /// Lives through `steps` inputs.
    void live(int steps)
    {
        for (int i = 0; i < steps; ++i) step();
    }

    /// One input, refused or not.
    void step()
    {
        static constexpr std::array pauses{0, 0, 1, 700, 5'000, 60'000, 600'000, 3'000'000};
        shop.wait(Duration{pauses[below(pauses.size())]});
        shop.actor.role = enumNames<Role>[below(enumNames<Role>.size())].value;
        InputBody body = below(4) == 0 ? InputBody{observation()} : InputBody{command()};
        inputs.push_back({{body, shop.actor, CommandId{"c-" + std::to_string(inputs.size())}}, shop.now});
        const bool taken = bool{shop.give(std::move(body))};
        ++(taken ? accepted : refused);
    }

    /// An input and when it came.
    struct Timed {
        Input input;
        Instant at{};
    };

    Shop shop;
    /// All inputs so far, in order.
    std::vector<Timed> inputs;
    int accepted{};
    int refused{};

private:
    std::size_t below(std::size_t bound) { return m_random() % bound; }
    bool chance(std::size_t oneIn) { return below(oneIn) == 0; }

    StationId station() { return StationId{std::array{"B01", "B02", "L01", "B99"}[chance(20) ? 3 : below(3)]}; }
    PotId pot() { return PotId{std::array{"P1", "P2", "P9"}[chance(20) ? 2 : below(2)]}; }
    ProductCode product() { return ProductCode{std::array{"GB-350", "VS-120", "ZZ"}[chance(20) ? 2 : below(2)]}; }
    Instant aLittleAgo() { return shop.now - Duration{static_cast<std::int64_t>(below(30 * 3'600'000))}; }
    std::string reason() { return chance(4) ? "" : "for a reason"; }
    TallyId someTally()
    {
        if (shop.workshop.tallies.empty() || chance(10)) return TallyId{below(1000)};
        auto found = shop.workshop.tallies.begin();
        std::advance(found, below(shop.workshop.tallies.size()));
        return found->first;
    }
    std::optional<RunId> someRun()
    {
        if (shop.workshop.runs.empty() || !chance(3)) return std::nullopt;
        auto found = shop.workshop.runs.begin();
        std::advance(found, below(shop.workshop.runs.size()));
        return found->first;
    }
    Grade grade() { return enumNames<Grade>[below(enumNames<Grade>.size())].value; }
    DefectCode defect() { return DefectCode{std::array{"", "", "M04", "F01", "L02", "X99"}[below(6)]}; }

    Observation observation()
    {
        Observation seen;
        const auto add = [&](const char* point, double value) {
            PointValue each;
            each.info.name = PointName{point};
            each.mark = chance(8) ? badMark(Reason::CommTimeout) : goodMark;
            each.value = value;
            each.raw = static_cast<std::int64_t>(value);
            each.time = shop.now;
            seen.values.push_back(each);
        };
        m_counter = chance(40) ? 0 : (m_counter + static_cast<std::int64_t>(below(9))) % 65'536;
        add("io.count1", static_cast<double>(m_counter));
        add("io.closed1", static_cast<double>(below(2)));
        add("io.glass1", std::array{600.0, 1085.0, 1150.0, 1150.0, 1250.0, 1400.0}[below(6)]);
        add("io.crown", 1000.0 + static_cast<double>(below(450)));
        add("io.gas", static_cast<double>(m_gas += static_cast<std::int64_t>(below(5))));
        seen.pace = chance(3) ? Observation::Pace::Flush : Observation::Pace::AtLeisure;
        return seen;
    }

    AddTally tally()
    {
        AddTally add{.station = station()};
        add.place = enumNames<CountingPlace>[below(enumNames<CountingPlace>.size())].value;
        if (chance(2)) add.grade = grade();
        add.defect = defect();
        add.pieces = static_cast<std::int64_t>(below(40)) - 2;
        if (chance(3)) add.madeFrom = aLittleAgo();
        if (chance(4)) add.madeTo = aLittleAgo();
        if (chance(5)) add.foundAt = shop.now + Duration{3000};
        add.source = chance(3) ? TallySource::Paper : TallySource::Tap;
        add.run = someRun();
        return add;
    }

    CorrectTally correction()
    {
        CorrectTally correct{.tally = someTally()};
        if (chance(2)) correct.pieces = static_cast<std::int64_t>(below(50)) - 1;
        if (chance(3)) correct.grade = grade();
        if (chance(3)) correct.defect = defect();
        correct.run = someRun();
        if (chance(4)) correct.madeFrom = aLittleAgo();
        correct.reason = reason();
        return correct;
    }

    Command meltCommand()
    {
        switch (below(8)) {
        case 0:
            return ChargeMelt{pot(), {}, GlassCode{chance(2) ? "clear" : "cobalt"}, 1.0 + static_cast<double>(below(200)), 5, {}};
        case 1: return CheckBubbles{pot(), !chance(4), static_cast<double>(below(30))};
        case 2: return HoldMelt{pot(), !chance(3), chance(3), reason()};
        case 3: return chance(6) ? Command{DumpMelt{pot(), reason()}} : Command{SkimMelt{pot(), static_cast<double>(below(9))}};
        case 4: return SetMeltWindow{pot(), 1050, 1050 + static_cast<double>(below(200))};
        case 5: return TakeMeltLevel{pot(), static_cast<double>(below(400))};
        default: return AdvanceMelt{pot(), {}, chance(2), reason()};
        }
    }

    Command stationCommand()
    {
        switch (below(9)) {
        case 0: return EndRun{station()};
        case 1: return DrawFrom{station(), pot()};
        case 2: return BeginStop{station(), ReasonCode{chance(2) ? "safety" : ""}, ""};
        case 3: return EndStop{station()};
        case 4: return MountMould{station(), MouldNo{"M-17"}, static_cast<std::uint32_t>(below(3)), chance(2), reason()};
        case 5: return UnmountMould{station(), {}};
        case 6: return CareMould{MouldNo{"M-17"}, 1, chance(2) ? std::nullopt : std::optional{MouldState::InStore}, ""};
        case 7: return AssignCrew{station(), chance(3) ? Crew{} : Crew{{WorkerNo{"7"}, "gaffer"}, {WorkerNo{"8"}, "gatherer"}}};
        default: return StartRun{.station = station(), .product = product(), .override = !chance(3), .reason = reason()};
        }
    }

    Command note()
    {
        if (chance(3)) return WithdrawNote{NoteId{below(inputs.size() + 1)}};
        AddNote add{.points = {}, .from = aLittleAgo(), .to = {}, .text = chance(5) ? "" : "the door stood open"};
        if (chance(2)) add.points = {PointName{"P2.glass"}};
        if (chance(2)) add.to = aLittleAgo();
        return add;
    }

    Command command()
    {
        switch (below(11)) {
        case 0:
        case 1: return meltCommand();
        case 2:
        case 3: return stationCommand();
        case 4: return correction();
        case 5: return UndoTally{station(), chance(2) ? std::optional{someTally()} : std::nullopt, ""};
        case 6: return AddToQueue{station(), OrderLine{OrderNo{"1042"}, 1}, {}, static_cast<std::int64_t>(below(20))};
        case 7:
            return TypeReading{PointName{chance(2) ? "P2.glass" : "G1"}, 1100.0 + static_cast<double>(below(300)), "",
                               aLittleAgo()};
        case 8: return note();
        default: return tally();
        }
    }

    std::mt19937_64 m_random;
    std::int64_t m_counter{};
    std::int64_t m_gas{};
};

} // namespace gaffer::test

#include "tests/drivers/support/sim_bus.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

// Whatever happens on a bus, in any order: no wrong value, no errand forgotten, and good values again when it is over.
namespace gaffer {
namespace {

using test::SimBus;
using namespace std::chrono_literals;

class Soak {
public:
    Soak(Transport transport, unsigned seed) : m_chance{seed}, m_tcp{transport == Transport::Tcp}
    {
        BusWiring wiring = transport == Transport::Rtu ? test::rtuBus() : test::tcpBus(502);
        wiring.transport = transport;
        m_bus = std::make_unique<SimBus>(wiring, devices());
        m_bus->slave = [this](std::span<const std::uint8_t> frame, MonoTime) { return answer(frame); };
    }

    /// A few hours in which everything happens, then a quiet minute.
    void play(int events)
    {
        for (int i = 0; i < events; ++i) {
            happen();
            m_bus->run(std::chrono::milliseconds{pick(1, 5'000)});
            check();
        }
        m_hostility = 0;
        m_dead.clear();
        m_bus->plugged = true;
        // Longer than the longest back-off.
        m_bus->run(90s);
        m_bus->scans.clear();
        m_bus->run(20s);
        EXPECT_EQ(SimBus::goodShare(m_bus->scans), 1.0) << firstBad();
        EXPECT_FALSE(m_bus->scans.empty());
        check();
        EXPECT_EQ(m_ended, m_asked);
    }

private:
    int pick(int low, int high) { return std::uniform_int_distribution<int>{low, high}(m_chance); }

    std::vector<DeviceWiring> devices()
    {
        std::vector<DeviceWiring> made;
        for (int unit = 1; unit <= 4; ++unit) {
            std::vector<PointWiring> points;
            for (int i = pick(1, 6); i > 0; --i) {
                const int address = 20 * i + pick(0, 9);
                points.push_back(
                    test::holdingPoint("r" + std::to_string(address), static_cast<std::uint16_t>(address), ValueKind::Uint16));
            }
            made.push_back(test::device("d" + std::to_string(unit), static_cast<std::uint8_t>(unit), std::move(points)));
            made.back().every = std::chrono::milliseconds{pick(2, 20) * 100};
        }
        return made;
    }

    std::vector<test::Delivery> answer(std::span<const std::uint8_t> frame)
    {
        if (m_dead.contains(frame[m_tcp ? 6 : 0])) return {};
        if (pick(1, 100) > m_hostility) return test::spoiled(test::Spoil::Nothing, frame, m_tcp, m_chance);
        return test::spoiled(static_cast<test::Spoil>(pick(1, test::spoils - 1)), frame, m_tcp, m_chance);
    }

    void happen()
    {
        switch (pick(0, 6)) {
        case 0: m_bus->unplug(); break;
        case 1: m_bus->plugged = true; break;
        case 2: m_dead.insert(static_cast<std::uint8_t>(pick(1, 4))); break;
        case 3: m_dead.clear(); break;
        case 4: m_hostility = pick(0, 80); break;
        case 5: reload(); break;
        default: ask();
        }
    }

    void reload()
    {
        std::vector<DevicePlan> plans;
        for (const DeviceWiring& device : devices()) plans.push_back(SimBus::plan(device));
        m_bus->engine->configure(std::move(plans), m_bus->now);
    }

    void ask()
    {
        for (int i = pick(1, 4); i > 0; --i) {
            Errand errand;
            const auto unit = static_cast<std::uint8_t>(pick(1, 5));
            const auto address = static_cast<std::uint16_t>(pick(0, 200));
            errand.request = modbus::readRequest(unit, Table::Holding, address, 1);
            if (pick(0, 1) == 0) errand.rank = Errand::Rank::Write;
            if (pick(0, 2) == 0) errand.topic = "t";
            errand.done = [this, unit, address, ended = std::make_shared<bool>(false)](const ErrandEnd& end) {
                EXPECT_FALSE(std::exchange(*ended, true));
                ++m_ended;
                if (end.kind != AnswerKind::Data) return;
                std::vector<std::uint16_t> word(1);
                modbus::takeRegisters(end.pdu, word);
                EXPECT_EQ(word[0], test::contentOf(unit, 3, address));
            };
            ++m_asked;
            m_bus->engine->ask(std::move(errand), m_bus->now);
        }
    }

    [[nodiscard]] std::string firstBad() const
    {
        for (const Scan& scan : m_bus->scans)
            for (std::size_t i = 0; i < scan.samples.size(); ++i)
                if (!scan.samples[i].mark.good())
                    return scan.layout->points[i].name.value + " is " + scan.samples[i].mark.reasonText();
        return {};
    }

    void check()
    {
        for (const Scan& scan : m_bus->scans) {
            const auto unit = static_cast<std::uint8_t>(std::stoi(scan.layout->device.value.substr(1)));
            for (std::size_t i = 0; i < scan.samples.size(); ++i) {
                if (!scan.samples[i].mark.good()) continue;
                const std::string name = scan.layout->points[i].name.value;
                const auto address = static_cast<std::uint16_t>(std::stoi(name.substr(name.find('r') + 1)));
                EXPECT_EQ(scan.samples[i].value, test::contentOf(unit, 3, address));
            }
        }
        m_bus->scans.clear();
        m_bus->sent.clear();
    }

    std::mt19937 m_chance;
    bool m_tcp;
    std::unique_ptr<SimBus> m_bus;
    std::set<std::uint8_t> m_dead;
    int m_hostility{0};
    int m_asked{0};
    int m_ended{0};
};

class BusSoak : public testing::TestWithParam<Transport> {};

TEST_P(BusSoak, NothingIsWrongForgottenOrLeftBadWhateverHappens)
{
    for (unsigned seed = 1; seed <= 6; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Soak{GetParam(), seed}.play(120);
    }
}

INSTANTIATE_TEST_SUITE_P(Wires, BusSoak, testing::Values(Transport::Tcp, Transport::Rtu, Transport::RtuOverTcp),
                         [](const auto& one) {
                             std::string name{nameOf(one.param)};
                             std::erase(name, '-');
                             return name;
                         });

} // namespace
} // namespace gaffer

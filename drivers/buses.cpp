#include "drivers/buses.hpp"

#include "drivers/bus_driver.hpp"
#include "drivers/profile/profile.hpp"
#include "drivers/profile/profile_file.hpp"

#include <map>
#include <utility>

namespace gaffer {
namespace {

std::vector<DevicePlan> plansFor(const Wiring& wiring, const BusId& bus)
{
    std::vector<DevicePlan> plans;
    for (const DeviceWiring& device : wiring.devices)
        if (device.bus == bus) plans.push_back(planDevice(device));
    return plans;
}

Fault faultOf(const ErrandEnd& answer)
{
    switch (answer.kind) {
    case AnswerKind::Exception:
        return {FaultCode::Conflict, "read.refused", modbus::exceptionText(answer.code), {std::to_string(answer.code)}};
    case AnswerKind::Damaged: return {FaultCode::Damaged, "read.damaged", "the answer was damaged or wrong", {}};
    case AnswerKind::LinkLost: return {FaultCode::Unavailable, "bus.down", "the bus is not connected", {}};
    case AnswerKind::Data:
    case AnswerKind::Silence:
    case AnswerKind::Withdrawn: break;
    }
    return {FaultCode::Unavailable, "read.noAnswer", "the device does not answer", {}};
}

} // namespace

class Buses::Impl {
public:
    Impl(boost::asio::io_context& io, const Wiring& wiring, const Clock& clock, double speed, Sink sink)
        : m_io{io}, m_wiring{wiring}, m_clock{clock}, m_speed{speed}, m_sink{std::move(sink)}
    {
    }

    void start()
    {
        m_running = true;
        apply(Wiring{m_wiring});
    }

    void stop()
    {
        m_running = false;
        // Whoever is told of the end may ask for a bus again.
        const auto gone = std::exchange(m_drivers, {});
    }

    void apply(Wiring wiring)
    {
        m_wiring = std::move(wiring);
        if (!m_running) return;
        std::map<BusId, std::unique_ptr<BusDriver>> kept;
        for (const BusWiring& bus : m_wiring.buses) {
            const auto old = m_drivers.find(bus.id);
            auto plans = plansFor(m_wiring, bus.id);
            if (old == m_drivers.end() || old->second->engine().wiring() != bus) {
                if (old != m_drivers.end()) std::exchange(old->second, nullptr).reset();
                auto driver = std::make_unique<BusDriver>(m_io, bus, m_clock, m_speed, m_sink);
                driver->start(std::move(plans));
                kept[bus.id] = std::move(driver);
                continue;
            }
            if (old->second->engine().devices() != plans) old->second->configure(std::move(plans));
            kept[bus.id] = std::move(old->second);
        }
        std::swap(m_drivers, kept);
    }

    [[nodiscard]] std::vector<BusStats> stats() const
    {
        std::vector<BusStats> all;
        for (const BusWiring& bus : m_wiring.buses)
            if (const auto* driver = find(bus.id); driver != nullptr) all.push_back(driver->engine().stats(BusDriver::now()));
        return all;
    }

    void write(const WriteOrder& order, WriteDone done)
    {
        const std::string device = order.point.value.substr(0, order.point.value.find('.'));
        for (const auto& [id, driver] : m_drivers)
            for (const DevicePlan& plan : driver->engine().devices())
                if (plan.wiring.id.value == device) return write(*driver, plan, order, std::move(done));
        done(unknown("point", order.point.value));
    }

    [[nodiscard]] static Fault unknown(const std::string& what, const std::string& name)
    {
        return {FaultCode::NotFound, what + ".unknown", "there is no " + what + " " + name, {name}};
    }

    [[nodiscard]] BusDriver* find(const BusId& bus) const
    {
        const auto found = m_drivers.find(bus);
        return found == m_drivers.end() ? nullptr : found->second.get();
    }

private:
    void write(BusDriver& driver, const DevicePlan& plan, const WriteOrder& order, WriteDone done)
    {
        const auto point = allowedWrite(plan, order);
        if (!point) return done(point.error());
        const std::uint64_t number = ++m_orders[order.point];
        carryOut(plan, *point, order.value,
                 [this, bus = driver.engine().wiring().id](Errand errand) { ask(bus, std::move(errand)); }, std::move(done),
                 {[this, name = order.point] { return restOf(name); },
                  [this, name = order.point, number] { return m_orders[name] != number; }});
    }

    /// Memory that wears out is written at most once a minute.
    Outcome restOf(const PointName& point)
    {
        constexpr Micros rest{60'000'000};
        const MonoTime now = BusDriver::now();
        const auto [last, first] = m_lastWorn.try_emplace(point, now);
        if (!first && now - last->second < rest)
            return Fault{FaultCode::Conflict,
                         "write.memoryRests",
                         point.value + " lies in memory that wears out and was written less than a minute ago",
                         {point.value}};
        last->second = now;
        return Done{};
    }

public:
    /// Hands an errand to a bus, which may have gone since it was thought of.
    void ask(const BusId& bus, Errand errand)
    {
        if (BusDriver* driver = find(bus)) return driver->ask(std::move(errand));
        errand.done({AnswerKind::LinkLost, 0, {}, {}});
    }

private:
    boost::asio::io_context& m_io;
    Wiring m_wiring;
    const Clock& m_clock;
    double m_speed;
    Sink m_sink;
    /// The number of the newest write to each point.
    std::map<PointName, std::uint64_t> m_orders;
    std::map<BusId, std::unique_ptr<BusDriver>> m_drivers;
    std::map<PointName, MonoTime> m_lastWorn;
    bool m_running{false};
};

Buses::Buses(boost::asio::io_context& io, const Wiring& wiring, const Clock& clock, double speed, Sink sink)
    : m_impl{std::make_unique<Impl>(io, wiring, clock, speed, std::move(sink))}
{
}

Buses::~Buses() = default;

void Buses::start() { m_impl->start(); }

void Buses::stop() { m_impl->stop(); }

void Buses::apply(const Wiring& wiring) { m_impl->apply(wiring); }

std::vector<BusStats> Buses::stats() const { return m_impl->stats(); }

Result<std::vector<FrameRecord>> Buses::frames(const BusId& bus) const
{
    const BusDriver* driver = m_impl->find(bus);
    if (driver == nullptr) return Impl::unknown("bus", bus.value);
    return driver->engine().frames();
}

void Buses::writePoint(const WriteOrder& order, WriteDone done) { m_impl->write(order, std::move(done)); }

void Buses::read(const BusId& bus, std::uint8_t unit, Table table, std::uint16_t address, std::uint16_t count,
                 std::function<void(Result<std::vector<std::uint16_t>>)> done)
{
    if (m_impl->find(bus) == nullptr) return done(Impl::unknown("bus", bus.value));
    if (unit == 0 && m_impl->find(bus)->engine().wiring().transport != Transport::Tcp)
        return done(Fault{FaultCode::BadInput, "read.unit", "on a serial line unit 0 is everybody, and nobody answers", {}});
    if (count < 1 || count > modbus::maxRead(table))
        return done(
            Fault{FaultCode::BadInput, "read.count", "a read takes 1 to 125 registers or 2000 bits", {std::to_string(count)}});
    Errand errand;
    errand.request = modbus::readRequest(unit, table, address, count);
    errand.done = [table, count, tell = std::move(done)](const ErrandEnd& answer) {
        if (answer.kind != AnswerKind::Data) return tell(faultOf(answer));
        std::vector<std::uint16_t> words(count);
        if (modbus::isBitTable(table))
            modbus::takeBits(answer.pdu, words);
        else
            modbus::takeRegisters(answer.pdu, words);
        tell(std::move(words));
    };
    m_impl->ask(bus, std::move(errand));
}

void Buses::raw(const BusId& bus, std::uint8_t unit, std::vector<std::uint8_t> pdu,
                std::function<void(Result<std::vector<std::uint8_t>>)> done)
{
    if (m_impl->find(bus) == nullptr) return done(Impl::unknown("bus", bus.value));
    if (pdu.empty() || pdu.size() > modbus::maxPdu)
        return done(Fault{FaultCode::BadInput, "raw.length", "a PDU has 1 to 253 bytes", {std::to_string(pdu.size())}});
    Errand errand;
    errand.request = modbus::rawRequest(unit, pdu);
    errand.done = [tell = std::move(done)](const ErrandEnd& answer) {
        if (answer.kind != AnswerKind::Data) return tell(faultOf(answer));
        tell(std::vector<std::uint8_t>(answer.pdu.begin(), answer.pdu.end()));
    };
    m_impl->ask(bus, std::move(errand));
}

Outcome Buses::scan(const BusId& bus, ScanOrder order)
{
    const BusDriver* driver = m_impl->find(bus);
    if (driver == nullptr) return Impl::unknown("bus", bus.value);
    if (const BusStats stats = driver->engine().stats(BusDriver::now()); !stats.linkUp)
        return Fault{FaultCode::Unavailable,
                     "bus.down",
                     "the bus is not connected" + (stats.trouble.empty() ? "" : ": " + stats.trouble),
                     {bus.value}};
    std::vector<Profile> profiles;
    for (const std::string& name : profileNames())
        if (auto profile = findProfile(name)) profiles.push_back(*std::move(profile));
    scanSlaves(std::move(order), std::move(profiles),
               [impl = m_impl.get(), bus](Errand errand) { impl->ask(bus, std::move(errand)); });
    return Done{};
}

} // namespace gaffer

#include "drivers/buses.hpp"

#include "drivers/bus_driver.hpp"
#include "drivers/profile/profile.hpp"

#include <algorithm>
#include <map>

namespace gaffer {
namespace {

std::vector<DevicePlan> plansFor(const Wiring& wiring, const BusId& bus)
{
    std::vector<DevicePlan> plans;
    for (const DeviceWiring& device : wiring.devices)
        if (device.bus == bus) plans.push_back(planDevice(device));
    return plans;
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
        m_drivers.clear();
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
                if (old != m_drivers.end()) old->second.reset();
                auto driver = std::make_unique<BusDriver>(m_io, bus, m_clock, m_speed, m_sink);
                driver->start(std::move(plans));
                kept[bus.id] = std::move(driver);
                continue;
            }
            if (old->second->engine().devices() != plans) old->second->configure(std::move(plans));
            kept[bus.id] = std::move(old->second);
        }
        m_drivers = std::move(kept);
    }

    [[nodiscard]] std::vector<BusStats> stats() const
    {
        std::vector<BusStats> all;
        for (const BusWiring& bus : m_wiring.buses)
            if (const auto* driver = find(bus.id)) all.push_back(driver->engine().stats(BusDriver::now()));
        return all;
    }

    [[nodiscard]] BusDriver* find(const BusId& bus) const
    {
        const auto found = m_drivers.find(bus);
        return found == m_drivers.end() ? nullptr : found->second.get();
    }

private:
    boost::asio::io_context& m_io;
    Wiring m_wiring;
    const Clock& m_clock;
    double m_speed;
    Sink m_sink;
    std::map<BusId, std::unique_ptr<BusDriver>> m_drivers;
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
    if (driver == nullptr) return Fault{FaultCode::NotFound, "bus.unknown", "there is no bus " + bus.value, {bus.value}};
    return driver->engine().frames();
}

} // namespace gaffer

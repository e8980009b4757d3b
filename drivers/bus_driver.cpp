#include "drivers/bus_driver.hpp"

namespace gaffer {

BusDriver::BusDriver(boost::asio::io_context& io, const BusWiring& wiring, const Clock& clock, double speed, ScanSink sink)
    : m_timer{io}, m_engine{wiring, clock, speed, *this, std::move(sink)}, m_alive{std::make_shared<bool>(true)}
{
    LinkEvents events;
    events.opened = [this] { m_engine.linkOpened(now()); };
    events.received = [this](modbus::ByteView bytes) { m_engine.received(bytes, now()); };
    events.lost = [this](std::string why, Reason reason) { m_engine.linkLost(now(), std::move(why), reason); };
    m_link = makeLink(io, wiring, std::move(events));
}

BusDriver::~BusDriver()
{
    *m_alive = false;
    m_engine.stop();
}

MonoTime BusDriver::now() { return std::chrono::floor<Micros>(std::chrono::steady_clock::now()); }

void BusDriver::start(std::vector<DevicePlan> devices)
{
    m_engine.configure(std::move(devices), now());
    m_engine.start(now());
}

void BusDriver::configure(std::vector<DevicePlan> devices) { m_engine.configure(std::move(devices), now()); }

void BusDriver::ask(Errand errand) { m_engine.ask(std::move(errand), now()); }

void BusDriver::openLink() { m_link->open(); }

void BusDriver::closeLink() { m_link->close(); }

void BusDriver::transmit(modbus::ByteView bytes) { m_link->send(bytes); }

/// A timer that fires before the wished time costs one idle call; setting it anew for every request would cost more.
void BusDriver::wakeAt(MonoTime time)
{
    m_wish = time;
    if (time == never || m_armed <= time) return;
    arm();
}

void BusDriver::arm()
{
    m_armed = m_wish;
    m_timer.expires_at(std::chrono::steady_clock::time_point{m_wish});
    m_timer.async_wait([this, alive = m_alive](const boost::system::error_code& error) {
        if (error || !*alive) return;
        m_armed = never;
        if (m_wish == never) return;
        if (now() < m_wish) return arm();
        m_engine.wake(now());
    });
}

} // namespace gaffer

#pragma once

#include "drivers/bus/bus_engine.hpp"
#include "drivers/transport/link.hpp"
#include "drivers/transport/timer.hpp"

namespace gaffer {

/// A bus at work: the engine with its real link and timer, on the io thread.
class BusDriver final : private BusPort {
public:
    /// At rest; `clock` and `io` must outlive it.
    BusDriver(boost::asio::io_context& io, const BusWiring& wiring, const Clock& clock, double speed, ScanSink sink);
    ~BusDriver() override;

    /// Opens the link and polls `devices`.
    void start(std::vector<DevicePlan> devices);
    /// Takes other devices over without closing the link.
    void configure(std::vector<DevicePlan> devices);
    /// Does one request.
    void ask(Errand errand);
    /// The state machine, for what can be asked of it.
    [[nodiscard]] const BusEngine& engine() const noexcept { return m_engine; }
    /// The steady time in wire units.
    static MonoTime now();

private:
    void openLink() override;
    void closeLink() override;
    void transmit(modbus::ByteView bytes) override;
    void wakeAt(MonoTime time) override;
    void arm();

    std::unique_ptr<Link> m_link;
    Timer m_timer;
    BusEngine m_engine;
    std::shared_ptr<bool> m_alive;
    MonoTime m_wish{never};
    MonoTime m_armed{never};
};

} // namespace gaffer

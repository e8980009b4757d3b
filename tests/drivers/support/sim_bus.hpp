#pragma once

#include "drivers/bus/bus_engine.hpp"
#include "tests/drivers/support/bench_wiring.hpp"
#include "tests/drivers/support/plain_slave.hpp"

#include <functional>
#include <map>

namespace gaffer::test {

/// A bus engine on a simulated wire and a simulated clock: hours pass in milliseconds.
class SimBus final : public BusPort {
public:
    /// Answers a frame; the default answers every read truthfully after 5 ms.
    using Slave = std::function<std::vector<Delivery>(std::span<const std::uint8_t> frame, MonoTime now)>;

    SimBus(const BusWiring& wiring, std::vector<DeviceWiring> devices, double speed = 1.0);

    /// Lets time pass.
    void run(Micros span);
    /// Takes the cable out: bytes under way are lost too.
    void unplug();

    void openLink() override;
    void closeLink() override;
    void transmit(modbus::ByteView bytes) override;
    void wakeAt(MonoTime time) override { m_wake = time; }

    static DevicePlan plan(const DeviceWiring& device) { return {device, {}}; }

    struct SentFrame {
        MonoTime at;
        Octets bytes;
    };

    HandClock clock;
    MonoTime now{std::chrono::hours{1}};
    Slave slave;
    bool plugged{true};
    std::vector<Scan> scans;
    std::vector<SentFrame> sent;
    std::size_t opened{0};
    std::unique_ptr<BusEngine> engine;

    /// Scans of a device since index `from`.
    [[nodiscard]] std::vector<Scan> scansOf(const std::string& device, std::size_t from = 0) const;
    /// Of the samples of these scans, how many are good.
    static double goodShare(const std::vector<Scan>& scans);

private:
    bool m_tcp;
    bool m_open{false};
    bool m_opening{false};
    MonoTime m_wake{never};
    std::multimap<MonoTime, Octets> m_wire;
};

} // namespace gaffer::test

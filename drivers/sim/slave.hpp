#pragma once

#include "drivers/sim/workshop_sim.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace gaffer::sim {

/// Bytes as they travel.
using Bytes = std::vector<std::uint8_t>;

/// Why a slave refuses a request: the exception codes of Modbus that it uses.
enum class Refusal : std::uint8_t { Function = 1, Address = 2, Value = 3, TargetSilent = 11 };

/// One simulated instrument: answers request PDUs from the state of the workshop.
class Slave {
public:
    /// The slave at one unit of a bus; several entries of the wiring may describe it. The workshop outlives it.
    Slave(WorkshopSim& sim, std::vector<const DeviceWiring*> devices);

    /// The reply PDU to a request PDU, an exception reply included.
    Bytes answer(std::span<const std::uint8_t> request);
    /// Its unit.
    [[nodiscard]] std::uint8_t unit() const { return m_devices.front()->unit; }
    /// It does not answer now.
    [[nodiscard]] bool silent() const;

private:
    using Words = std::vector<std::uint16_t>;

    [[nodiscard]] bool holds(Table table, std::uint32_t address, std::uint32_t count) const;
    [[nodiscard]] Words read(Table table, std::uint32_t address, std::uint32_t count) const;
    [[nodiscard]] Words pointRegisters(const DeviceWiring& device, const PointWiring& point) const;
    void lay(const DeviceWiring& device, const PointWiring& point, std::uint32_t address, Words& words) const;
    void write(Table table, std::uint16_t address, const Words& words);

    Bytes readBits(std::span<const std::uint8_t> request);
    Bytes readRegisters(std::span<const std::uint8_t> request);
    Bytes writeOne(std::span<const std::uint8_t> request);
    Bytes writeBits(std::span<const std::uint8_t> request);
    Bytes writeRegisters(std::span<const std::uint8_t> request);
    Bytes maskWrite(std::span<const std::uint8_t> request);
    Bytes readAndWrite(std::span<const std::uint8_t> request);
    Bytes identify(std::span<const std::uint8_t> request) const;

    WorkshopSim& m_sim;
    std::vector<const DeviceWiring*> m_devices;
    std::uint32_t m_maxRead;
    /// One behind the last address of each table that answers.
    std::map<Table, std::uint32_t> m_ends;
    std::map<std::pair<Table, std::uint16_t>, std::uint16_t> m_written;
    std::set<std::string> m_decimals;
};

/// The reply PDU that refuses a request of this function.
Bytes refusalOf(std::uint8_t function, Refusal code);

} // namespace gaffer::sim

#include "tests/bench/drivers/clients.hpp"

#include <modbus/modbus.h>

#include <array>
#include <memory>
#include <vector>

namespace gaffer::bench {
namespace {

struct Free {
    void operator()(modbus_t* context) const
    {
        modbus_close(context);
        modbus_free(context);
    }
};
using Context = std::unique_ptr<modbus_t, Free>;

} // namespace

void libmodbusOverRtu(const std::string& path, std::uint32_t baud, int registers, const std::function<bool()>& enough)
{
    const Context context{modbus_new_rtu(path.c_str(), static_cast<int>(baud), 'N', 8, 1)};
    modbus_set_slave(context.get(), 1);
    if (modbus_connect(context.get()) != 0) return;
    std::array<std::uint16_t, 125> words{};
    while (!enough()) modbus_read_registers(context.get(), 0, registers, words.data());
}

Stretch libmodbusOverTcp(std::uint16_t port, int connections, double seconds)
{
    std::vector<Context> contexts;
    for (int i = 0; i < connections; ++i) {
        contexts.emplace_back(modbus_new_tcp("127.0.0.1", port));
        if (modbus_connect(contexts.back().get()) != 0) return {};
    }
    constexpr int registers = 10;
    std::array<std::uint16_t, 125> words{};
    std::uint64_t good = 0;
    const auto run = [&](double howLong) {
        for (const double end = wallSeconds() + howLong; wallSeconds() < end;)
            for (const Context& context : contexts)
                if (modbus_read_registers(context.get(), 0, registers, words.data()) == registers) ++good;
    };
    run(warmUpSeconds);
    const Meter meter{good};
    run(seconds);
    return meter.read(good);
}

} // namespace gaffer::bench

#include "tests/bench/drivers/clients.hpp"

#include <modbus/modbus.h>

#include <array>
#include <memory>

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

std::uint64_t libmodbusOverTcp(std::uint16_t port, std::uint64_t polls)
{
    const Context context{modbus_new_tcp("127.0.0.1", port)};
    if (modbus_connect(context.get()) != 0) return 0;
    std::array<std::uint16_t, 125> words{};
    std::uint64_t good = 0;
    for (std::uint64_t i = 0; i < polls; ++i)
        if (modbus_read_registers(context.get(), 0, 10, words.data()) == 10) ++good;
    return good;
}

} // namespace gaffer::bench

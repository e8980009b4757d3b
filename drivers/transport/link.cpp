#include "drivers/transport/link.hpp"

#include "drivers/transport/serial_link.hpp"
#include "drivers/transport/tcp_link.hpp"

namespace gaffer {

std::unique_ptr<Link> makeLink(boost::asio::io_context& io, const BusWiring& wiring, LinkEvents events)
{
    if (wiring.transport == Transport::Rtu) return std::make_unique<SerialLink>(io, wiring, std::move(events));
    return std::make_unique<TcpLink>(io, wiring.host, wiring.port, std::move(events));
}

} // namespace gaffer

#include "drivers/transport/serial_link.hpp"

#include <boost/asio/post.hpp>

#include <sys/ioctl.h>
#include <termios.h>

namespace gaffer {
namespace {

using Port = boost::asio::serial_port;

Port::parity::type parityOf(Parity parity)
{
    switch (parity) {
    case Parity::None: return Port::parity::none;
    case Parity::Even: return Port::parity::even;
    case Parity::Odd: return Port::parity::odd;
    }
    return Port::parity::none;
}

} // namespace

SerialLink::SerialLink(boost::asio::io_context& io, BusWiring wiring, LinkEvents events)
    : m_io{io}, m_wiring{std::move(wiring)}, m_events{std::move(events)}
{
}

SerialLink::~SerialLink() { close(); }

void SerialLink::open()
{
    close();
    auto session = std::make_shared<Session<Stream>>(Stream{m_io}, m_events);
    m_session = session;
    boost::system::error_code error;
    session->stream().open(m_wiring.device, error);
    const std::string trouble = error ? std::string{} : setUp(session->stream());
    const std::string why = error ? m_wiring.device + ": " + error.message() : trouble;
    boost::asio::post(m_io, [session, why, lost = error ? Reason::PortLost : Reason::Config] {
        if (!session->alive()) return;
        if (why.empty())
            session->begin();
        else
            session->lose(why, lost);
    });
}

std::string SerialLink::setUp(Stream& port) const
{
    constexpr unsigned dataBits = 8;
    constexpr std::uint8_t two = 2;
    boost::system::error_code error;
    const auto refused = [&](const std::string& option) { return m_wiring.device + ": the port does not accept " + option; };
    port.set_option(Port::baud_rate{m_wiring.baud}, error);
    if (error) return refused("baud " + std::to_string(m_wiring.baud));
    port.set_option(Port::character_size{dataBits}, error);
    if (error) return refused("8 data bits");
    port.set_option(Port::parity{parityOf(m_wiring.parity)}, error);
    if (error) return refused("parity " + std::string{nameOf(m_wiring.parity)});
    port.set_option(Port::stop_bits{m_wiring.stopBits == two ? Port::stop_bits::two : Port::stop_bits::one}, error);
    if (error) return refused("stopBits " + std::to_string(m_wiring.stopBits));
    port.set_option(Port::flow_control{Port::flow_control::none}, error);
    // Two masters on one line would take each other's answers.
    ::ioctl(port.native_handle(), TIOCEXCL);
    ::tcflush(port.native_handle(), TCIOFLUSH);
    return {};
}

void SerialLink::close()
{
    if (m_session) m_session->end();
    m_session.reset();
}

void SerialLink::send(modbus::ByteView bytes)
{
    if (m_session) m_session->send(bytes);
}

} // namespace gaffer

#pragma once

#include "drivers/transport/session.hpp"

#include <boost/asio/serial_port.hpp>

namespace gaffer {

/// A serial port. It is named by a path, best by one below /dev/serial/by-id, which is looked up anew at every opening, so that a
/// USB adapter is found again after it was plugged in elsewhere.
class SerialLink final : public Link {
public:
    /// A closed link to the port of `wiring`.
    SerialLink(boost::asio::io_context& io, BusWiring wiring, LinkEvents events);
    ~SerialLink() override;
    void open() override;
    void close() override;
    void send(modbus::ByteView bytes) override;

private:
    using Stream = boost::asio::serial_port;
    /// Empty when all went well, else why not.
    std::string setUp(Stream& port) const;

    boost::asio::io_context& m_io;
    BusWiring m_wiring;
    LinkEvents m_events;
    std::shared_ptr<Session<Stream>> m_session;
};

} // namespace gaffer

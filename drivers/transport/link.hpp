#pragma once

#include "core/sensing/quality.hpp"
#include "core/wiring/wiring.hpp"
#include "drivers/modbus/bytes.hpp"

#include <functional>
#include <memory>
#include <string>

namespace boost::asio {
class io_context;
}

namespace gaffer {

/// What a link tells its owner, always from the io thread and never from inside a call of the owner.
struct LinkEvents {
    /// It is open.
    std::function<void()> opened;
    /// Bytes came.
    std::function<void(modbus::ByteView)> received;
    /// It could not be opened or is gone; the sentence is for people.
    std::function<void(std::string, Reason)> lost;
};

/// A serial port or a TCP connection that can be opened again and again.
class Link {
public:
    virtual ~Link() = default;
    /// Starts opening; `opened` or `lost` follows.
    virtual void open() = 0;
    /// Closes at once; no event of this opening follows.
    virtual void close() = 0;
    /// Sends a copy of the bytes.
    virtual void send(modbus::ByteView bytes) = 0;
};

/// The link that a bus is wired to.
std::unique_ptr<Link> makeLink(boost::asio::io_context& io, const BusWiring& wiring, LinkEvents events);

} // namespace gaffer

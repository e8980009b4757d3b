#pragma once

#include "tests/drivers/support/plain_slave.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <map>
#include <memory>

namespace gaffer::test {

/// A Modbus TCP slave in the test's own io_context: holding registers that can be read (FC 3) and written (FC 6);
/// any other function is refused.
class LoopbackSlave {
public:
    explicit LoopbackSlave(boost::asio::io_context& io) : m_acceptor{io, {boost::asio::ip::address_v4::loopback(), 0}}
    {
        accept();
    }

    [[nodiscard]] std::uint16_t port() const { return m_acceptor.local_endpoint().port(); }
    /// Ends the connection.
    void hangUp()
    {
        if (m_socket) m_socket->close();
    }

    std::map<std::uint16_t, std::uint16_t> registers;
    std::size_t requests{0};
    std::size_t connections{0};

private:
    using Socket = std::shared_ptr<boost::asio::ip::tcp::socket>;

    void accept()
    {
        m_acceptor.async_accept([this](const boost::system::error_code& error, boost::asio::ip::tcp::socket socket) {
            if (error) return;
            ++connections;
            m_socket = std::make_shared<boost::asio::ip::tcp::socket>(std::move(socket));
            read(m_socket);
            accept();
        });
    }

    void read(const Socket& socket)
    {
        socket->async_read_some(boost::asio::buffer(m_buffer), [this, socket](const boost::system::error_code& error,
                                                                              std::size_t size) {
            if (error || size < shortestRequest) return;
            ++requests;
            m_reply = answer(std::span{m_buffer}.first(size));
            boost::asio::async_write(*socket, boost::asio::buffer(m_reply), [](const boost::system::error_code&, std::size_t) {});
            read(socket);
        });
    }

    /// MBAP header and function code; an identification has 11 bytes, a read 12.
    static constexpr std::size_t shortestRequest = 8;

    Octets answer(std::span<const std::uint8_t> frame)
    {
        Octets padded(frame.begin(), frame.end());
        padded.resize(std::max<std::size_t>(padded.size(), 12));
        const AskedRead asked = takeRead(padded, true);
        if (asked.function == 6) {
            registers[asked.address] = asked.count;
            return {frame.begin(), frame.end()};
        }
        if (asked.function != 3) return framed(asked, {static_cast<std::uint8_t>(asked.function + 0x80), 1}, true);
        Octets pdu{3, static_cast<std::uint8_t>(asked.count * 2)};
        for (unsigned i = 0; i < asked.count; ++i) {
            const std::uint16_t word = registers[static_cast<std::uint16_t>(asked.address + i)];
            pdu.push_back(static_cast<std::uint8_t>(word / 256));
            pdu.push_back(static_cast<std::uint8_t>(word % 256));
        }
        return framed(asked, pdu, true);
    }

    boost::asio::ip::tcp::acceptor m_acceptor;
    Socket m_socket;
    std::array<std::uint8_t, 300> m_buffer{};
    Octets m_reply;
};

} // namespace gaffer::test

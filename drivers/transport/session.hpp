#pragma once

#include "drivers/transport/link.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <memory>
#include <utility>

namespace gaffer {

/// One opening of a stream: reads all the time, writes what it is given in order, tells of the end once. Lives as long as its
/// handlers; end() makes it mute.
template <class Stream> class Session : public std::enable_shared_from_this<Session<Stream>> {
public:
    /// Takes over a stream that may still be closed; `events` is copied.
    Session(Stream stream, LinkEvents events) : m_stream{std::move(stream)}, m_events{std::move(events)} {}

    /// The stream itself.
    Stream& stream() noexcept { return m_stream; }
    /// True until end() or the loss of the stream.
    [[nodiscard]] bool alive() const noexcept { return m_alive; }
    /// The stream is open: tells so and starts to read. The read is armed before anything is written.
    void begin()
    {
        if constexpr (takesAtOnce) {
            boost::system::error_code ignored;
            m_stream.non_blocking(true, ignored);
        }
        read();
        m_events.opened();
    }
    /// Closes without a word.
    void end()
    {
        m_alive = false;
        boost::system::error_code ignored;
        m_stream.close(ignored);
    }
    /// Closes and tells why.
    void lose(const std::string& why, Reason reason)
    {
        if (!m_alive) return;
        end();
        m_events.lost(why, reason);
    }
    /// Sends a copy.
    void send(modbus::ByteView bytes)
    {
        if (!m_alive) return;
        if (m_writing.empty()) bytes = bytes.subspan(takenAtOnce(bytes));
        if (bytes.empty()) return;
        m_waiting.insert(m_waiting.end(), bytes.begin(), bytes.end());
        if (m_writing.empty()) write();
    }

private:
    /// A socket can be asked to take what it has room for; a serial port would make us wait.
    static constexpr bool takesAtOnce = requires(Stream & stream, boost::system::error_code error)
    {
        stream.non_blocking(true, error);
    };

    /// How many bytes went without waiting: usually all, which spares the write's handler. Errors are told by the write or read
    /// that follows.
    std::size_t takenAtOnce([[maybe_unused]] modbus::ByteView bytes)
    {
        boost::system::error_code ignored;
        if constexpr (takesAtOnce)
            return m_stream.write_some(boost::asio::buffer(bytes.data(), bytes.size()), ignored);
        else
            return 0;
    }
    void read()
    {
        m_stream.async_read_some(boost::asio::buffer(m_buffer),
                                 [self = this->shared_from_this()](const boost::system::error_code& error, std::size_t size) {
                                     self->tookBytes(error, size);
                                 });
    }
    void tookBytes(const boost::system::error_code& error, std::size_t size)
    {
        if (!m_alive) return;
        if (error) return lose(error == boost::asio::error::eof ? "closed by the other side" : error.message(), Reason::PortLost);
        m_events.received(modbus::ByteView{m_buffer.data(), size});
        if (m_alive) read();
    }
    void write()
    {
        std::swap(m_writing, m_waiting);
        boost::asio::async_write(
            m_stream, boost::asio::buffer(m_writing),
            [self = this->shared_from_this()](const boost::system::error_code& error, std::size_t) { self->wrote(error); });
    }
    void wrote(const boost::system::error_code& error)
    {
        m_writing.clear();
        if (!m_alive) return;
        if (error) return lose(error.message(), Reason::PortLost);
        if (!m_waiting.empty()) write();
    }

    static constexpr std::size_t bufferSize = 512;
    Stream m_stream;
    LinkEvents m_events;
    std::array<std::uint8_t, bufferSize> m_buffer{};
    modbus::Bytes m_writing;
    modbus::Bytes m_waiting;
    bool m_alive{true};
};

} // namespace gaffer

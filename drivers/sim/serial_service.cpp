#include "drivers/sim/serial_service.hpp"

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>

#include <fcntl.h>
#include <sys/prctl.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <deque>

namespace gaffer::sim {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::chrono::milliseconds openAgain{300};
constexpr std::chrono::milliseconds leastChunk{1};
constexpr std::size_t readSize = 512;

struct SpeedRow {
    std::uint32_t baud;
    speed_t speed;
};
constexpr std::array speeds{
    SpeedRow{300, B300},       SpeedRow{600, B600},       SpeedRow{1200, B1200},     SpeedRow{2400, B2400},
    SpeedRow{4800, B4800},     SpeedRow{9600, B9600},     SpeedRow{19200, B19200},   SpeedRow{38400, B38400},
    SpeedRow{57600, B57600},   SpeedRow{115200, B115200}, SpeedRow{230400, B230400}, SpeedRow{460800, B460800},
    SpeedRow{921600, B921600},
};

void makeRaw(int tty, std::uint32_t baud)
{
    termios settings{};
    if (tcgetattr(tty, &settings) != 0) return;
    cfmakeraw(&settings);
    settings.c_cflag |= CLOCAL | CREAD;
    for (const SpeedRow& row : speeds)
        if (row.baud == baud) cfsetspeed(&settings, row.speed);
    tcsetattr(tty, TCSANOW, &settings);
}

} // namespace

class SerialService::Impl : public std::enable_shared_from_this<Impl> {
public:
    Impl(asio::io_context& io, BusSim& bus, std::string tty)
        : m_io{io}, m_tty{std::move(tty)}, m_stream{io}, m_silence{io}, m_sendTimer{io}, m_retry{io}, m_bus{bus}, m_pace{paceOf(
                                                                                                                      bus.bus())}
    {
        // The kernel may delay timers by 50 us to save power, which at 115200 Bd is half a character.
        prctl(PR_SET_TIMERSLACK, 1UL, 0UL, 0UL, 0UL);
    }

    Outcome start()
    {
        const int tty = open(m_tty.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
        if (tty < 0) {
            const int error = errno;
            return Fault{FaultCode::Unavailable,
                         "sim.tty",
                         "bus " + m_bus.bus().id.value + ": " + m_tty + ": " + std::strerror(error),
                         {}};
        }
        makeRaw(tty, m_bus.bus().baud);
        m_stream.assign(tty);
        m_received.clear();
        m_frameEnd = Clock::now();
        read();
        return Done{};
    }

    void stop()
    {
        m_stopped = true;
        boost::system::error_code ignored;
        m_stream.close(ignored);
        m_silence.cancel(ignored);
        m_sendTimer.cancel(ignored);
        m_retry.cancel(ignored);
    }

private:
    void read()
    {
        m_stream.async_read_some(asio::buffer(m_chunk),
                                 [self = shared_from_this()](const boost::system::error_code& error, std::size_t size) {
                                     if (self->m_stopped) return;
                                     if (error) return self->reopen();
                                     self->take(size);
                                     self->read();
                                 });
    }

    void reopen()
    {
        boost::system::error_code ignored;
        m_stream.close(ignored);
        m_sending.clear();
        m_retry.expires_after(openAgain);
        m_retry.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
            if (!error && !self->m_stopped && !self->start()) self->reopen();
        });
    }

    /// A pty hands a request over at once; on a wire its last bit would come so many characters after its first.
    void take(std::size_t size)
    {
        const Clock::time_point now = Clock::now();
        if (m_received.empty()) {
            m_requestEnd = now;
            if (now < m_frameEnd + m_pace.silence) ++m_bus.counts.silenceViolations;
        }
        m_requestEnd += m_pace.character * static_cast<std::int64_t>(size);
        m_received.insert(m_received.end(), m_chunk.begin(), m_chunk.begin() + static_cast<std::ptrdiff_t>(size));
        const Cut cut = cutRequest(Transport::Rtu, m_received);
        if (cut.arrival != Arrival::Complete) return awaitSilence();
        m_silence.cancel();
        m_received.clear();
        m_frameEnd = m_requestEnd;
        for (Delivery& delivery : m_bus.answer(cut.message)) schedule(std::move(delivery));
    }

    void awaitSilence()
    {
        constexpr int patience = 4;
        m_silence.expires_at(std::max(Clock::now(), m_requestEnd) + m_pace.silence * patience);
        m_silence.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
            if (error || self->m_received.empty()) return;
            ++self->m_bus.counts.damaged;
            self->m_received.clear();
            self->m_frameEnd = self->m_requestEnd;
        });
    }

    void schedule(Delivery delivery)
    {
        if (delivery.delay.count() == 0) return queue(std::move(delivery.bytes), m_requestEnd + m_pace.silence);
        auto timer = std::make_shared<asio::steady_timer>(m_io, delivery.delay);
        timer->async_wait(
            [self = shared_from_this(), timer, bytes = std::move(delivery.bytes)](const boost::system::error_code& error) {
                if (!error && !self->m_stopped) self->queue(bytes, Clock::now());
            });
    }

    struct Frame {
        Bytes bytes;
        Clock::time_point begin;
        std::size_t sent{0};
    };

    void queue(Bytes bytes, Clock::time_point begin)
    {
        m_sending.push_back({std::move(bytes), begin});
        if (m_sending.size() == 1) sendSome();
    }

    /// When the last bit of the first `count` bytes of a frame has passed.
    [[nodiscard]] Clock::time_point passed(const Frame& frame, std::size_t count) const
    {
        return frame.begin + m_pace.character * static_cast<std::int64_t>(count);
    }

    /// Hands over what has passed the wire by now and sleeps until more has.
    void sendSome()
    {
        while (!m_sending.empty()) {
            Frame& frame = m_sending.front();
            const Clock::time_point now = Clock::now();
            std::size_t due = frame.sent;
            while (due < frame.bytes.size() && passed(frame, due + 1) <= now) ++due;
            if (due > frame.sent && !hand(frame, due)) return;
            if (frame.sent < frame.bytes.size())
                return sleepUntil(
                    std::min(passed(frame, frame.bytes.size()), now + std::max<Clock::duration>(leastChunk, m_pace.character)));
            m_frameEnd = passed(frame, frame.bytes.size());
            m_sending.pop_front();
            if (!m_sending.empty()) m_sending.front().begin = std::max(m_sending.front().begin, m_frameEnd);
        }
    }

    bool hand(Frame& frame, std::size_t due)
    {
        boost::system::error_code error;
        const std::size_t size = m_stream.write_some(asio::buffer(frame.bytes.data() + frame.sent, due - frame.sent), error);
        frame.sent += size;
        if (!error || error == asio::error::would_block) return true;
        m_sending.clear();
        return false;
    }

    void sleepUntil(Clock::time_point instant)
    {
        m_sendTimer.expires_at(instant);
        m_sendTimer.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
            if (!error && !self->m_stopped) self->sendSome();
        });
    }

    asio::io_context& m_io;
    std::string m_tty;
    asio::posix::stream_descriptor m_stream;
    asio::steady_timer m_silence;
    asio::steady_timer m_sendTimer;
    asio::steady_timer m_retry;
    BusSim& m_bus;
    LinePace m_pace;
    std::array<std::uint8_t, readSize> m_chunk{};
    Bytes m_received;
    std::deque<Frame> m_sending;
    Clock::time_point m_requestEnd{};
    Clock::time_point m_frameEnd{};
    bool m_stopped{false};
};

SerialService::SerialService(asio::io_context& io, BusSim& bus, std::string tty)
    : m_impl{std::make_shared<Impl>(io, bus, std::move(tty))}
{
}

SerialService::~SerialService() { m_impl->stop(); }

Outcome SerialService::start() { return m_impl->start(); }

} // namespace gaffer::sim

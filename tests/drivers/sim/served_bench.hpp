#pragma once

#include "drivers/sim/sim_server.hpp"
#include "tests/drivers/sim/sim_support.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <gtest/gtest.h>

#include <future>
#include <thread>

namespace gaffer::sim {

/// A bench of sim_support.hpp served on a free port by a thread of its own, at wall speed.
class ServedBench {
public:
    /// Serves at once.
    explicit ServedBench(Transport transport, HostileOptions hostile = {}, std::map<std::string, std::string> ttys = {})
        : m_sim{benchWiring(transport), {.start = someMorning}}, m_server{m_io,
                                                                          m_sim,
                                                                          {std::move(ttys), std::move(hostile)},
                                                                          [this] { return now(); }}
    {
        const Outcome started = m_server.start();
        EXPECT_TRUE(started) << (started ? "" : started.error().text);
        m_port = m_server.portOf(BusId{"bus"});
        m_thread = std::thread{[this] { m_io.run(); }};
    }
    ~ServedBench()
    {
        m_io.stop();
        m_thread.join();
    }
    ServedBench(const ServedBench&) = delete;
    ServedBench& operator=(const ServedBench&) = delete;

    /// The port of the bus.
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    /// Runs on the serving thread and gives what it gave.
    template <class Act> auto ask(Act act)
    {
        std::promise<decltype(act(m_sim, m_server))> answer;
        boost::asio::post(m_io, [&] { answer.set_value(act(m_sim, m_server)); });
        return answer.get_future().get();
    }

private:
    [[nodiscard]] Instant now() const
    {
        return someMorning + std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - m_begun);
    }

    std::chrono::steady_clock::time_point m_begun{std::chrono::steady_clock::now()};
    boost::asio::io_context m_io;
    WorkshopSim m_sim;
    SimServer m_server;
    std::uint16_t m_port{};
    std::thread m_thread;
};

} // namespace gaffer::sim

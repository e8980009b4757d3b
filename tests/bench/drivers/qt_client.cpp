#include "tests/bench/drivers/clients.hpp"

#include <QCoreApplication>
#include <QEventLoop>
#include <QModbusReply>
#include <QModbusRtuSerialClient>
#include <QModbusTcpClient>
#include <QSerialPort>
#include <QVariant>

#include <memory>
#include <optional>
#include <vector>

namespace gaffer::bench {
namespace {

/// One request after the other on every client, until `over`.
class Chains {
public:
    Chains(int registers, std::function<bool()> over) : m_registers{registers}, m_over{std::move(over)} {}

    void add(QModbusClient& client)
    {
        QObject::connect(&client, &QModbusDevice::stateChanged, &m_loop, [this, &client](QModbusDevice::State state) {
            if (state == QModbusDevice::ConnectedState) next(client);
        });
        // A serial port is open when this returns, and has told so already.
        client.connectDevice();
    }

    void run()
    {
        if (!m_ended) m_loop.exec();
    }

private:
    void next(QModbusClient& client)
    {
        const QModbusDataUnit wish{QModbusDataUnit::HoldingRegisters, 0, static_cast<quint16>(m_registers)};
        QModbusReply* reply = m_over() ? nullptr : client.sendReadRequest(wish, 1);
        if (reply == nullptr) {
            m_ended = true;
            return m_loop.quit();
        }
        QObject::connect(reply, &QModbusReply::finished, &m_loop, [this, reply, &client] {
            reply->deleteLater();
            if (!m_ended) next(client);
        });
    }

    QEventLoop m_loop;
    int m_registers;
    std::function<bool()> m_over;
    bool m_ended{false};
};

} // namespace

void qtOverRtu(const std::string& path, std::uint32_t baud, int registers, const std::function<bool()>& enough)
{
    QModbusRtuSerialClient client;
    client.setConnectionParameter(QModbusDevice::SerialPortNameParameter, QString::fromStdString(path));
    client.setConnectionParameter(QModbusDevice::SerialParityParameter, QSerialPort::NoParity);
    client.setConnectionParameter(QModbusDevice::SerialBaudRateParameter, static_cast<int>(baud));
    Chains chains{registers, enough};
    chains.add(client);
    chains.run();
}

Stretch qtOverTcp(std::uint16_t port, int connections, double seconds)
{
    const double warm = wallSeconds() + warmUpSeconds;
    std::vector<std::unique_ptr<QModbusTcpClient>> clients;
    constexpr int registers = 10;
    std::uint64_t good = 0;
    std::optional<Meter> meter;
    std::optional<Stretch> measured;
    Chains chains{registers, [&] {
                      ++good;
                      const double now = wallSeconds();
                      if (!meter && now >= warm) meter.emplace(good);
                      if (now >= warm + seconds && !measured) measured = meter->read(good);
                      return measured.has_value();
                  }};
    for (int i = 0; i < connections; ++i) {
        QModbusTcpClient& client = *clients.emplace_back(std::make_unique<QModbusTcpClient>());
        client.setConnectionParameter(QModbusDevice::NetworkAddressParameter, QStringLiteral("127.0.0.1"));
        client.setConnectionParameter(QModbusDevice::NetworkPortParameter, port);
        chains.add(client);
    }
    chains.run();
    return measured.value_or(Stretch{});
}

} // namespace gaffer::bench

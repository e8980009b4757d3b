#include "tests/bench/drivers/clients.hpp"

#include <QCoreApplication>
#include <QEventLoop>
#include <QModbusReply>
#include <QModbusRtuSerialClient>
#include <QModbusTcpClient>
#include <QSerialPort>
#include <QVariant>

namespace gaffer::bench {
namespace {

/// One request after the other until `over`; counts the good answers.
std::uint64_t chain(QModbusClient& client, int registers, const std::function<bool()>& over)
{
    QEventLoop loop;
    std::uint64_t good = 0;
    std::function<void()> next = [&] {
        if (over()) return loop.quit();
        QModbusReply* reply = client.sendReadRequest({QModbusDataUnit::HoldingRegisters, 0, static_cast<quint16>(registers)}, 1);
        if (reply == nullptr) return loop.quit();
        QObject::connect(reply, &QModbusReply::finished, &loop, [&, reply] {
            if (reply->error() == QModbusDevice::NoError) ++good;
            reply->deleteLater();
            next();
        });
    };
    QObject::connect(&client, &QModbusDevice::stateChanged, &loop, [&](QModbusDevice::State state) {
        if (state == QModbusDevice::ConnectedState) next();
    });
    if (client.state() == QModbusDevice::ConnectedState)
        next();
    else
        client.connectDevice();
    if (client.state() == QModbusDevice::ConnectedState && good == 0 && over()) return good;
    loop.exec();
    client.disconnectDevice();
    return good;
}

} // namespace

void qtOverRtu(const std::string& path, std::uint32_t baud, int registers, const std::function<bool()>& enough)
{
    QModbusRtuSerialClient client;
    client.setConnectionParameter(QModbusDevice::SerialPortNameParameter, QString::fromStdString(path));
    client.setConnectionParameter(QModbusDevice::SerialParityParameter, QSerialPort::NoParity);
    client.setConnectionParameter(QModbusDevice::SerialBaudRateParameter, static_cast<int>(baud));
    chain(client, registers, enough);
}

std::uint64_t qtOverTcp(std::uint16_t port, std::uint64_t polls)
{
    QModbusTcpClient client;
    client.setConnectionParameter(QModbusDevice::NetworkAddressParameter, QStringLiteral("127.0.0.1"));
    client.setConnectionParameter(QModbusDevice::NetworkPortParameter, port);
    std::uint64_t asked = 0;
    return chain(client, 10, [&] { return asked++ >= polls; });
}

} // namespace gaffer::bench

#include "ui/seat/journal.hpp"

#include "core/wire/messages.hpp"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace gaffer::ui {
namespace {

constexpr char kept = '+';
constexpr char answered = '-';

} // namespace

Journal::Journal(const QString& file) : m_lock{file + QStringLiteral(".lock")}, m_file{file}
{
    QDir{}.mkpath(QFileInfo{file}.absolutePath());
    m_lock.setStaleLockTime(0);
    if (!m_lock.tryLock()) return;
    if (!m_file.open(QIODevice::ReadWrite)) return;
    read();
}

void Journal::read()
{
    while (!m_file.atEnd()) {
        const QByteArray line = m_file.readLine();
        // A line without its end was cut by a crash before the tap was shown.
        if (line.size() < 3 || !line.endsWith('\n')) continue;
        const std::string text = line.mid(1, line.size() - 2).toStdString();
        if (line.front() == answered) {
            std::erase_if(m_waiting, [&](const auto& item) { return item.second.value == text; });
        } else if (auto command = wire::readCommand(text); line.front() == kept && command) {
            m_waiting.push_back(*std::move(command));
        }
    }
    m_file.resize(0);
    m_file.seek(0);
    for (const auto& [command, id] : m_waiting) write(kept, wire::writeCommand(command, id));
}

void Journal::write(char sign, const std::string& text)
{
    if (!m_file.isOpen()) return;
    m_file.write(QByteArray{1, sign} + QByteArray::fromStdString(text) + '\n');
    m_file.flush();
}

Outcome Journal::add(const Command& command, const CommandId& id)
{
    if (m_waiting.size() >= mostWaiting)
        return Fault{FaultCode::Full, "seat.journalFull", "too many counts wait for the service", {}};
    m_waiting.emplace_back(command, id);
    write(kept, wire::writeCommand(command, id));
    return Done{};
}

void Journal::done(const CommandId& id)
{
    std::erase_if(m_waiting, [&](const auto& item) { return item.second == id; });
    if (!m_waiting.empty()) {
        write(answered, id.value);
    } else if (m_file.isOpen()) {
        m_file.resize(0);
        m_file.seek(0);
    }
}

} // namespace gaffer::ui

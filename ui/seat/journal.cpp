#include "ui/seat/journal.hpp"

#include "core/wire/messages.hpp"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

#include <unistd.h>

namespace gaffer::ui {
namespace {

/// A line begins with what happened to its command; the file is only ever appended to.
constexpr char kept = '+';
constexpr char answered = '-';
/// Seats of one name on one PC that each have a journal of their own.
constexpr int mostSeats = 9;

} // namespace

Journal::Journal(const QString& file)
{
    // The first seat on a new computer has no folder yet.
    QDir{}.mkpath(QFileInfo{file}.absolutePath());
    for (int number = 1; number <= mostSeats; ++number) {
        const QString name = number == 1 ? file : QStringLiteral("%1.%2").arg(file).arg(number);
        auto lock = std::make_unique<QLockFile>(name + QStringLiteral(".lock"));
        // A lock is as old as its process: the seat at a station runs for months.
        lock->setStaleLockTime(0);
        // Another living seat of the same name has it; it also delivers what is in it.
        if (!lock->tryLock()) continue;
        // The first free one is ours; what lies in the others belongs to seats that are gone.
        if (!m_lock)
            own(name, std::move(lock));
        else
            adopt(name);
    }
}

void Journal::own(const QString& name, std::unique_ptr<QLockFile> lock)
{
    m_lock = std::move(lock);
    m_file.setFileName(name);
    // Without a disk counts still go to a service that is there; only its absence would lose them.
    if (!m_file.open(QIODevice::ReadWrite)) return;
    // Before anything is written: the new taps come behind the old ones.
    m_waiting = read(m_file);
    // What waits stays where it is until all of it is answered: rewriting it could be cut short.
    if (m_waiting.empty()) m_file.resize(0);
    m_file.seek(m_file.size());
}

void Journal::adopt(const QString& name)
{
    QFile left{name};
    if (!m_file.isOpen() || !left.open(QIODevice::ReadOnly)) return;
    for (const auto& [command, id] : read(left)) {
        m_waiting.emplace_back(command, id);
        write(kept, wire::writeCommand(command, id));
    }
    // Counts that stand in both files for a moment are sent twice and counted once.
    if (::fsync(m_file.handle()) == 0) left.remove();
}

std::vector<std::pair<Command, CommandId>> Journal::read(QFile& file)
{
    std::vector<std::pair<Command, CommandId>> waiting;
    while (!file.atEnd()) {
        const qint64 start = file.pos();
        const QByteArray line = file.readLine();
        // A line without its end was cut by a crash before the tap was shown.
        if (!line.endsWith('\n')) {
            if (file.isWritable()) file.resize(start);
            break;
        }
        // Sign, one letter and the line's end at least.
        if (line.size() < 3) continue;
        const std::string text = line.mid(1, line.size() - 2).toStdString();
        // An answer names the id that stood in an earlier line.
        if (line.front() == answered) {
            std::erase_if(waiting, [&](const auto& item) { return item.second.value == text; });
        } else if (auto command = wire::readCommand(text); line.front() == kept && command) {
            waiting.push_back(*std::move(command));
        }
    }
    return waiting;
}

void Journal::write(char sign, const std::string& text)
{
    if (!m_file.isOpen()) return;
    m_file.write(QByteArray{1, sign} + QByteArray::fromStdString(text) + '\n');
    // To the system; to the disk only where a tap depends on it.
    m_file.flush();
}

Outcome Journal::add(const Command& command, const CommandId& id)
{
    // Far more than a shift of taps; beyond it something is wrong that somebody must look at.
    if (m_waiting.size() >= mostWaiting)
        return Fault{FaultCode::Full, "seat.journalFull", "too many counts wait for the service", {}};
    m_waiting.emplace_back(command, id);
    write(kept, wire::writeCommand(command, id));
    // A tap that was shown must outlive a power cut. An answer noted too late is harmless: the repeat is answered, not counted.
    if (m_file.isOpen()) ::fsync(m_file.handle());
    return Done{};
}

void Journal::done(const CommandId& id)
{
    // The file is emptied when nothing waits, so it never grows beyond one outage.
    std::erase_if(m_waiting, [&](const auto& item) { return item.second == id; });
    if (!m_waiting.empty()) {
        write(answered, id.value);
    } else if (m_file.isOpen()) {
        // Empty is the usual state, and the only one in which shortening the file cannot lose anything.
        m_file.resize(0);
        m_file.seek(0);
    }
}

} // namespace gaffer::ui

#pragma once

#include "core/base/result.hpp"
#include "core/workshop/command.hpp"

#include <QFile>
#include <QLockFile>
#include <QString>

#include <utility>
#include <vector>

namespace gaffer::ui {

/// Counts typed at this seat that the service has not confirmed, kept in a file so that neither a lost service nor a killed seat
/// loses one. The command ids stay, so a repeat is answered and not counted twice. One seat per file, on one thread.
class Journal {
public:
    /// Opens `file` and reads what waits in it. When another seat holds it, or it cannot be written, the journal lives in memory
    /// only.
    explicit Journal(const QString& file);
    /// Keeps a command before it is sent. Full when too many wait.
    Outcome add(const Command& command, const CommandId& id);
    /// Forgets a command that was answered.
    void done(const CommandId& id);
    /// What waits, oldest first.
    [[nodiscard]] const std::vector<std::pair<Command, CommandId>>& waiting() const { return m_waiting; }
    /// True when what waits would survive the end of this program.
    [[nodiscard]] bool durable() const { return m_file.isOpen(); }

    static constexpr std::size_t mostWaiting = 20'000;

private:
    void read();
    void write(char sign, const std::string& text);
    QLockFile m_lock;
    QFile m_file;
    std::vector<std::pair<Command, CommandId>> m_waiting;
};

} // namespace gaffer::ui

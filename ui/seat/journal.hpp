#pragma once

#include "core/base/result.hpp"
#include "core/workshop/command.hpp"

#include <QFile>
#include <QLockFile>
#include <QString>

#include <memory>
#include <utility>
#include <vector>

namespace gaffer::ui {

/// Counts and calls typed at this seat that the service has not confirmed, kept in a file so that neither a lost service nor a
/// killed seat loses one. The command ids stay, so a repeat is answered and not counted twice. One seat per file, on one thread.
class Journal {
public:
    /// Opens `file` and reads what waits in it; while another seat of the same name holds it, `file`.2 and so on. What a seat
    /// that is gone left in one of the others is taken over. Where none can be written the journal lives in memory only.
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
    void own(const QString& name, std::unique_ptr<QLockFile> lock);
    void adopt(const QString& name);
    static std::vector<std::pair<Command, CommandId>> read(QFile& file);
    void write(char sign, const std::string& text);
    std::unique_ptr<QLockFile> m_lock;
    QFile m_file;
    std::vector<std::pair<Command, CommandId>> m_waiting;
};

} // namespace gaffer::ui

#include "app/service/service_log.hpp"

#include <memory>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace gaffer {
namespace {

/// At most 40 MB in all: the log must never be what fills the disk.
constexpr std::size_t fileSize = 10 * 1024 * 1024;
constexpr std::size_t filesKept = 3;
constexpr const char* loggerName = "gafferd";

/// Texts come from files and seats: a line feed in one could forge a line of the log.
std::string onOneLine(const std::string& text)
{
    constexpr char firstPrintable = ' ';
    constexpr char deleteSign = 0x7f;
    std::string line;
    for (const char letter : text) {
        const bool control = (letter >= 0 && letter < firstPrintable) || letter == deleteSign;
        if (letter == '\n')
            line += "\\n";
        else if (!control)
            line += letter;
    }
    return line;
}

void say(spdlog::level::level_enum level, const std::string& text)
{
    // Tests and tools run without a log.
    if (const auto logger = spdlog::get(loggerName)) logger->log(level, "{}", onOneLine(text));
}

} // namespace

void openServiceLog(const std::filesystem::path& file)
{
    const auto toFile = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), fileSize, filesKept);
    const auto toScreen = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    // What needs a person is also seen by whoever started the service, or by systemd.
    toScreen->set_level(spdlog::level::warn);
    const auto logger = std::make_shared<spdlog::logger>(loggerName, spdlog::sinks_init_list{toFile, toScreen});
    logger->set_formatter(
        std::make_unique<spdlog::pattern_formatter>("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc));
    // The last line before a crash is the one that is wanted.
    logger->flush_on(spdlog::level::info);
    spdlog::drop(loggerName);
    spdlog::register_logger(logger);
}

void logInfo(const std::string& text) { say(spdlog::level::info, text); }
void logWarning(const std::string& text) { say(spdlog::level::warn, text); }
void logError(const std::string& text) { say(spdlog::level::err, text); }

} // namespace gaffer

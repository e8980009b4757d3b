#pragma once

#include "core/ports/event_log.hpp"
#include "core/wire/events.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gaffer {

/// An event log in memory that can be told to fail; events are kept in their written form, as a file would.
class EventLogInMemory : public EventLog {
public:
    /// One record as written.
    struct Row {
        Instant time{};
        std::string kind;
        int version{};
        std::string by;
        SeatId seat;
        CommandId commandId;
        std::string data;
    };

    Outcome append(std::span<const Event> events, std::span<const CommandRecord> commands, Instant) override
    {
        ++appends;
        if (auto fault = std::exchange(failNext, std::nullopt)) return *fault;
        if (failEvery != 0 && appends % failEvery == 0)
            return Fault{FaultCode::Unavailable, "log.unavailable", "told to fail", {}};
        for (const Event& event : events) {
            GAFFER_CHECK(event.seq == rows.size() + 1);
            rows.push_back({event.time, std::string{kindOf(event.body)}, versionOf(event.body), event.by, event.seat,
                            event.commandId, wire::writeBody(event.body)});
            addToHash(rows.back());
        }
        for (const CommandRecord& command : commands) records[command.id] = command;
        return Done{};
    }

    [[nodiscard]] std::uint64_t lastSeq() const override { return rows.size(); }

    Outcome read(std::uint64_t afterSeq, const TakeEvent& take) const override
    {
        for (std::uint64_t i = afterSeq; i < rows.size(); ++i) {
            const Row& row = rows[i];
            const auto body = wire::readBody(row.kind, row.version, row.data);
            const std::string seq = std::to_string(i + 1);
            if (!body)
                return Fault{
                    FaultCode::Damaged, "log.damaged", "event " + seq + ": " + body.error().text, {seq, body.error().text}};
            if (!take({i + 1, row.time, row.by, row.seat, row.commandId, *body}, "")) break;
        }
        return Done{};
    }

    [[nodiscard]] Result<std::optional<CommandRecord>> find(const CommandId& id) const override
    {
        if (failFind) return Fault{FaultCode::Unavailable, "log.unavailable", "told to fail", {}};
        const auto found = records.find(id);
        return found == records.end() ? std::optional<CommandRecord>{} : std::optional{found->second};
    }

    Outcome saveSnapshot(const Workshop& workshop) override
    {
        GAFFER_CHECK(workshop.seq == lastSeq());
        ++snapshots;
        snapshot = wire::writeWorkshop(workshop);
        return Done{};
    }

    [[nodiscard]] Result<std::optional<Workshop>> loadSnapshot() const override
    {
        if (!snapshot) return std::optional<Workshop>{};
        auto workshop = wire::readWorkshop(*snapshot);
        if (!workshop) return workshop.error();
        return std::optional{*std::move(workshop)};
    }

    LogSpace checkSpace() override
    {
        if (roomAgain) room = LogSpace::Ample;
        return room;
    }
    [[nodiscard]] LogSpace space() const override { return room; }

    /// A number that two logs share only when every record is the same.
    [[nodiscard]] std::uint64_t hash() const { return m_hash; }

    std::vector<Row> rows;
    std::map<CommandId, CommandRecord> records;
    std::optional<std::string> snapshot;
    std::uint64_t appends{};
    std::uint64_t snapshots{};
    /// The next append fails with this.
    std::optional<Fault> failNext;
    /// Every n-th append fails; 0 means none.
    std::uint64_t failEvery{};
    bool failFind{};
    LogSpace room{LogSpace::Ample};
    /// What checkSpace() finds.
    bool roomAgain{};

private:
    void addToHash(const Row& row)
    {
        addToHash(toText(row.time));
        for (const std::string& text : {row.kind, row.by, row.seat.value, row.commandId.value, row.data}) addToHash(text);
    }

    /// FNV-1a, each text closed by a byte that stands in none.
    void addToHash(const std::string& text)
    {
        constexpr std::uint64_t prime = 1'099'511'628'211ULL;
        constexpr unsigned char end = 0xff;
        for (const char letter : text) m_hash = (m_hash ^ static_cast<unsigned char>(letter)) * prime;
        m_hash = (m_hash ^ end) * prime;
    }

    std::uint64_t m_hash{14'695'981'039'346'656'037ULL};
};

} // namespace gaffer

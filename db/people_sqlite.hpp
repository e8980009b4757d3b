#pragma once

#include "core/ports/people.hpp"
#include "db/database.hpp"

#include <filesystem>
#include <memory>

namespace gaffer {

/// What checking a PIN may cost; the default takes about 30 ms and 19 MiB.
struct PinCost {
    std::uint64_t passes{2};
    std::size_t bytes{19ULL << 20};
};

/// Names and PINs in an SQLite file of their own, apart from the event log, so that a person can be erased. Used by one thread.
class PeopleSqlite final : public People {
public:
    /// Opens `file` and brings its schema up to date; faults as Database::open and Database::migrate.
    static Result<std::unique_ptr<PeopleSqlite>> open(const std::filesystem::path& file, PinCost cost = {});
    /// Takes over a database whose schema is up to date; open() is the way to one.
    PeopleSqlite(Database database, PinCost cost);

    Outcome put(const std::vector<Person>& people) override;
    [[nodiscard]] std::map<WorkerNo, std::string> names() const override;
    Outcome setPin(const WorkerNo& number, const std::string& pin) override;
    Result<Done> checkPin(const WorkerNo& number, const std::string& pin, std::int64_t nowMillis) override;
    [[nodiscard]] bool anyPin() const override;
    Outcome erase(const WorkerNo& number) override;

private:
    struct Tries {
        std::int64_t count{};
        std::int64_t lockedUntil{};
    };
    [[nodiscard]] std::string hashOfPin(const std::string& pin) const;
    [[nodiscard]] std::string storedPin(const WorkerNo& number) const;
    [[nodiscard]] Tries triesOf(const WorkerNo& number) const;
    Outcome noteWrongTry(const WorkerNo& number, std::int64_t nowMillis);
    Outcome forgetTries(const WorkerNo& number);

    Database m_database;
    PinCost m_cost;
    /// Checked when there is no PIN to check, so that an unknown number takes as long as a known one.
    std::string m_nobody;
};

} // namespace gaffer

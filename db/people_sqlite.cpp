#include "db/people_sqlite.hpp"

#include <algorithm>
#include <array>
#include <sodium.h>

namespace gaffer {
namespace {

constexpr std::size_t shortestPin = 4;
constexpr std::size_t longestPin = 12;
/// This many wrong tries lock a number; after a lock fewer do, so that an hour of guessing gets no more than 25 tries.
constexpr std::int64_t triesBeforeLock = 5;
constexpr std::int64_t triesBeforeNextLock = 3;
constexpr std::array locks{std::chrono::minutes{1}, std::chrono::minutes{5}, std::chrono::minutes{15}};

bool isPin(const std::string& pin)
{
    return pin.size() >= shortestPin && pin.size() <= longestPin &&
           std::ranges::all_of(pin, [](char digit) { return digit >= '0' && digit <= '9'; });
}

Fault wrongPin() { return {FaultCode::NotAllowed, "people.wrongPin", "number or PIN is wrong", {}}; }

Fault locked(std::int64_t forMillis)
{
    constexpr std::int64_t second = 1000;
    const std::string seconds = std::to_string((forMillis + second - 1) / second);
    return {FaultCode::NotAllowed, "people.locked", "too many wrong PINs: locked for " + seconds + " s", {seconds}};
}

Fault unknown(const WorkerNo& number)
{
    return {FaultCode::NotFound, "people.unknown", "no person with number " + number.value, {number.value}};
}

/// How long the lock lasts that begins with wrong try number `tries`; nothing when this try locks nothing.
Duration lockAfter(std::int64_t tries)
{
    const std::int64_t more = tries - triesBeforeLock;
    if (more < 0 || more % triesBeforeNextLock != 0) return Duration{0};
    return locks[static_cast<std::size_t>(std::min<std::int64_t>(more / triesBeforeNextLock, std::ssize(locks) - 1))];
}

} // namespace

PeopleSqlite::PeopleSqlite(Database database, PinCost cost)
    : m_database{std::move(database)}, m_cost{cost}, m_nobody{hashOfPin("no PIN is like this")}
{
    // An erased name is overwritten, not only let go of.
    m_database.connection().exec("PRAGMA secure_delete=ON");
}

Result<std::unique_ptr<PeopleSqlite>> PeopleSqlite::open(const std::filesystem::path& file, PinCost cost)
{
    if (sodium_init() < 0) return Fault{FaultCode::Unavailable, "people.noRandom", "the computer gives no random numbers", {}};
    auto database = Database::open(file);
    if (!database) return database.error();
    if (const Outcome migrated = database->migrate(migrationsOf("people")); !migrated) return migrated.error();
    // A few rows only: nobody is to find out later, in the middle of a sign-in.
    if (const Outcome sound = database->integrityCheck(); !sound) return sound.error();
    return guarded(
        [&]() -> Result<std::unique_ptr<PeopleSqlite>> { return std::make_unique<PeopleSqlite>(*std::move(database), cost); });
}

Outcome PeopleSqlite::put(const std::vector<Person>& people)
{
    return m_database.transaction([&]() -> Outcome {
        SQLite::Statement insert{
            m_database.connection(),
            "INSERT INTO person (number, name) VALUES (?,?) ON CONFLICT (number) DO UPDATE SET name = excluded.name"};
        for (const Person& person : people) {
            if (person.number.empty()) return Fault{FaultCode::BadInput, "people.noNumber", "a person needs a number", {}};
            insert.reset();
            insert.bind(1, person.number.value);
            insert.bind(2, person.name);
            insert.exec();
        }
        return Done{};
    });
}

std::map<WorkerNo, std::string> PeopleSqlite::names() const
{
    std::map<WorkerNo, std::string> names;
    SQLite::Statement query{m_database.connection(), "SELECT number, name FROM person"};
    while (query.executeStep()) names[WorkerNo{query.getColumn(0).getString()}] = query.getColumn(1).getString();
    return names;
}

Outcome PeopleSqlite::setPin(const WorkerNo& number, const std::string& pin)
{
    if (!isPin(pin)) return Fault{FaultCode::BadInput, "people.badPin", "a PIN has 4 to 12 digits", {}};
    const std::string hash = hashOfPin(pin);
    return m_database.transaction([&]() -> Outcome {
        SQLite::Statement update{m_database.connection(), "UPDATE person SET pin = ? WHERE number = ?"};
        update.bind(1, hash);
        update.bind(2, number.value);
        if (update.exec() == 0) return unknown(number);
        return forgetTries(number);
    });
}

Result<Done> PeopleSqlite::checkPin(const WorkerNo& number, const std::string& pin, std::int64_t nowMillis)
{
    return guarded([&]() -> Outcome {
        // A number nobody has is locked like any other, so that locking tells nothing.
        if (const Tries tries = triesOf(number); tries.lockedUntil > nowMillis) return locked(tries.lockedUntil - nowMillis);
        const std::string stored = storedPin(number);
        const std::string& hash = stored.empty() ? m_nobody : stored;
        const bool right = crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
        if (right && !stored.empty()) return m_database.transaction([&] { return forgetTries(number); });
        const Outcome noted = m_database.transaction([&] { return noteWrongTry(number, nowMillis); });
        return noted ? Outcome{wrongPin()} : noted;
    });
}

bool PeopleSqlite::anyPin() const
{
    SQLite::Statement query{m_database.connection(), "SELECT 1 FROM person WHERE pin IS NOT NULL LIMIT 1"};
    return query.executeStep();
}

Outcome PeopleSqlite::erase(const WorkerNo& number)
{
    const Outcome erased = m_database.transaction([&]() -> Outcome {
        SQLite::Statement remove{m_database.connection(), "DELETE FROM person WHERE number = ?"};
        remove.bind(1, number.value);
        if (remove.exec() == 0) return unknown(number);
        return forgetTries(number);
    });
    // The log would keep the name until it is full; a reader in the way only delays that until the service ends.
    if (erased) (void)m_database.checkpoint();
    return erased;
}

std::string PeopleSqlite::hashOfPin(const std::string& pin) const
{
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    const int made =
        crypto_pwhash_str_alg(hash.data(), pin.data(), pin.size(), m_cost.passes, m_cost.bytes, crypto_pwhash_ALG_ARGON2ID13);
    GAFFER_CHECK(made == 0);
    hash.resize(hash.find('\0'));
    return hash;
}

std::string PeopleSqlite::storedPin(const WorkerNo& number) const
{
    SQLite::Statement query{m_database.connection(), "SELECT coalesce(pin, '') FROM person WHERE number = ?"};
    query.bind(1, number.value);
    return query.executeStep() ? query.getColumn(0).getString() : std::string{};
}

PeopleSqlite::Tries PeopleSqlite::triesOf(const WorkerNo& number) const
{
    SQLite::Statement query{m_database.connection(), "SELECT tries, locked_until FROM wrong_try WHERE number = ?"};
    query.bind(1, number.value);
    if (!query.executeStep()) return {};
    return {query.getColumn(0).getInt64(), query.getColumn(1).getInt64()};
}

Outcome PeopleSqlite::noteWrongTry(const WorkerNo& number, std::int64_t nowMillis)
{
    Tries tries = triesOf(number);
    ++tries.count;
    const Duration lock = lockAfter(tries.count);
    if (lock > Duration{0}) tries.lockedUntil = nowMillis + lock.count();
    enum Parameter : int { Number = 1, Count, LockedUntil };
    SQLite::Statement insert{m_database.connection(),
                             "INSERT OR REPLACE INTO wrong_try (number, tries, locked_until) VALUES (?,?,?)"};
    insert.bind(Number, number.value);
    insert.bind(Count, tries.count);
    insert.bind(LockedUntil, tries.lockedUntil);
    insert.exec();
    return Done{};
}

Outcome PeopleSqlite::forgetTries(const WorkerNo& number)
{
    SQLite::Statement remove{m_database.connection(), "DELETE FROM wrong_try WHERE number = ?"};
    remove.bind(1, number.value);
    remove.exec();
    return Done{};
}

} // namespace gaffer

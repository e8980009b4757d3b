#include "core/wire/queries.hpp"

#include <gtest/gtest.h>

#include <set>

namespace gaffer::wire {
namespace {

template <class... T> bool reload(std::variant<T...>*) { return ((T::method == "reload" && T::entry == Entry::SignedIn) || ...); }

TEST(Queries, ThatChangeTheWorkshopNeedASignIn) { EXPECT_TRUE(reload(static_cast<Query*>(nullptr))); }

struct Who {
    std::string_view method;
    bool signedIn;
    bool worker;
};

template <class... T> std::vector<Who> whoMay(std::variant<T...>*)
{
    return {Who{T::method, T::entry == Entry::SignedIn, T::roles.has(Role::Worker)}...};
}

TEST(Queries, ThatOnlyReadAreOpenToEverybodyAndThoseThatChangeAreNot)
{
    const std::set<std::string_view> guarded{"reload", "import.csv", "import.part", "people.setPin", "bus.read"};
    std::size_t met = 0;
    for (const Who& who : whoMay(static_cast<Query*>(nullptr))) {
        if (guarded.contains(who.method)) {
            EXPECT_TRUE(who.signedIn && !who.worker) << who.method;
            ++met;
        }
        const bool reads = who.method.ends_with(".get");
        if (reads) {
            EXPECT_TRUE(who.worker) << who.method;
        }
    }
    EXPECT_EQ(met, guarded.size()) << "the names above must be those of the service";
}

TEST(Queries, HaveNamesThatNoCommandHas)
{
    std::set<std::string_view> names;
    for (const Who& who : whoMay(static_cast<Query*>(nullptr))) EXPECT_TRUE(names.insert(who.method).second) << who.method;
    for (const char* command : {"tally.add", "run.start", "melt.charge"}) EXPECT_FALSE(names.contains(command));
}

TEST(Queries, AskForWhatAPageNeedsUnlessTheySayElse)
{
    EXPECT_EQ(query::SearchProducts{}.limit, 50);
    EXPECT_EQ(query::ReadTrend{}.pixels, 1000);
    EXPECT_EQ(query::GetReport{}.name, "daily");
    EXPECT_FALSE(query::GetReport{}.date) << "the present business date";
    EXPECT_EQ(query::ImportCsv{}.encoding, "utf-8");
    EXPECT_FALSE(query::ImportCsv{}.dryRun);
    EXPECT_EQ(query::ReadBus{}.count, 1);
}

} // namespace
} // namespace gaffer::wire

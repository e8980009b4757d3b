#include "core/wire/queries.hpp"

#include <gtest/gtest.h>

namespace gaffer::wire {
namespace {

template <class... T> bool reload(std::variant<T...>*) { return ((T::method == "reload" && T::entry == Entry::SignedIn) || ...); }

TEST(Queries, ThatChangeTheWorkshopNeedASignIn) { EXPECT_TRUE(reload(static_cast<Query*>(nullptr))); }

} // namespace
} // namespace gaffer::wire

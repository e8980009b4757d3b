#include "core/base/field.hpp"

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace gaffer {

enum class Colour : std::uint8_t { Clear, Cobalt, Nameless };
template <> inline constexpr std::array enumNames<Colour>{
    EnumName<Colour>{Colour::Clear, "clear"},
    EnumName<Colour>{Colour::Cobalt, "cobalt"},
};

namespace {

enum class Unnamed : std::uint8_t { One };

struct Gob {
    int grams{};
    std::string colour;
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"grams", &Gob::grams, Need::Required}, Field{"colour", &Gob::colour});
    }
};

struct Spelled {
    [[nodiscard]] std::string text() const { return "s"; }
    static std::string allowed() { return {}; }
    static std::optional<Spelled> parse(std::string_view) { return Spelled{}; }
};

static_assert(Described<Gob> && !Described<Spelled> && !Described<int>);
static_assert(TextValue<Spelled> && !TextValue<Gob>);
static_assert(NamedEnum<Colour> && !NamedEnum<Unnamed> && !NamedEnum<int>);

TEST(EnumNames, AValueWithoutANameHasAnEmptyOne)
{
    EXPECT_EQ(nameOf(Colour::Nameless), "");
    EXPECT_EQ(nameOf(Colour::Cobalt), "cobalt");
}

TEST(EnumNames, AnUnknownNameLeavesTheValueAlone)
{
    Colour colour = Colour::Cobalt;
    for (const char* name : {"", "Clear", "clear ", "ruby"}) EXPECT_FALSE(findEnum(name, colour)) << name;
    EXPECT_EQ(colour, Colour::Cobalt);
    EXPECT_TRUE(findEnum("clear", colour));
    EXPECT_EQ(colour, Colour::Clear);
}

TEST(Fields, AreVisitedInWrittenOrder)
{
    const Gob gob{250, "clear"};
    std::vector<std::string> names;
    forEachField(gob, [&](std::string_view name, const auto&) { names.emplace_back(name); });
    EXPECT_EQ(names, (std::vector<std::string>{"grams", "colour"}));
}

TEST(Fields, CanBeChangedThroughAVisit)
{
    Gob gob{250, "clear"};
    forEachField(gob, [](std::string_view, auto& member) { member = {}; });
    EXPECT_EQ(gob.grams, 0);
    EXPECT_TRUE(gob.colour.empty());
}

TEST(Fields, AreOptionalUnlessSaidOtherwise)
{
    const auto needs = Gob::fields([](const auto&... field) { return std::vector{field.need...}; });
    EXPECT_EQ(needs, (std::vector{Need::Required, Need::Optional}));
}

} // namespace
} // namespace gaffer

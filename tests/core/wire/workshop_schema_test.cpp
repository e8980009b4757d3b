#include "core/wire/json.hpp"
#include "core/wiring/wiring.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace gaffer::wire {
namespace {

Json readSchema()
{
    std::ifstream file{GAFFER_SOURCE_DIR "/docs/workshop.schema.json"};
    return Json::parse(file);
}

/// The definition that a list's members or a member itself refers to.
const Json& resolved(const Json& schema, const Json& node)
{
    const Json& target = node.contains("items") ? node["items"] : node;
    if (!target.contains("$ref")) return target;
    return schema.at(Json::json_pointer{target["$ref"].get<std::string>().substr(1)});
}

template <class T> void expectSame(const Json& schema, const Json& node, const std::string& where);

template <class Member> void expectSameMember(const Json& schema, const Json& property, const std::string& where)
{
    EXPECT_TRUE(property.contains("description") || property.contains("$ref")) << where;
    if constexpr (isVector<Member>) {
        if constexpr (Described<typename Member::value_type>)
            expectSame<typename Member::value_type>(schema, resolved(schema, property), where);
    } else if constexpr (isOptional<Member>)
        expectSameMember<typename Member::value_type>(schema, property, where);
    else if constexpr (Described<Member>)
        expectSame<Member>(schema, resolved(schema, property), where);
    else if constexpr (NamedEnum<Member>) {
        std::vector<std::string> names;
        for (const auto& row : enumNames<Member>) names.emplace_back(row.name);
        EXPECT_EQ(property.at("enum").get<std::vector<std::string>>(), names) << where;
    }
}

template <class T> void expectSame(const Json& schema, const Json& node, const std::string& where)
{
    std::vector<std::string> required;
    std::vector<std::string> names;
    const Json defaults = toJson(T{});
    T::fields([&](const auto&... field) {
        const auto visit = [&](const auto& one) {
            const std::string name{one.name};
            names.push_back(name);
            if (one.need == Need::Required) required.push_back(name);
            if (!node.at("properties").contains(name)) return;
            const Json& property = node["properties"][name];
            if (property.contains("default")) {
                EXPECT_EQ(property["default"], defaults[name]) << where << "/" << name;
            }
            using Member = std::remove_cvref_t<decltype(std::declval<T>().*(one.member))>;
            expectSameMember<Member>(schema, property, where + "/" + name);
        };
        (visit(field), ...);
    });
    std::vector<std::string> written;
    for (const auto& [name, property] : node.at("properties").items()) written.push_back(name);
    EXPECT_EQ(written, names) << where;
    EXPECT_EQ(node.value("required", std::vector<std::string>{}), required) << where;
    EXPECT_FALSE(node.value("additionalProperties", true)) << where;
}

TEST(WorkshopSchema, HasExactlyTheKeysThatAreRead)
{
    const Json schema = readSchema();
    expectSame<Wiring>(schema, schema, "");
}

TEST(WorkshopSchema, TakesEveryTypeOfValue)
{
    const Json schema = readSchema();
    const std::string pattern = schema.at("/$defs/point/properties/type/pattern"_json_pointer).get<std::string>();
    for (const auto& row : enumNames<ValueKind>) EXPECT_NE(pattern.find(row.name), std::string::npos) << row.name;
}

} // namespace
} // namespace gaffer::wire

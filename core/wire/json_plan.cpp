#include "core/wire/json_plan.hpp"

#include <algorithm>

namespace gaffer::wire {

Json parseObject(const std::string& text, Problems& problems)
{
    Json json = Json::parse(text, nullptr, false);
    if (json.is_object()) return json;
    problems.push_back({"", json.is_discarded() ? "something that is not JSON" : "something else", "an object", ""});
    return Json::object();
}

void expectText(const Json& json, const std::string& name, const std::string& expected, Problems& problems)
{
    const auto found = json.find(name);
    if (found != json.end() && found->is_string() && found->get<std::string>() == expected) return;
    const std::string text = found == json.end() ? "nothing" : found->dump(-1, ' ', false, Json::error_handler_t::replace);
    problems.push_back({"/" + name, text, "\"" + expected + "\"", ""});
}

int colourNumber(const std::vector<std::string>& names, const std::string& name, const std::string& pointer, Problems& problems)
{
    const auto found = std::ranges::find(names, name);
    if (found != names.end()) return static_cast<int>(found - names.begin());
    problems.push_back({pointer, "\"" + name + "\"", "a colour of the instance", nearest(name, names)});
    return 0;
}

bool numberStands(const std::string& pointer, int value, std::size_t size, const char* what, Problems& problems)
{
    if (value >= 0 && static_cast<std::size_t>(value) < size) return true;
    const std::string allowed = size == 0 ? std::string{"no "} + what + " at all, as the instance has none"
                                          : std::string{"the number of a "} + what + ", 0 to " + std::to_string(size - 1);
    problems.push_back({pointer, std::to_string(value), allowed, ""});
    return false;
}

bool rangeStands(const std::string& pointer, std::int64_t value, std::int64_t low, std::int64_t high, Problems& problems)
{
    if (low <= value && value <= high) return true;
    problems.push_back(
        {pointer, std::to_string(value), "a whole number from " + std::to_string(low) + " to " + std::to_string(high), ""});
    return false;
}

} // namespace gaffer::wire

#include "core/workshop/event.hpp"

namespace gaffer {

std::string_view kindOf(const EventBody& body)
{
    return std::visit([](const auto& event) { return std::decay_t<decltype(event)>::kind; }, body);
}

int versionOf(const EventBody& body)
{
    return std::visit([](const auto& event) { return std::decay_t<decltype(event)>::version; }, body);
}

} // namespace gaffer

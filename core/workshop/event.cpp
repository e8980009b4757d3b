#include "core/workshop/event.hpp"

namespace gaffer {

EventBody::EventBody() = default;
EventBody::EventBody(const EventBody&) = default;
EventBody::EventBody(EventBody&&) noexcept = default;
EventBody& EventBody::operator=(const EventBody&) = default;
EventBody& EventBody::operator=(EventBody&&) noexcept = default;
EventBody::~EventBody() = default;

bool EventBody::operator==(const EventBody& other) const
{
    return static_cast<const EventBodyKinds&>(*this) == static_cast<const EventBodyKinds&>(other);
}

std::string_view kindOf(const EventBody& body)
{
    return std::visit([](const auto& event) { return std::decay_t<decltype(event)>::kind; }, body);
}

int versionOf(const EventBody& body)
{
    return std::visit([](const auto& event) { return std::decay_t<decltype(event)>::version; }, body);
}

} // namespace gaffer

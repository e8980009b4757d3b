#include "core/base/check.hpp"
#include "core/workshop/fold.hpp"

namespace gaffer {

void evolve(Workshop& workshop, const Event& event)
{
    GAFFER_CHECK(event.seq == workshop.seq + 1);
    GAFFER_CHECK(event.time >= workshop.time);
    const std::uint64_t numbers = workshop.nextNumber;
    std::visit([&](const auto& body) { fold::apply(workshop, event, body); }, event.body);
    // Numbers are never given twice: the next one only grows.
    GAFFER_CHECK(workshop.nextNumber >= numbers);
    workshop.seq = event.seq;
    workshop.time = event.time;
}

} // namespace gaffer

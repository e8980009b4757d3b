#include "core/base/check.hpp"
#include "core/workshop/fold.hpp"

namespace gaffer {

void evolve(Workshop& workshop, const Event& event)
{
    GAFFER_CHECK(event.seq == workshop.seq + 1);
    GAFFER_CHECK(event.time >= workshop.time);
    std::visit([&](const auto& body) { fold::apply(workshop, event, body); }, event.body);
    workshop.seq = event.seq;
    workshop.time = event.time;
}

} // namespace gaffer

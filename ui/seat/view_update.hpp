#pragma once

#include "core/wire/messages.hpp"

namespace gaffer::ui {

/// Takes an update over: a whole one replaces everything, else items are replaced by their key, new ones come last, removed ones
/// go.
void applyUpdate(SeatView& view, wire::TopicUpdate update);

} // namespace gaffer::ui

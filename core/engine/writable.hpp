#pragma once

#include "core/workshop/event.hpp"

namespace gaffer {

/// True when the written form of `body` reads back as the same value: every number is finite and every text is UTF-8.
bool isWritable(const EventBody& body);

} // namespace gaffer

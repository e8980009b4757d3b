#pragma once

#include "core/workshop/command.hpp"

namespace gaffer {

/// True for commands that are taken even when the disk is full: counts, stops, and mould care (cracks).
bool isEssential(const Command& command);

} // namespace gaffer

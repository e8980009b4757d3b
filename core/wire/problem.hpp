#pragma once

#include "core/base/problem.hpp"

namespace gaffer::wire {

using gaffer::nearest;
using gaffer::Problem;
using gaffer::Problems;
using gaffer::sentence;

} // namespace gaffer::wire

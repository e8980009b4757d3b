#include "core/base/check.hpp"

#include <string>

namespace gaffer {

void checkFailed(const char* condition, const char* file, int line)
{
    throw CheckFailed(std::string{file} + ":" + std::to_string(line) + ": check failed: " + condition);
}

} // namespace gaffer

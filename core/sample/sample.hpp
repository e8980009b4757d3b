#pragma once

#include "core/base/field.hpp"
#include "core/base/instant.hpp"
#include "core/wiring/wiring.hpp"

#include <array>
#include <string>

namespace gaffer {

/// The workshops that `init --sample` makes.
enum class SampleKind : std::uint8_t { Goblets, Lampwork, Empty };
template <> inline constexpr std::array enumNames<SampleKind>{
    EnumName<SampleKind>{SampleKind::Goblets, "goblets"},
    EnumName<SampleKind>{SampleKind::Lampwork, "lampwork"},
    EnumName<SampleKind>{SampleKind::Empty, "empty"},
};

/// The masters of a sample workshop as texts for `import` (UTF-8, LF, several values of one cell set apart by ';'); a text is
/// empty where the sample has no such master.
struct SampleTables {
    std::string products;
    std::string moulds;
    std::string orders;
    std::string workers;
    std::string recipes;
};

/// The wiring of a sample workshop; the same every time.
Wiring sampleWiring(SampleKind kind);

/// The masters of a sample workshop; orders are due in the weeks after `today`.
SampleTables sampleTables(SampleKind kind, Date today);

} // namespace gaffer

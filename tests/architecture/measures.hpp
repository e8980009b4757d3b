#pragma once

#include "tests/architecture/rules.hpp"

#include <array>
#include <string>
#include <vector>

namespace gaffer::architecture {

/// Median, 90th, 99th percentile and greatest of some lengths; zeros when there are none.
struct Spread {
    std::size_t median{}, p90{}, p99{}, most{};
};

/// The spread of `values`.
Spread spreadOf(std::vector<std::size_t> values);

/// Those of `files` that stand below the folder `top`.
struct Measures {
    std::size_t files{}, codeLines{}, testLines{};
    Spread fileLength, functionLength;
    std::size_t functions{}, over40{};
    int complexityMost{};
    double clonePercent{}, documentedPercent{}, commentRatio{}, mirroredPercent{};
    std::size_t publicItems{};
    double checksPerThousand{};
    /// Test lines per source line.
    [[nodiscard]] double testRatio() const
    {
        return codeLines == 0 ? 0 : static_cast<double>(testLines) / static_cast<double>(codeLines);
    }
};

/// Measures the product's files below the top folders `tops`, with their tests.
Measures measure(const std::vector<std::string_view>& tops);

/// The table of all folders and of the whole, ready to print.
std::string tableOfMeasures();

} // namespace gaffer::architecture

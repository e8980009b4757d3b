#include "tests/drivers/fuzz/targets.hpp"
#include "tests/support/campaign.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

namespace gaffer {
namespace {

using Input = std::vector<std::uint8_t>;

struct Target {
    const char* folder;
    void (*run)(std::span<const std::uint8_t>);
};

/// The seeds of the folder, then spoiled copies of them for as long as GAFFER_FUZZ_SECONDS says, a minute in a campaign, else a
/// moment.
class Fuzz : public testing::TestWithParam<Target> {
protected:
    static std::vector<Input> seeds(const std::string& folder)
    {
        std::vector<Input> found;
        for (const auto& entry : std::filesystem::directory_iterator(GAFFER_SOURCE_DIR "/tests/drivers/fuzz/" + folder)) {
            std::ifstream file{entry.path(), std::ios::binary};
            found.emplace_back(std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{});
        }
        return found;
    }

    std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>{0, limit - 1}(m_chance); }

    void spoil(Input& input, const std::vector<Input>& others)
    {
        switch (below(6)) {
        case 0: input[below(input.size())] = static_cast<std::uint8_t>(below(256)); break;
        case 1: input[below(input.size())] ^= static_cast<std::uint8_t>(1U << below(8)); break;
        case 2: input.resize(1 + below(input.size())); break;
        case 3:
            input.insert(input.begin() + static_cast<std::ptrdiff_t>(below(input.size())), static_cast<std::uint8_t>(below(256)));
            break;
        case 4: {
            const Input& other = others[below(others.size())];
            input.insert(input.end(), other.begin() + static_cast<std::ptrdiff_t>(below(other.size())), other.end());
            break;
        }
        default: std::swap(input[below(input.size())], input[below(input.size())]);
        }
        constexpr std::size_t longest = 4096;
        if (input.size() > longest) input.resize(longest);
    }

    std::mt19937 m_chance{20261122};
};

TEST_P(Fuzz, FindsNothing)
{
    const auto all = seeds(GetParam().folder);
    ASSERT_GE(all.size(), 4U);
    for (const Input& seed : all) GetParam().run(seed);
    const std::chrono::duration<double> span{amountOf("GAFFER_FUZZ_SECONDS", 0.1, 60)};
    const auto end = std::chrono::steady_clock::now() + span;
    std::size_t runs = 0;
    while (std::chrono::steady_clock::now() < end) {
        Input input = all[below(all.size())];
        for (std::size_t times = 1 + below(8); times > 0; --times) spoil(input, all);
        GetParam().run(input);
        ++runs;
    }
    RecordProperty("runs", std::to_string(runs));
}

INSTANTIATE_TEST_SUITE_P(Targets, Fuzz,
                         testing::Values(Target{"rtu", fuzz::rtuFrame}, Target{"tcp", fuzz::tcpFrame},
                                         Target{"aibus", fuzz::aibusFrame}, Target{"profile", fuzz::profileJson}),
                         [](const auto& one) { return std::string{one.param.folder}; });

} // namespace
} // namespace gaffer

#include "tests/architecture/words.hpp"

#include <gtest/gtest.h>

namespace gaffer::architecture {
namespace {

TEST(Words, AreFoundWholeAndInAnyCase)
{
    EXPECT_EQ(unfinishedWords("a\nTO"
                              "DO: b")
                  .size(),
              1U);
    EXPECT_EQ(unfinishedWords("a\nTO"
                              "DO: b")
                  .front(),
              "2: to" + std::string{"do"});
    EXPECT_TRUE(unfinishedWords("setPlace"
                                "holderText, st"
                                "ubborn")
                    .empty());
}

TEST(Words, PathsAreFoundInsideOtherText)
{
    EXPECT_EQ(foreignPaths("see /wo"
                           "rk/shared")
                  .size(),
              1U);
}

TEST(Words, NothingInTheProjectIsUnfinished)
{
    for (const TextFile& file : textFiles())
        for (const std::string& found : unfinishedWords(file.text)) ADD_FAILURE() << file.path << ":" << found;
}

TEST(Words, NothingInTheProjectNamesAMachine)
{
    for (const TextFile& file : textFiles())
        for (const std::string& found : foreignPaths(file.text)) ADD_FAILURE() << file.path << ":" << found;
}

} // namespace
} // namespace gaffer::architecture

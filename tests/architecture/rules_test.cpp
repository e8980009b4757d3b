#include "tests/architecture/rules.hpp"

#include "tests/architecture/clones.hpp"
#include "tests/architecture/measures.hpp"

#include <gtest/gtest.h>

#include <iostream>

namespace gaffer::architecture {
namespace {

constexpr std::size_t longestFile = 600;
constexpr std::size_t longestFunction = 80;
constexpr int greatestComplexity = 25;

std::string listed(const Offences& offences)
{
    std::string text;
    for (const std::string& offence : offences) text += "\n  " + offence;
    return text;
}

#define EXPECT_NONE(offences) EXPECT_TRUE((offences).empty()) << listed(offences)

TEST(Architecture, IncludesFollowTheOrderOfFolders) { EXPECT_NONE(forbiddenEdges(product())); }

TEST(Architecture, LibrariesStayInTheFoldersThatMayKnowThem) { EXPECT_NONE(forbiddenHeaders(product())); }

TEST(Architecture, FoldersFormNoRing) { EXPECT_NONE(folderRings(product())); }

TEST(Architecture, NoFileIsTooLong) { EXPECT_NONE(longFiles(product(), longestFile)); }

TEST(Architecture, NoFunctionIsTooLong) { EXPECT_NONE(longFunctions(product(), longestFunction)); }

TEST(Architecture, NoFunctionIsTooComplex) { EXPECT_NONE(complexFunctions(product(), greatestComplexity)); }

TEST(Architecture, MemoryHasOwners) { EXPECT_NONE(nakedNew(product())); }

TEST(Architecture, NothingIsASingletonAndNothingJumps) { EXPECT_NONE(singletonsAndJumps(product())); }

TEST(Architecture, TestsWaitForConditionsInsteadOfPausing) { EXPECT_NONE(pauses(testSources())); }

TEST(Architecture, SwitchesOverOurEnumerationsNameEveryCase) { EXPECT_NONE(defaultsOverOurEnums(product())); }

TEST(Architecture, HeadersAreIncludedOnceAndOpenNoNamespace) { EXPECT_NONE(carelessHeaders(product())); }

TEST(Architecture, EverySourceFileIncludesItsOwnHeaderFirst) { EXPECT_NONE(headersNotFirst(product())); }

TEST(Architecture, PublicItemsAreExplained)
{
    constexpr double least = 90;
    for (const std::string_view top : productFolders) {
        const Measures measures = measure({top});
        Files files;
        for (const SourceFile& file : product())
            if (file.top == top) describe(files.emplace_back(), file.path, file.text);
        EXPECT_GE(measures.documentedPercent, least) << top << listed(undocumentedItems(files));
    }
}

TEST(Measures, KeepTheirStopLinesInEveryFolder)
{
    for (const std::string_view top : productFolders) {
        const Measures measures = measure({top});
        EXPECT_LE(measures.over40 * 100, measures.functions * 4) << top;
        EXPECT_LE(measures.clonePercent, 1.5) << top << listed(sentences(clonesIn(product())));
        EXPECT_GE(measures.mirroredPercent, 90) << top << listed(withoutMirroredTest(product(), testSources()));
    }
}

TEST(Measures, KeepTheStopLinesOfTheWhole)
{
    const Measures inner = measure({"core", "db", "drivers"});
    const Measures whole = measure(productFolders);
    EXPECT_GE(inner.testRatio(), 1.0) << "tests per source line in core, db and drivers";
    EXPECT_GE(whole.testRatio(), 0.8) << "tests per source line";
    EXPECT_GE(whole.commentRatio, 0.12) << "comment lines per line";
    EXPECT_LE(whole.commentRatio, 0.30) << "comment lines per line";
}

TEST(Measures, KeepTheStopLinesOfCore)
{
    constexpr double leastChecks = 15;
    constexpr double leastMirrored = 95;
    constexpr double leastComments = 0.12;
    constexpr double mostComments = 0.30;
    const Measures core = measure({"core"});
    EXPECT_GE(core.checksPerThousand, leastChecks) << "invariant checks per 1,000 lines";
    EXPECT_GE(core.mirroredPercent, leastMirrored) << listed(withoutMirroredTest(product(), testSources()));
    EXPECT_GE(core.commentRatio, leastComments) << "comment lines per line";
    EXPECT_LE(core.commentRatio, mostComments) << "comment lines per line";
}

TEST(Measures, ArePrinted) { std::cout << tableOfMeasures() << listed(sentences(clonesIn(product()))) << '\n'; }

} // namespace
} // namespace gaffer::architecture

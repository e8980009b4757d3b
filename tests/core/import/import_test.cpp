#include "core/import/import.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

Workshop withOneProduct()
{
    Workshop workshop;
    Product product;
    product.code = ProductCode{"G-1"};
    product.nameZh = "高脚杯";
    product.netG = 180;
    workshop.products[product.code] = product;
    return workshop;
}

std::string onlyProblem(std::string_view kind, const std::string& text, const Workshop& workshop = {})
{
    const auto table = readImport(kind, text, workshop);
    if (!table) return table.error().text;
    EXPECT_EQ(table->problems.size(), 1U) << testing::PrintToString(table->problems);
    EXPECT_EQ(table->count, 0);
    return table->problems.empty() ? "" : table->problems.front();
}

TEST(Import, RefusesAnUnknownKind)
{
    EXPECT_FALSE(readImport("prices", "a\n", {}));
    EXPECT_FALSE(importTemplate("prices"));
}

TEST(Import, RefusesAnEmptyFile) { EXPECT_NE(onlyProblem("products", "").find("header"), std::string::npos); }

TEST(Import, TellsAnUnknownColumnWithANearName)
{
    const std::string problem = onlyProblem("products", "code,nam_zh\nG-1,x\n");
    EXPECT_NE(problem.find("line 1, column 2"), std::string::npos) << problem;
    EXPECT_NE(problem.find("did you mean \"name_zh\""), std::string::npos) << problem;
}

TEST(Import, TellsAColumnThatIsMissingOrTwice)
{
    EXPECT_NE(onlyProblem("products", "name_zh\nx\n").find("\"code\" is missing"), std::string::npos);
    EXPECT_NE(onlyProblem("products", "code,glass,glass\n1,a,b\n").find("column 3"), std::string::npos);
}

TEST(Import, TellsLineColumnValueAndWhatIsAllowed)
{
    EXPECT_EQ(onlyProblem("products", "code,gather_g\nG-1,240\nG-2,heavy\n"),
              "line 3, column 2 (gather_g): found \"heavy\"; allowed: a number of at least 0");
    EXPECT_NE(onlyProblem("orders", "order,line,product,quantity,due\n1042,1,G-1,500,tomorrow\n", withOneProduct())
                  .find("column 5 (due)"),
              std::string::npos);
    EXPECT_NE(onlyProblem("orders", "order,line,product,quantity\n1042,0,G-1,500\n", withOneProduct()).find("1 to 99999"),
              std::string::npos);
}

TEST(Import, TellsACellTooManyAndARequiredBlank)
{
    EXPECT_NE(onlyProblem("products", "code,glass\nG-1,clear,more\n").find("column 3"), std::string::npos);
    EXPECT_NE(onlyProblem("products", "code,glass\n,clear\n").find("not blank"), std::string::npos);
}

TEST(Import, TellsAKeyThatStandsTwice)
{
    EXPECT_NE(onlyProblem("moulds", "mould,copy\nM-1,1\nM-1,2\nM-1,1\n").find("line 2 already"), std::string::npos);
}

TEST(Import, TellsAnOrderOfAProductThatDoesNotExist)
{
    const std::string problem = onlyProblem("orders", "order,line,product,quantity\n1042,1,G-2,500\n", withOneProduct());
    EXPECT_NE(problem.find("column 3 (product)"), std::string::npos) << problem;
    EXPECT_NE(problem.find("did you mean \"G-1\""), std::string::npos) << problem;
}

TEST(Import, TellsAWindowThatIsUpsideDown)
{
    EXPECT_NE(onlyProblem("recipes", "recipe,glass,window_low_degC,window_high_degC,sand\nR,clear,1200,1100,60\n")
                  .find("window_high_degC"),
              std::string::npos);
}

TEST(Import, ReadsEveryColumnOfItsTemplate)
{
    for (const std::string& kind : importKinds()) {
        const auto header = importTemplate(kind);
        ASSERT_TRUE(header);
        const auto table = readImport(kind, *header, {});
        ASSERT_TRUE(table);
        EXPECT_TRUE(table->problems.empty()) << kind << testing::PrintToString(table->problems);
    }
}

TEST(Import, ReadsBlanksAsUnknown)
{
    const auto table = readImport("products", "code,name_zh,gather_g,quota_per_shift\nG-9,大杯,,\n", {});
    ASSERT_EQ(table->count, 1);
    EXPECT_FALSE(table->rows.products.front().gatherG);
    EXPECT_FALSE(table->rows.products.front().quotaPerShift);
}

TEST(Import, UpdatesAnExistingRowAndKeepsColumnsThatAreNotInTheFile)
{
    const auto table = readImport("products", "code,glass\nG-1,cobalt\n", withOneProduct());
    ASSERT_EQ(table->count, 1);
    const Product& product = table->rows.products.front();
    EXPECT_EQ(product.glass, GlassCode{"cobalt"});
    EXPECT_EQ(product.nameZh, "高脚杯");
    EXPECT_EQ(product.netG, 180);
}

TEST(Import, ReadsCyclesThatAreKnownAboutOrNotAtAll)
{
    const auto table = readImport(
        "moulds", "mould,copy,products,cycles_now\nM-1,1,G-1;G-2,480\nM-1,2,,about 500\nM-2,1,,约300\nM-3,,,unknown\n", {});
    ASSERT_EQ(table->count, 4) << testing::PrintToString(table->problems);
    const auto& moulds = table->rows.moulds;
    EXPECT_EQ(moulds[0].cyclesNow, 480);
    EXPECT_EQ(moulds[0].products.size(), 2U);
    EXPECT_EQ(moulds[1].cyclesNow, 500);
    EXPECT_TRUE(moulds[1].cyclesAbout);
    EXPECT_EQ(moulds[2].cyclesNow, 300);
    EXPECT_FALSE(moulds[3].cyclesNow);
    EXPECT_EQ(moulds[3].copy, 1U);
    EXPECT_FALSE(readImport("moulds", "mould,copy,cycles_now\nM-1,1,many\n", {})->problems.empty());
}

TEST(Import, KeepsNamesOfPeopleApartFromWorkers)
{
    const auto table = readImport("workers", "number,name,roles,skills,grade\n12,王芳,supervisor;gaffer,stem,3\n", {});
    ASSERT_EQ(table->count, 1);
    EXPECT_EQ(table->people, (std::vector<Person>{{WorkerNo{"12"}, "王芳"}}));
    EXPECT_EQ(table->rows.workers.front().roles, (std::set<std::string>{"gaffer", "supervisor"}));
}

TEST(Import, TakesEveryFurtherColumnOfARecipeAsARawMaterial)
{
    const auto table = readImport(
        "recipes", "recipe,glass,window_low_degC,window_high_degC,sand,soda ash\nR-1,clear,1090,1180,61.5,20\nR-2,cobalt,,,60,\n",
        {});
    ASSERT_EQ(table->count, 2) << testing::PrintToString(table->problems);
    EXPECT_EQ(table->rows.recipes[0].materials, (std::map<std::string, double>{{"sand", 61.5}, {"soda ash", 20}}));
    EXPECT_EQ(table->rows.recipes[1].materials.size(), 1U);
    EXPECT_FALSE(table->rows.recipes[1].windowLow);
}

TEST(Import, ReadsEightThousandProductsAtOnce)
{
    std::string text{"code,name_zh,name_en,gather_g,net_g\n"};
    for (int i = 0; i < 8000; ++i) text += "P" + std::to_string(i) + ",高脚杯" + std::to_string(i) + ",goblet,240,180\n";
    EXPECT_EQ(readImport("products", text, {})->count, 8000);
}

TEST(Import, StopsTellingAfterAHundredMistakes)
{
    std::string text{"code,gather_g\n"};
    for (int i = 0; i < 500; ++i) text += "P" + std::to_string(i) + ",x\n";
    EXPECT_EQ(readImport("products", text, {})->problems.size(), 100U);
}

} // namespace
} // namespace gaffer

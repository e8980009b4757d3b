#include "core/import/import.hpp"

#include "core/sample/sample.hpp"

#include <algorithm>
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

TEST(Import, TellsAFileOfSemicolonsOrTabsByThem)
{
    EXPECT_EQ(
        onlyProblem("products", "code;glass\nG-1;clear\n"),
        "line 1, column 1: found cells set apart by semicolons; allowed: commas (in a spreadsheet save as \"CSV UTF-8, comma "
        "delimited\")");
    EXPECT_NE(onlyProblem("products", "code\tglass\nG-1\tclear\n").find("tabs"), std::string::npos);
}

TEST(Import, TellsAColumnThatIsMissingOrTwice)
{
    EXPECT_NE(onlyProblem("products", "name_zh\nx\n").find("\"code\" is missing"), std::string::npos);
    EXPECT_NE(onlyProblem("products", "code,glass,glass\n1,a,b\n").find("column 3"), std::string::npos);
}

TEST(Import, TellsLineColumnValueAndWhatIsAllowed)
{
    EXPECT_EQ(onlyProblem("products", "code,gather_g\nG-1,240\nG-2,heavy\n"),
              "line 3, column 2 (gather_g): found \"heavy\"; allowed: a number above 0, up to 1000000");
    EXPECT_NE(onlyProblem("orders", "order,line,product,quantity,due\n1042,1,G-1,500,tomorrow\n", withOneProduct())
                  .find("column 5 (due)"),
              std::string::npos);
    EXPECT_NE(onlyProblem("orders", "order,line,product,quantity\n1042,0,G-1,500\n", withOneProduct()).find("1 to 99999"),
              std::string::npos);
}

TEST(Import, TellsACellTooManyOrTooFewAndARequiredBlank)
{
    EXPECT_EQ(onlyProblem("products", "code,glass\nG-1,clear,more\n"),
              "line 2, column 3: found \"more\"; allowed: as many cells as the header has, 2");
    EXPECT_EQ(onlyProblem("products", "code,name_zh,glass\nG-1,clear\n"),
              "line 2, column 3: found the end of the line; allowed: as many cells as the header has, 3");
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

TEST(Import, TakesRolesInBothLanguagesAndThePlacesOfACrew)
{
    const auto table = readImport("workers", "number,roles\nW-1.a_2,班长;stem puller;挑料工;maintenance\n", {});
    ASSERT_EQ(table->count, 1) << testing::PrintToString(table->problems);
    EXPECT_EQ(table->rows.workers.front().roles, (std::set<std::string>{"supervisor", "stem puller", "挑料工", "maintenance"}));
}

TEST(Import, SaysWhichRolesThereAreWhenAWordIsNone)
{
    for (const char* word : {"boss", "manager admin", "主管", "Supervisor", "gatherer,blower"}) {
        const auto table = readImport("workers", "number,roles\n7,\"" + std::string{word} + "\"\n", {});
        ASSERT_EQ(table->problems.size(), 1U) << word;
        EXPECT_NE(table->problems.front().find("worker, supervisor, tender, manager, maintenance, admin"), std::string::npos);
        EXPECT_EQ(table->count, 0);
    }
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

/// A good file of each kind that `sample` imports, and the row of its second line.
struct GoodFile {
    const char* kind;
    const char* header;
    const char* row;
};
const std::vector<GoodFile> goodFiles{
    {"products", "code,name_zh,gather_g,net_g,cycle_s,quota_per_shift", "G-7,大杯,240,180,72,400"},
    {"orders", "order,line,product,quantity,due,weight,customer", "1042,1,G-1,500,2026-12-01,2,Hollis"},
    {"moulds", "mould,copy,type,products,life_cycles,care_every,cycles_now", "M-1,1,paste,G-1,60000,1200,about 500"},
    {"workers", "number,name,roles,skills,grade", "12,王芳,worker,stem,3"},
    {"recipes", "recipe,glass,window_low_degC,window_high_degC,sand", "R-1,clear,1087,1181,71"},
};

std::vector<std::string> split(const std::string& line)
{
    std::vector<std::string> cells{""};
    for (const char letter : line)
        if (letter == ',')
            cells.emplace_back();
        else
            cells.back() += letter;
    return cells;
}

std::string joined(const std::vector<std::string>& cells)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) line += (i == 0 ? "" : ",") + cells[i];
    return line;
}

TEST(Import, ReadsTheSameRowsFromColumnsInAnyOrder)
{
    for (const GoodFile& file : goodFiles) {
        auto titles = split(file.header);
        auto cells = split(file.row);
        const auto straight = readImport(file.kind, joined(titles) + "\n" + joined(cells) + "\n", withOneProduct());
        ASSERT_EQ(straight->count, 1) << file.kind << testing::PrintToString(straight->problems);
        std::ranges::reverse(titles);
        std::ranges::reverse(cells);
        const auto turned = readImport(file.kind, joined(titles) + "\r\n" + joined(cells) + "\r\n", withOneProduct());
        EXPECT_EQ(turned->rows, straight->rows) << file.kind;
        EXPECT_EQ(turned->people, straight->people) << file.kind;
    }
}

TEST(Import, TellsTheColumnOfEveryCellThatCannotBeRead)
{
    struct Row {
        const char* kind;
        const char* column;
        const char* cell;
    };
    for (const Row& row : {Row{"products", "gather_g", "-1"},
                           Row{"products", "net_g", "1,5g"},
                           Row{"products", "cycle_s", "one"},
                           Row{"products", "quota_per_shift", "4.5"},
                           Row{"orders", "line", "100000"},
                           Row{"orders", "line", "first"},
                           Row{"orders", "quantity", "0"},
                           Row{"orders", "quantity", "1000000001"},
                           Row{"orders", "due", "2026-02-30"},
                           Row{"orders", "weight", "-2"},
                           Row{"orders", "product", "G-2"},
                           Row{"moulds", "copy", "0"},
                           Row{"moulds", "copy", "10000"},
                           Row{"moulds", "life_cycles", "ever"},
                           Row{"moulds", "care_every", "-5"},
                           Row{"moulds", "cycles_now", "about many"},
                           Row{"recipes", "window_low_degC", "hot"},
                           Row{"recipes", "window_high_degC", "1087"},
                           Row{"recipes", "sand", "-3"},
                           Row{"products", "cycle_s", "0"},
                           Row{"products", "net_g", "0"},
                           Row{"products", "quota_per_shift", "0"},
                           Row{"moulds", "life_cycles", "0"},
                           Row{"recipes", "window_high_degC", "2000.5"},
                           Row{"workers", "number", "1 2"},
                           Row{"workers", "number", "123456789012345678901"},
                           Row{"workers", "roles", "supervisr"},
                           Row{"workers", "roles", "worker;bloower"}}) {
        const auto file =
            std::ranges::find_if(goodFiles, [&](const GoodFile& each) { return each.kind == std::string{row.kind}; });
        const auto titles = split(file->header);
        auto cells = split(file->row);
        const auto at = static_cast<std::size_t>(std::ranges::find(titles, row.column) - titles.begin());
        ASSERT_LT(at, titles.size()) << row.column;
        cells[at] = std::string{row.cell}.find(',') == std::string::npos ? row.cell : "\"" + std::string{row.cell} + "\"";
        const std::string problem = onlyProblem(row.kind, joined(titles) + "\n" + joined(cells) + "\n", withOneProduct());
        const std::string place =
            "line 2, column " + std::to_string(at + 1) + " (" + row.column + "): found \"" + row.cell + "\"; allowed: ";
        EXPECT_EQ(problem.substr(0, place.size()), place) << problem;
        EXPECT_GT(problem.size(), place.size());
    }
}

TEST(Import, TakesNothingOfAFileWithOneBadLineWhereverItStands)
{
    for (std::size_t bad = 0; bad < 50; bad += 7) {
        std::string text{"code,gather_g\n"};
        for (std::size_t i = 0; i < 50; ++i) text += "P" + std::to_string(i) + (i == bad ? ",heavy\n" : ",240\n");
        const auto table = readImport("products", text, {});
        ASSERT_EQ(table->problems.size(), 1U);
        EXPECT_EQ(table->count, 0);
        EXPECT_EQ(table->problems.front().find("line " + std::to_string(bad + 2) + ","), 0U) << table->problems.front();
    }
}

TEST(Import, NamesTheLineThatBeginsARowOfSeveral)
{
    const std::string problem =
        onlyProblem("products", "code,name_zh,gather_g\nG-1,\"two\nlines\",1\nG-2,\"three\n\nlines\",x\n");
    EXPECT_EQ(problem.find("line 4, column 3"), 0U) << problem;
}

TEST(Import, UpdatesByTheWholeKeyAndNoLess)
{
    Workshop workshop = withOneProduct();
    Order order;
    order.order = OrderNo{"1042"};
    order.line = 2;
    order.product = ProductCode{"G-1"};
    order.quantity = 7;
    order.customer = "Hollis";
    workshop.orders[order.key()].order = order;
    const auto table = readImport("orders", "order,line,product,quantity\n1042,2,G-1,9\n1042,1,G-1,5\n", workshop);
    ASSERT_EQ(table->count, 2) << testing::PrintToString(table->problems);
    EXPECT_EQ(table->rows.orders[0].customer, "Hollis") << "kept";
    EXPECT_EQ(table->rows.orders[0].quantity, 9);
    EXPECT_EQ(table->rows.orders[1].customer, "") << "another line of the order is another row";
}

TEST(Import, ClearsWhatAColumnOfTheFileLeavesBlank)
{
    const auto table = readImport("products", "code,net_g\nG-1,\n", withOneProduct());
    ASSERT_EQ(table->count, 1);
    EXPECT_FALSE(table->rows.products.front().netG);
    EXPECT_EQ(table->rows.products.front().nameZh, "高脚杯");
}

TEST(Import, ReadsEveryTableOfTheSamples)
{
    for (const SampleKind kind : {SampleKind::Goblets, SampleKind::Lampwork}) {
        const SampleTables tables = sampleTables(kind, *parseDate("2026-11-22"));
        Workshop workshop;
        const auto products = readImport("products", tables.products, workshop);
        EXPECT_TRUE(products->problems.empty()) << testing::PrintToString(products->problems);
        for (const Product& product : products->rows.products) workshop.products[product.code] = product;
        for (const auto& [name, text] : {std::pair{"orders", tables.orders}, {"workers", tables.workers}}) {
            const auto table = readImport(name, text, workshop);
            EXPECT_TRUE(table->problems.empty()) << name << testing::PrintToString(table->problems);
            EXPECT_GT(table->count, 0) << name;
        }
    }
}

TEST(Import, AsksOrdersOnlyForProductsThatStandAlready)
{
    EXPECT_NE(onlyProblem("orders", "order,line,product,quantity\n1,1,G-1,5\n", {}).find("imported before"), std::string::npos);
}

TEST(Import, RefusesControlCharactersButTakesLineBreaksInACell)
{
    const std::string nul{"code,name_en\nP1,Gob\0let\n", 24};
    const auto refused = readImport("products", nul, {});
    ASSERT_EQ(refused->problems.size(), 1U);
    EXPECT_NE(refused->problems[0].find("line 2, column 2 (name_en)"), std::string::npos) << refused->problems[0];
    EXPECT_NE(refused->problems[0].find("control characters"), std::string::npos) << refused->problems[0];
    EXPECT_FALSE(readImport("products", "code,name_en\nP1,a\x7F\n", {})->problems.empty());
    EXPECT_TRUE(readImport("products", "code,name_en\nP1,\"tall\tand\r\nwide\"\n", {})->problems.empty());
    EXPECT_TRUE(readImport("products", "code,name_zh\nP1,高脚杯\n", {})->problems.empty());
}

} // namespace
} // namespace gaffer

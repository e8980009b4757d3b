#include "core/import/columns.hpp"

#include "core/crew/crew.hpp"
#include "core/order/order.hpp"
#include "core/order/product.hpp"

#include <gtest/gtest.h>

namespace gaffer::columns {
namespace {

TEST(Columns, ReadNumbersOfAtLeastZeroOnly)
{
    EXPECT_EQ(number("12.5"), 12.5);
    EXPECT_EQ(number("0"), 0.0);
    for (const char* text : {"", "-1", "1,5", "12 g", "nan", "inf", "1e999", "0x10"}) EXPECT_FALSE(number(text)) << text;
}

TEST(Columns, ReadWholeNumbersOnly)
{
    EXPECT_EQ(whole("480"), 480);
    for (const char* text : {"", "-1", "4.0", "99999999999999999999", "4x"}) EXPECT_FALSE(whole(text)) << text;
}

TEST(Columns, SetWordsApartByWesternAndChineseMarks)
{
    EXPECT_EQ(words("a; b|c"), (std::set<std::string>{"a", "b", "c"}));
    EXPECT_EQ(words("吹制；挑料、拉杆"), (std::set<std::string>{"吹制", "挑料", "拉杆"}));
    EXPECT_TRUE(words(" ; ").empty());
}

TEST(Columns, ReadTheWidestNumbersTheyKeep)
{
    EXPECT_EQ(whole("9223372036854775807"), 9'223'372'036'854'775'807);
    EXPECT_FALSE(whole("9223372036854775808"));
    EXPECT_EQ(number("1e3"), 1000.0);
    EXPECT_EQ(number("0.1"), 0.1);
    EXPECT_FALSE(number(" 1")) << "blanks are taken away before";
    EXPECT_FALSE(number("+1"));
}

TEST(Columns, LeaveUnknownWhatIsBlankAndSayWhatIsAllowedElse)
{
    Product product;
    product.gatherG = 5;
    EXPECT_EQ((amount<Product, &Product::gatherG>(product, "")), "");
    EXPECT_FALSE(product.gatherG) << "a blank clears";
    EXPECT_EQ((amount<Product, &Product::gatherG>(product, "0")), "a number above 0, up to 1000000");
    EXPECT_EQ((amount<Product, &Product::gatherG>(product, "0.1")), "");
    EXPECT_EQ(product.gatherG, 0.1);
    EXPECT_EQ((amount<Product, &Product::gatherG>(product, "-0.1")), "a number above 0, up to 1000000");
    EXPECT_FALSE(product.gatherG);
    EXPECT_EQ((whole<Product, &Product::quotaPerShift>(product, "4.5")), "a whole number from 1 to 1000000000");
    EXPECT_EQ((whole<Product, &Product::quotaPerShift>(product, "0")), "a whole number from 1 to 1000000000");
    EXPECT_EQ((whole<Product, &Product::quotaPerShift>(product, "1000000001")), "a whole number from 1 to 1000000000");
    EXPECT_EQ((amount<Product, &Product::gatherG>(product, "1000000.5")), "a number above 0, up to 1000000");
    Order order;
    EXPECT_EQ((number<Order, &Order::weight>(order, "0")), "") << "an order may weigh nothing";
}

TEST(Columns, TakeNamesThatFitOnOneLine)
{
    Product product;
    EXPECT_EQ((name<Product, &Product::code>(product, std::string(100, 'x'))), "");
    EXPECT_NE((name<Product, &Product::code>(product, std::string(101, 'x'))), "");
    EXPECT_NE((name<Product, &Product::code>(product, "A\t1")), "");
    EXPECT_EQ((text<Product, &Product::steps>(product, "gather\nblow")), "");
    EXPECT_NE((text<Product, &Product::steps>(product, std::string(4001, 'x'))), "");
}

TEST(Columns, TakeTemperaturesThatGlassIsWorkedAt)
{
    Recipe recipe;
    EXPECT_EQ((heat<Recipe, &Recipe::windowLow>(recipe, "2000")), "");
    EXPECT_EQ(recipe.windowLow, 2000.0);
    EXPECT_EQ((heat<Recipe, &Recipe::windowLow>(recipe, "2000.1")), "a temperature from 0 to 2000 degC");
    EXPECT_EQ((heat<Recipe, &Recipe::windowLow>(recipe, "-1")), "a temperature from 0 to 2000 degC");
    EXPECT_EQ((heat<Recipe, &Recipe::windowLow>(recipe, "")), "");
    EXPECT_FALSE(recipe.windowLow);
}

TEST(Columns, ReadDatesThatAreOnTheCalendar)
{
    Order order;
    EXPECT_EQ((date<Order, &Order::due>(order, "2028-02-29")), "");
    EXPECT_EQ(toText(*order.due), "2028-02-29");
    for (const char* text : {"2026-02-29", "2026-13-01", "2026-00-10", "29.02.2028", "2028-2-29", "tomorrow"}) {
        EXPECT_NE((date<Order, &Order::due>(order, text)), "") << text;
        EXPECT_FALSE(order.due) << text;
    }
    EXPECT_EQ((date<Order, &Order::due>(order, "")), "");
}

TEST(Columns, ReplaceASetOfWordsAndKeepNoneTwice)
{
    Worker worker;
    worker.skills = {"old"};
    EXPECT_EQ((wordSet<Worker, &Worker::skills>(worker, "blow;stem;blow; ;")), "");
    EXPECT_EQ(worker.skills, (std::set<std::string>{"blow", "stem"}));
    EXPECT_EQ((wordSet<Worker, &Worker::skills>(worker, "")), "");
    EXPECT_TRUE(worker.skills.empty());
}

TEST(Columns, KeepBlanksInsideAWord)
{
    EXPECT_EQ(words(" stem puller ; foot setter "), (std::set<std::string>{"stem puller", "foot setter"}));
}

TEST(Columns, TakeTextAndNamesAsTheyAre)
{
    Product product;
    EXPECT_EQ((text<Product, &Product::nameZh>(product, "高脚杯 \"大\"")), "");
    EXPECT_EQ(product.nameZh, "高脚杯 \"大\"");
    EXPECT_EQ((name<Product, &Product::code>(product, "QX-101")), "");
    EXPECT_EQ(product.code, ProductCode{"QX-101"});
}

} // namespace
} // namespace gaffer::columns

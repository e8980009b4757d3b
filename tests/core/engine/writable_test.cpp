#include "core/engine/writable.hpp"

#include "core/wire/events.hpp"
#include "tests/support/filler.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <random>

namespace gaffer {
namespace {

EventBody noteOf(std::string text) { return MouldCared{MouldCopyId{MouldNo{"M-1"}, 1}, std::move(text)}; }

TEST(Writable, RefusesNumbersThatCannotBeWritten)
{
    MeltSkimmed skimmed{MeltId{1}, std::numeric_limits<double>::quiet_NaN()};
    EXPECT_FALSE(isWritable(skimmed));
    skimmed.kg = std::numeric_limits<double>::infinity();
    EXPECT_FALSE(isWritable(skimmed));
    skimmed.kg = 12.5;
    EXPECT_TRUE(isWritable(skimmed));
}

TEST(Writable, LooksIntoOptionsListsAndMaps)
{
    EXPECT_TRUE(isWritable(BubbleChecked{MeltId{1}, true, std::nullopt}));
    EXPECT_FALSE(isWritable(BubbleChecked{MeltId{1}, true, std::numeric_limits<double>::infinity()}));
    EXPECT_FALSE(isWritable(QueueSet{StationId{"B01"}, {Job{}, Job{OrderLine{OrderNo{"\xff"}, 1}, {}, 1}}}));
    RecipeDefined recipe;
    recipe.recipe.materials["sand"] = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE(isWritable(recipe));
}

TEST(Writable, RefusesTextThatIsNotUtf8)
{
    for (const char* text :
         {"\x80", "\xc3", "\xc0\xaf", "\xe9\xab", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "ab\xff"})
        EXPECT_FALSE(isWritable(noteOf(text))) << text;
}

TEST(Writable, TakesTextOfEveryLanguage)
{
    for (const char* text : {"", "plain", "高脚杯", "größer", "\xf0\x9f\x94\xa5", "\xf4\x8f\xbf\xbf"})
        EXPECT_TRUE(isWritable(noteOf(text))) << text;
}

TEST(Writable, TakesEveryKind)
{
    for (const EventBody& body : Filler{7}.oneOfEach<EventBody>()) EXPECT_TRUE(isWritable(body)) << kindOf(body);
}

TEST(Writable, IsExactlyWhatReadsBackTheSame)
{
    std::mt19937 random{20'261'138};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (auto left = random() % 6; left > 0; --left)
            text += static_cast<char>(random() % 3 == 0 ? 0x41 : 0x80 + random() % 0x80);
        const EventBody body = noteOf(text);
        const auto read = wire::readBody(kindOf(body), versionOf(body), wire::writeBody(body));
        const bool same = read && *read == body;
        EXPECT_EQ(isWritable(body), same) << "round " << round;
    }
}

TEST(Writable, FindsABadTextWhereverItStands)
{
    TallyRecorded tally;
    EXPECT_TRUE(isWritable(tally));
    tally.tally.order = OrderLine{OrderNo{"\xff"}, 1};
    EXPECT_FALSE(isWritable(tally));
    CrewAssigned crew{StationId{"B01"}, {{WorkerNo{"7"}, "gaffer"}, {WorkerNo{"8"}, "\xc0"}}};
    EXPECT_FALSE(isWritable(crew));
    WorkshopConfigured configured;
    configured.floor.counterBits[PointName{"\xfe"}] = 16;
    EXPECT_FALSE(isWritable(configured)) << "also in the key of a map";
    WorkerDefined worker;
    worker.worker.skills.insert("\x80");
    EXPECT_FALSE(isWritable(worker)) << "also in a set";
}

} // namespace
} // namespace gaffer

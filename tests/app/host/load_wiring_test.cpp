#include "app/composition.hpp"
#include "app/host/load_wiring.hpp"
#include "tests/support/temp_folder.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

/// A sound workshop with one of everything.
constexpr const char* sound = R"({"format":"gaffer-workshop-1","name":"Hall","timeZone":"Asia/Shanghai","language":"en",
 "buses":[{"id":"hall","transport":"tcp","host":"127.0.0.1","port":15020},
  {"id":"line","transport":"rtu","device":"/dev/ttyUSB0","baud":9600,"parity":"none","stopBits":1}],
 "devices":[{"id":"io","bus":"hall","unit":1,"every":"1s","points":[
  {"name":"crown","table":"holding","address":0,"type":"int16","scale":0.1,"unit":"degC","valid":[0,1700]},
  {"name":"count","table":"holding","address":20,"type":"uint16","unit":"1","counter":true}]}],
 "furnaces":[{"id":"K1","kind":"pot","crown":"io.crown","pots":[{"id":"P1","capacityKg":500}]}],
 "stations":[{"id":"B01","furnace":"K1","pieceCounter":"io.count"},{"id":"B02","furnace":"K1"}],
 "shifts":[{"name":"day","start":"08:00","end":"16:00"},{"name":"swing","start":"16:00","end":"24:00"}]})";

/// One mistake: what is replaced by what, the place that must be named, and words that must be there.
struct Mistake {
    const char* from;
    const char* to;
    const char* pointer;
    const char* words;
};

class BadWorkshop : public testing::TestWithParam<Mistake> {
protected:
    void write(const std::string& text) { ASSERT_TRUE(replaceFile(folder.wiring(), text)); }
    TempFolder temp;
    WorkshopFolder folder{temp.path()};
};

TEST_P(BadWorkshop, IsRefusedByPlaceAndLeftAlone)
{
    const Mistake& mistake = GetParam();
    std::string text = sound;
    const auto at = text.find(mistake.from);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, std::string{mistake.from}.size(), mistake.to);
    write(text);
    const auto told = checkWorkshop(folder);
    ASSERT_FALSE(told.empty());
    EXPECT_EQ(told.front().find(folder.wiring().string() + ": " + mistake.pointer + ": found "), 0U) << told.front();
    EXPECT_NE(told.front().find(mistake.words), std::string::npos) << told.front();
    const auto started = Composition::start({folder, {"127.0.0.1", 0}, 1, "test"});
    const auto* failure = std::get_if<StartFailure>(&started);
    ASSERT_NE(failure, nullptr);
    EXPECT_EQ(failure->exitCode, 2);
    EXPECT_NE(failure->text.find(told.front()), std::string::npos);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder.path}, {}), 1);
    EXPECT_EQ(*readFile(folder.wiring()), text);
}

INSTANTIATE_TEST_SUITE_P(
    Mistakes, BadWorkshop,
    testing::Values(
        Mistake{"gaffer-workshop-1", "gaffer-workshop-2", "/format", "gaffer-workshop-1"},
        Mistake{"\"name\":\"Hall\"", "\"name\":7", "/name", "a text"},
        Mistake{"\"name\":\"Hall\"", "\"nmae\":\"Hall\"", "/nmae", "did you mean \"name\""},
        Mistake{"Asia/Shanghai", "Asia/Shanhai", "/timeZone", "time zone"},
        Mistake{"Asia/Shanghai", "../../etc/passwd", "/timeZone", "time zone"}, Mistake{"\"en\"", "\"fr\"", "/language", "zh_CN"},
        Mistake{"\"tcp\"", "\"tpc\"", "/buses/0/transport", "rtu-over-tcp"}, Mistake{"15020", "0", "/buses/0/port", "1 to 65535"},
        Mistake{"15020", "70000", "/buses/0/port", "70000"}, Mistake{"15020", "\"15020\"", "/buses/0/port", "whole number"},
        Mistake{"15020", "1.5", "/buses/0/port", "whole number"},
        Mistake{"\"port\":15020", "\"port\":15020,\"device\":\"/dev/x\"", "/buses/0/device", "transport tcp"},
        Mistake{"\"parity\":\"none\"", "\"parity\":\"non\"", "/buses/1/parity", "even"},
        Mistake{"\"stopBits\":1", "\"stopBits\":3", "/buses/1/stopBits", "1 or 2"},
        Mistake{"\"id\":\"line\"", "\"id\":\"hall\"", "/buses/1/id", "a second time"},
        Mistake{"\"id\":\"hall\"", "\"id\":\"\"", "/buses/0/id", "1 to 64"},
        Mistake{"\"bus\":\"hall\"", "\"bus\":\"hal\"", "/devices/0/bus", "did you mean \"hall\""},
        Mistake{"\"unit\":1", "\"unit\":300", "/devices/0/unit", "255"}, Mistake{"\"1s\"", "\"0s\"", "/devices/0/every", "100ms"},
        Mistake{"\"1s\"", "\"1 sec\"", "/devices/0/every", "1 sec"}),
    [](const auto& given) { return std::to_string(given.index); });

INSTANTIATE_TEST_SUITE_P(
    MoreMistakes, BadWorkshop,
    testing::Values(Mistake{"\"holding\"", "\"holdin\"", "/devices/0/points/0/table", "coil"},
                    Mistake{"\"int16\"", "\"int17\"", "/devices/0/points/0/type", "int17"},
                    Mistake{"\"address\":0", "\"address\":65536", "/devices/0/points/0/address", "65535"},
                    Mistake{"\"scale\":0.1", "\"scale\":0", "/devices/0/points/0/scale", "any number but 0"},
                    Mistake{"\"scale\":0.1", "\"scal\":0.1", "/devices/0/points/0/scal", "did you mean \"scale\""},
                    Mistake{"[0,1700]", "[1700,0]", "/devices/0/points/0/valid", "low less than high"},
                    Mistake{"\"name\":\"count\"", "\"name\":\"crown\"", "/devices/0/points/1/name", "a second time"},
                    Mistake{"\"counter\":true", "\"counter\":\"yes\"", "/devices/0/points/1/counter", "true or false"},
                    Mistake{"\"kind\":\"pot\"", "\"kind\":\"pott\"", "/furnaces/0/kind", "dayTank"},
                    Mistake{"\"crown\":\"io.crown\"", "\"crown\":\"io.crwn\"", "/furnaces/0/crown", "did you mean \"io.crown\""},
                    Mistake{"500", "-1", "/furnaces/0/pots/0/capacityKg", "kg"},
                    Mistake{"\"B01\",\"furnace\":\"K1\"", "\"B01\",\"furnace\":\"K2\"", "/stations/0/furnace", "one of K1"},
                    Mistake{"io.count\"}", "io.count9\"}", "/stations/0/pieceCounter", "did you mean \"io.count\""},
                    Mistake{"\"B02\"", "\"B01\"", "/stations/1/id", "a second time"},
                    Mistake{"\"start\":\"16:00\"", "\"start\":\"10:00\"", "/shifts/1/start", "overlap"},
                    Mistake{"\"08:00\"", "\"25:00\"", "/shifts/0/start", "25:00"},
                    Mistake{"\"name\":\"Hall\"", "\"name\":\"Hall\",\"name\":\"Hut\"", "/name", "each key once"}),
    [](const auto& given) { return std::to_string(given.index); });

class BrokenWorkshop : public BadWorkshop {};

TEST_P(BrokenWorkshop, IsToldByLineAndColumn)
{
    write(GetParam().to);
    const auto told = checkWorkshop(folder);
    ASSERT_FALSE(told.empty());
    EXPECT_NE(told.front().find(GetParam().words), std::string::npos) << told.front();
    EXPECT_FALSE(loadWiring(folder));
}

INSTANTIATE_TEST_SUITE_P(Texts, BrokenWorkshop,
                         testing::Values(Mistake{"", "", "", "line 1, column 1"}, Mistake{"", "[1,2]", "", "an object"},
                                         Mistake{"", "{\"format\":\"gaffer-workshop-1\",\n}", "", "line 2, column 1"},
                                         Mistake{"", "{\"format\":\"gaffer-work", "", "line 1"},
                                         Mistake{"", "{\"name\":\"\xff\xfe\"}", "", "ill-formed UTF-8"}),
                         [](const auto& given) { return std::to_string(given.index); });

TEST(LoadWiring, NamesTheFileThatIsNotThere)
{
    const TempFolder temp;
    const auto told = checkWorkshop(WorkshopFolder{temp.path()});
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told.front(), (temp.path() / "workshop.json").string() + ": no such file; gafferctl init makes a workshop folder");
    std::filesystem::create_directory(temp.path() / "workshop.json");
    EXPECT_EQ(checkWorkshop(WorkshopFolder{temp.path()}).front(), (temp.path() / "workshop.json").string() + ": cannot be read");
}

TEST(LoadWiring, TellsAllMistakesAtOnce)
{
    const TempFolder temp;
    const WorkshopFolder folder{temp.path()};
    std::string text = sound;
    text.replace(text.find("\"tcp\""), 5, "\"tpc\"");
    text.replace(text.find("Asia/Shanghai"), 13, "Asia/Nowhere!");
    ASSERT_TRUE(replaceFile(folder.wiring(), text));
    EXPECT_GE(checkWorkshop(folder).size(), 2U);
    const auto loaded = loadWiring(folder);
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().key, "wiring.bad");
    EXPECT_NE(loaded.error().text.find("/buses/0/transport"), std::string::npos);
    EXPECT_NE(loaded.error().text.find("/timeZone"), std::string::npos);
}

TEST(LoadWiring, KnowsTheWidthOfEveryCounter)
{
    const TempFolder temp;
    const WorkshopFolder folder{temp.path()};
    std::string text = sound;
    text.replace(text.find("\"uint16\""), 8, "\"uint32\"");
    ASSERT_TRUE(replaceFile(folder.wiring(), "\xEF\xBB\xBF" + text));
    const auto loaded = loadWiring(folder);
    ASSERT_TRUE(loaded) << loaded.error().text;
    EXPECT_EQ(loaded->floor.counterBits.at(PointName{"io.count"}), 32);
    EXPECT_EQ(loaded->floor.counterBits.size(), 1U);
    EXPECT_EQ(loaded->floor.stations.size(), 2U);
}

TEST(LoadWiring, KnowsTheWidthOfACounterThatIsNotMarkedAsOneAndOfHalfARegister)
{
    const TempFolder temp;
    const WorkshopFolder folder{temp.path()};
    std::string text = sound;
    text.replace(text.find("\"uint16\""), 8, "\"uint8l\"");
    const std::string mark = ",\"counter\":true";
    std::erase(text, ' ');
    ASSERT_NE(text.find(mark), std::string::npos);
    text.erase(text.find(mark), mark.size());
    ASSERT_TRUE(replaceFile(folder.wiring(), text));
    const auto loaded = loadWiring(folder);
    ASSERT_TRUE(loaded) << loaded.error().text;
    EXPECT_EQ(loaded->floor.counterBits, (std::map<PointName, int>{{PointName{"io.count"}, 8}}));
}

} // namespace
} // namespace gaffer

#include "app/ctl/board_text.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

Board hall()
{
    Board board;
    board.now = *parseInstant("2026-11-22T06:00:00Z");
    board.shop.name = "Hall 1";
    board.shop.shift = ShiftName{"day"};
    board.shop.businessDate = *parseDate("2026-11-22");
    board.shop.utcOffsetMinutes = 480;
    board.shop.made = 42;
    board.furnaces.emplace_back().id = FurnaceId{"K1"};
    MeltView& melt = board.melts.emplace_back();
    melt.furnace = FurnaceId{"K1"};
    melt.pot = PotId{"P1"};
    melt.stage = "workable";
    melt.temperature.value = 1131.6;
    melt.temperature.source = HeatSource::Estimated;
    StationView& station = board.stations.emplace_back();
    station.id = StationId{"B01"};
    station.state = StationState::Running;
    station.made = 17;
    return board;
}

TEST(BoardText, SpeaksBothLanguages)
{
    EXPECT_NE(boardText(hall(), "en").find("workable"), std::string::npos);
    EXPECT_NE(boardText(hall(), "zh_CN").find("可吹"), std::string::npos);
}

TEST(BoardText, ShowsLocalTimeFiguresAndHowATemperatureCameToBe)
{
    const std::string text = boardText(hall(), "en");
    EXPECT_NE(text.find("2026-11-22 14:00"), std::string::npos) << text;
    EXPECT_NE(text.find("made 42"), std::string::npos) << text;
    EXPECT_NE(text.find("1132~"), std::string::npos) << text;
}

TEST(BoardText, ShowsUnknownAsADashAndNeverAsZero)
{
    Board board = hall();
    board.melts.front().temperature.value.reset();
    EXPECT_EQ(boardText(board, "en").find("1132"), std::string::npos);
    EXPECT_NE(boardText(board, "en").find("accepted –"), std::string::npos);
}

TEST(BoardText, LeavesOutWhatAWorkshopDoesNotHave)
{
    Board board = hall();
    board.melts.clear();
    board.stations.clear();
    EXPECT_EQ(boardText(board, "en").find("station"), std::string::npos);
}

} // namespace
} // namespace gaffer

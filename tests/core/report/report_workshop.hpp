#pragma once

#include "core/report/catalogue.hpp"

namespace gaffer {

/// The business date whose figures are known by heart.
inline const Date reportDay = *parseDate("2026-11-22");

/// A line of the day book of station B01.
inline BookKey reportKey(CountingPlace place, Grade grade, const char* defect = "", TallySource source = TallySource::Counter)
{
    BookKey key;
    key.shift = ShiftName{"day"};
    key.station = StationId{"B01"};
    key.run = RunId{1};
    key.product = ProductCode{"G-1"};
    key.melt = MeltId{2};
    key.mould = {MouldNo{"M-17"}, 1};
    key.crew = 1;
    key.place = place;
    key.grade = grade;
    key.defect = DefectCode{defect};
    key.source = source;
    key.hour = 9;
    return key;
}

/// A hall with three shifts; 100 pieces made of 240 g gathers, 10 rejected hot, 60 A, 10 B, 5 C, 5 rejected cold.
inline Workshop reportWorkshop()
{
    Workshop workshop;
    workshop.floor.name = "Hall 1";
    workshop.floor.zone = {{Instant{}, 8 * 3'600'000}};
    for (const auto& [name, start, end] : {std::tuple{"day", 8, 16}, {"swing", 16, 24}, {"night", 0, 8}})
        workshop.floor.shifts.push_back({ShiftName{name}, TimeOfDay{start * 60}, TimeOfDay{end * 60}});
    workshop.floor.settings.gatherLoss = 0.1;
    Product& product = workshop.products[ProductCode{"G-1"}];
    product.code = ProductCode{"G-1"};
    product.nameZh = "高脚杯";
    product.nameEn = "goblet";
    product.gatherG = 240;
    product.netG = 180;
    product.quotaPerShift = 100;
    workshop.crews[1] = {StationId{"B01"}, Instant{}, {{WorkerNo{"12"}, "gaffer"}}};
    Melt& melt = workshop.melts[MeltId{2}];
    melt.id = MeltId{2};
    melt.pot = PotId{"P1"};
    melt.glass = GlassCode{"clear"};
    melt.stage = MeltStage::Workable;
    melt.since = *parseInstant("2026-11-22T00:00:00Z");
    melt.mass.fromRawKg = 80;
    melt.mass.culletKg = 20;
    melt.mass.drawnKg = 26.4;
    melt.mass.skimmedKg = 2;
    DayPage& page = workshop.book.page(reportDay);
    page.changedAt = *parseInstant("2026-11-22T08:00:00Z");
    page.pieces[reportKey(CountingPlace::HotEnd, Grade::Made)] = 100;
    page.pieces[reportKey(CountingPlace::HotEnd, Grade::Reject, "M04")] = 7;
    page.pieces[reportKey(CountingPlace::HotEnd, Grade::Reject, "F05")] = 3;
    page.pieces[reportKey(CountingPlace::Selection, Grade::A)] = 60;
    page.pieces[reportKey(CountingPlace::Selection, Grade::B)] = 10;
    page.pieces[reportKey(CountingPlace::Selection, Grade::C)] = 5;
    page.pieces[reportKey(CountingPlace::Selection, Grade::Reject, "H01")] = 5;
    page.drawnKg[MeltId{2}] = 26.4;
    return workshop;
}

/// The cell of `table` in the row that begins with `row`, under `column`; as people read it.
inline std::string shownAt(const Report& report, const std::string& table, const std::string& row, const std::string& column)
{
    for (const ReportTable& each : report.tables) {
        if (each.key != table) continue;
        for (const auto& cells : each.rows)
            for (std::size_t i = 0; i < cells.size(); ++i)
                if (cellText(cells.front()) == row && each.columns[i] == column) return cellText(cells[i]);
    }
    return "no such cell";
}

} // namespace gaffer

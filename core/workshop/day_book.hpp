#pragma once

#include "core/melt/melt.hpp"
#include "core/piece/tally.hpp"
#include "core/station/station.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gaffer {

/// What pieces have in common on one line of the day book.
struct BookKey {
    ShiftName shift;
    StationId station;
    RunId run;
    ProductCode product;
    MeltId melt;
    MouldCopyId mould;
    std::uint64_t crew{};
    CountingPlace place{};
    Grade grade{};
    DefectCode defect;
    TallySource source{};
    /// Hour of the local day in which the pieces were made, 0 to 23.
    int hour{};
    auto operator<=>(const BookKey&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"shift", &BookKey::shift}, Field{"station", &BookKey::station}, Field{"run", &BookKey::run},
                    Field{"product", &BookKey::product}, Field{"melt", &BookKey::melt}, Field{"mould", &BookKey::mould},
                    Field{"crew", &BookKey::crew}, Field{"place", &BookKey::place}, Field{"grade", &BookKey::grade},
                    Field{"defect", &BookKey::defect}, Field{"source", &BookKey::source}, Field{"hour", &BookKey::hour});
    }
};

/// What restated an earlier figure, or needs a manager's eye.
enum class NoteKind : std::uint8_t { Corrected, Undone, BookedBack, Overridden, NotExplained, Explained };
template <> inline constexpr std::array enumNames<NoteKind>{
    EnumName<NoteKind>{NoteKind::Corrected, "corrected"},     EnumName<NoteKind>{NoteKind::Undone, "undone"},
    EnumName<NoteKind>{NoteKind::BookedBack, "booked-back"},  EnumName<NoteKind>{NoteKind::Overridden, "overridden"},
    EnumName<NoteKind>{NoteKind::NotExplained, "to-explain"}, EnumName<NoteKind>{NoteKind::Explained, "explained"},
};

/// A correction, a booking back, an override or a count to explain, as it stands on the report.
struct BookNote {
    NoteKind kind{};
    Instant time{};
    std::string by;
    StationId station;
    TallyId tally;
    RunId run;
    MeltId melt;
    /// Pieces before and after, where pieces were restated.
    std::int64_t was{};
    std::int64_t now{};
    DefectCode defect;
    /// The business date whose figures it restates.
    Date restates{};
    std::string reason;
    bool operator==(const BookNote&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"kind", &BookNote::kind}, Field{"time", &BookNote::time}, Field{"by", &BookNote::by},
                    Field{"station", &BookNote::station}, Field{"tally", &BookNote::tally}, Field{"run", &BookNote::run},
                    Field{"melt", &BookNote::melt}, Field{"was", &BookNote::was}, Field{"now", &BookNote::now},
                    Field{"defect", &BookNote::defect}, Field{"restates", &BookNote::restates},
                    Field{"reason", &BookNote::reason});
    }
};

/// What a meter showed over a day: `first` is the last reading of the days before, so that no hour between two days is lost.
struct MeterSpan {
    double first{};
    double last{};
    bool typed{};
    /// True while only one reading is known, which says nothing of what was used.
    bool single{};
    bool operator==(const MeterSpan&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"first", &MeterSpan::first}, Field{"last", &MeterSpan::last}, Field{"typed", &MeterSpan::typed},
                    Field{"single", &MeterSpan::single});
    }
};

/// How a melt stood when something last happened to it on a date: a report of that date stays what it was while the melt goes on.
struct MeltDay {
    MeltMass mass;
    MeltStage stage{};
    /// Since when it was in that stage.
    Instant since{};
    /// Time spent workable, up to `since`.
    Duration workableFor{};
    bool operator==(const MeltDay&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"mass", &MeltDay::mass}, Field{"stage", &MeltDay::stage}, Field{"since", &MeltDay::since},
                    Field{"workableFor", &MeltDay::workableFor});
    }
};

/// One business date.
struct DayPage {
    std::map<BookKey, std::int64_t> pieces;
    /// Glass drawn per melt, kg.
    std::map<MeltId, double> drawnKg;
    /// Notes made on this date (also those that restate earlier dates).
    std::vector<BookNote> notes;
    std::map<MeterId, MeterSpan> meters;
    /// Every melt to which something happened on this date.
    std::map<MeltId, MeltDay> melts;
    /// Typed readings taken on this date.
    std::int64_t typedReadings{};
    /// When a figure of this date last changed.
    Instant changedAt{};
    bool operator==(const DayPage&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pieces", &DayPage::pieces}, Field{"drawnKg", &DayPage::drawnKg}, Field{"notes", &DayPage::notes},
                    Field{"meters", &DayPage::meters}, Field{"melts", &DayPage::melts},
                    Field{"typedReadings", &DayPage::typedReadings}, Field{"changedAt", &DayPage::changedAt});
    }
};

/// The figures of the last business dates, from which reports are made; kept for 70 days.
class DayBook {
public:
    /// The page of `date`, made if it is new.
    DayPage& page(Date date);
    /// The page of `date`; nullptr when nothing is known of it.
    [[nodiscard]] const DayPage* find(Date date) const;
    /// What `meter` showed last before `date`; nothing when it was never read or that is forgotten.
    [[nodiscard]] std::optional<MeterSpan> lastBefore(Date date, const MeterId& meter) const;
    /// How `melt` stood at the end of `date`, as far as the book knows; nothing when it knows nothing of it until then.
    [[nodiscard]] std::optional<MeltDay> meltAt(Date date, MeltId melt) const;
    /// Forgets dates older than 70 days before `date`.
    void forgetBefore(Date date);
    /// All pages in order of date.
    [[nodiscard]] const std::map<Date, DayPage>& pages() const { return m_pages; }
    bool operator==(const DayBook&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"pages", &DayBook::m_pages}); }

private:
    std::map<Date, DayPage> m_pages;
};

/// The line of the book on which `tally` stands.
BookKey bookKeyOf(const Tally& tally, int localHour);

} // namespace gaffer

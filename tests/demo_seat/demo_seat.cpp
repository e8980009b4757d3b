// Shows the seat over the in-memory twin: for pictures and for looking at a page without a service.
#include "tests/ui/support/sample_view.hpp"
#include "ui/frame/self_test.hpp"

#include <QAbstractButton>
#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QTimer>

#include <cstdio>

namespace {

using namespace gaffer;
using namespace gaffer::ui;

SeatView viewOf(const QString& condition, int stations, int pots)
{
    if (condition == QStringLiteral("empty")) {
        SeatView view;
        view.shop.name = "空车间";
        return view;
    }
    return condition == QStringLiteral("faulted") ? faultedView(stations, pots) : sampleView(stations, pots);
}

/// Thirty characters wherever a workshop chooses the words itself.
void lengthen(SeatView& view)
{
    view.shop.name = "晶辉手工玻璃器皿有限责任公司第一热加工车间甲班坩埚炉组示范";
    for (StationView& station : view.stations) {
        if (station.job) {
            station.job->nameZh = "经典红葡萄酒杯（二零二六年秋冬季出口欧洲限量收藏版加厚杯）";
            station.job->nameEn = "Classic red wine hand-cut edt.";
        }
        for (MemberView& member : station.crew) member.name = "Maximiliane von Hohenstein-Glas";
    }
}

SeatRole roleOf(const QString& role)
{
    if (role == QStringLiteral("station")) return SeatRole::Station;
    return role == QStringLiteral("board") ? SeatRole::Board : SeatRole::Desk;
}

} // namespace

int main(int argc, char** argv)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    QApplication app{argc, argv};
    QCommandLineParser parser;
    parser.addOptions({{"page", "page", "name", "floor"},
                       {"language", "language", "name", "zh_CN"},
                       {"role", "role", "name", "desk"},
                       {"condition", "full, empty, stale, faulted", "name", "full"}});
    parser.addOptions({{"stations", "count", "n", "12"},
                       {"pots", "count", "n", "8"},
                       {"station", "stations of the seat", "list", ""},
                       {"screenshot", "file", "file"},
                       {"press", "press these before the picture", "names", ""}});
    parser.addOptions({{"ui-selftest", "self test"},
                       {"long-names", "names of thirty characters"},
                       {"night", "dark"},
                       {"scale", "percent", "n", "100"},
                       {"size", "WxH", "size", "1366x768"}});
    parser.process(app);
    SeatView view = viewOf(parser.value("condition"), parser.value("stations").toInt(), parser.value("pots").toInt());
    if (parser.isSet("long-names")) lengthen(view);
    TwinGateway twin = makeTwin(std::move(view));
    SeatOptions options{.window = {roleOf(parser.value("role")), parser.value("page"), false},
                        .language = languageOf(parser.value("language"))};
    for (const QString& station : parser.value("station").split(QLatin1Char{','}, Qt::SkipEmptyParts))
        options.stations.emplace_back(station.toStdString());
    options.clock = sampleNow();
    options.shade = parser.isSet("night") ? Shade::Night : Shade::Day;
    options.measure = {96 / 25.4, parser.value("scale").toInt() / 100.0};
    if (parser.value("condition") == QStringLiteral("stale")) {
        options.clock = sampleNow() + std::chrono::seconds{95};
        twin.change([](SeatView&, LinkState& link) {
            link.phase = LinkState::Phase::Lost;
            link.unconfirmed = 3;
        });
    }
    Seat seat{twin, options};
    const QStringList size = parser.value("size").split(QLatin1Char{'x'});
    seat.window().resize(size.value(0).toInt(), size.value(1).toInt());
    seat.show();
    QApplication::processEvents();
    seat.window().grab();
    std::printf("first paint after %lld ms, window %d x %d\n", static_cast<long long>(sinceStart.elapsed()),
                seat.window().width(), seat.window().height());
    if (parser.isSet("ui-selftest")) {
        const QStringList faults = selfTest(seat);
        for (const QString& fault : faults) std::printf("%s\n", qPrintable(fault));
        return faults.isEmpty() ? 0 : 1;
    }
    for (const QString& name : parser.value("press").split(QLatin1Char{','}, Qt::SkipEmptyParts)) {
        if (auto* button = seat.window().findChild<QAbstractButton*>(name)) button->click();
        QApplication::processEvents();
    }
    if (!parser.isSet("screenshot")) return QApplication::exec();
    QTimer::singleShot(200, &app, [&] {
        const bool saved = seat.window().grab().save(parser.value("screenshot"));
        QApplication::exit(saved ? 0 : 1);
    });
    return QApplication::exec();
}

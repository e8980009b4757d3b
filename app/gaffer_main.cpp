#include "ui/frame/self_test.hpp"
#include "ui/seat/local_service.hpp"
#include "ui/seat/seat_client.hpp"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLocale>
#include <QStandardPaths>
#include <QSysInfo>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <initializer_list>
#include <memory>
#include <string_view>

namespace {

using namespace gaffer;
using namespace gaffer::ui;

constexpr int badArguments = 2;
constexpr int noDisplay = 1;
/// A service that is starting gets this long to speak before another is tried.
constexpr int startServiceAfterMs = 1500;
/// Long enough for the last layout after the data came.
constexpr int pictureAfterMs = 600;
constexpr int waitForServiceMs = 15'000;
constexpr int pollMs = 50;

/// What the command line asks for.
struct Wishes {
    SeatOptions seat;
    QString workshop;
    QString address;
    QString picture;
    double quitAfterSeconds{};
    bool selfTest{};
};

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QStringLiteral("Gaffer's desktop seat"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({{"workshop", "Workshop folder; its service is started if none serves it.", "DIR"},
                       {"connect", "Service to connect to.", "HOST:PORT"}});
    parser.addOptions(
        {{"role", "desk, station or board.", "ROLE", "desk"}, {"station", "Stations of this seat, as in B01,B02.", "LIST"}});
    parser.addOptions(
        {{"page", "floor, melts, station, moulds, reports, trends or setup.", "NAME"}, {"language", "zh_CN or en.", "LANGUAGE"}});
    parser.addOptions(
        {{"kiosk", "Full screen, cannot be closed."}, {"screenshot", "Write a picture of the window and leave.", "FILE"}});
    parser.addOptions(
        {{"quit-after", "Leave after so many seconds.", "SECONDS"}, {"clock", "Show this time, frozen (RFC 3339).", "TIME"}});
    parser.addOption(
        {"ui-selftest", "Visit every page in both languages, list what is wrong with controls; exit 1 if anything is."});
}

QString complain(const QString& sentence)
{
    std::fprintf(stderr, "gaffer: %s\n", qPrintable(sentence));
    return sentence;
}

/// Reads role, language, clock; a sentence when one of them is not understood.
QString readSeat(const QCommandLineParser& parser, SeatOptions& seat)
{
    // The desk is the default: it shows all, and nobody at a station has a command line.
    const QString role = parser.value("role");
    if (role != "desk" && role != "station" && role != "board")
        return QStringLiteral("--role %1: allowed are desk, station, board").arg(role);
    seat.window.role = role == "station" ? SeatRole::Station : role == "board" ? SeatRole::Board : SeatRole::Desk;
    seat.window.page = parser.value("page");
    seat.window.kiosk = parser.isSet("kiosk");
    seat.language = languageOf(QLocale::system().name());
    // What the person chose at this seat; the command line wins over it.
    seat = withOwnSettings(seat);
    const QString language = parser.value("language");
    if (parser.isSet("language") && language != "zh_CN" && language != "en")
        return QStringLiteral("--language %1: allowed are zh_CN, en").arg(language);
    if (parser.isSet("language")) seat.language = languageOf(language);
    for (const QString& station : parser.value("station").split(',', Qt::SkipEmptyParts))
        seat.stations.emplace_back(station.trimmed().toStdString());
    if (!parser.isSet("clock")) return {};
    seat.clock = parseInstant(parser.value("clock").toStdString());
    return seat.clock ? QString{}
                      : QStringLiteral("--clock %1: not a time, as in 2026-11-22T06:05:00Z").arg(parser.value("clock"));
}

std::optional<Wishes> readWishes(const QCommandLineParser& parser)
{
    Wishes wishes;
    wishes.workshop = parser.value("workshop");
    wishes.address = parser.value("connect");
    // Two workshops at one seat would be one too many.
    if (wishes.workshop.isEmpty() == wishes.address.isEmpty()) {
        complain(QStringLiteral("give either --workshop DIR or --connect HOST:PORT"));
        return std::nullopt;
    }
    if (!wishes.workshop.isEmpty() && !QDir{wishes.workshop}.exists()) {
        complain(QStringLiteral("there is no folder %1").arg(wishes.workshop));
        return std::nullopt;
    }
    if (const QString mistake = readSeat(parser, wishes.seat); !mistake.isEmpty()) {
        complain(mistake);
        return std::nullopt;
    }
    bool isNumber = true;
    wishes.quitAfterSeconds = parser.isSet("quit-after") ? parser.value("quit-after").toDouble(&isNumber) : 0;
    if (!isNumber || wishes.quitAfterSeconds < 0) {
        complain(QStringLiteral("--quit-after %1: not a number of seconds").arg(parser.value("quit-after")));
        return std::nullopt;
    }
    wishes.picture = parser.value("screenshot");
    wishes.selfTest = parser.isSet("ui-selftest");
    return wishes;
}

/// One name per place, so that counts of one seat are never sent by another.
SeatId seatIdOf(const SeatOptions& seat)
{
    QStringList parts{QSysInfo::machineHostName()};
    for (const StationId& station : seat.stations) parts.append(QString::fromStdString(station.value));
    if (seat.stations.empty()) parts.append(QStringLiteral("desk"));
    return SeatId{parts.join('-').toStdString()};
}

SeatClientOptions clientOptions(const Wishes& wishes)
{
    SeatClientOptions options;
    options.seat = seatIdOf(wishes.seat);
    if (wishes.workshop.isEmpty())
        options.address = [address = wishes.address] { return address; };
    else
        // Asked at each attempt: a service that restarts may listen elsewhere.
        options.address = [folder = wishes.workshop] { return servedAddress(folder); };
    // Counts made while the service is away wait here; they outlive the seat and the computer.
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    options.journalFile =
        QDir{data}.filePath(QStringLiteral("counts-%1.journal").arg(QString::fromStdString(options.seat.value)));
    return options;
}

/// Starts the service if nobody serves the folder; one that is not needed leaves by itself.
void startServiceIfSilent(const Wishes& wishes, const SeatClient& client, QObject& owner)
{
    if (wishes.workshop.isEmpty()) return;
    const auto start = [folder = wishes.workshop] {
        if (!startService(QDir{QCoreApplication::applicationDirPath()}.filePath("gafferd"), folder))
            complain(QStringLiteral("gafferd cannot be started"));
    };
    if (servedAddress(wishes.workshop).isEmpty()) {
        start();
        return;
    }
    // A port file may be left of a service that was killed: silence decides.
    QTimer::singleShot(startServiceAfterMs, &owner, [start, &client] {
        if (client.link().lastWord == Instant{}) start();
    });
}

/// Calls `then` once the service is there, or after the longest wait; `timer` must live until then.
void whenLive(const SeatClient& client, QTimer& timer, std::function<void()> then)
{
    auto left = std::make_shared<int>(waitForServiceMs / pollMs);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&timer, left, &client, then = std::move(then)] {
        // After the longest wait the picture is taken all the same: a picture of a lost service is wanted too.
        if (client.link().phase != LinkState::Phase::Live && --*left > 0) return;
        timer.stop();
        then();
    });
    timer.start(pollMs);
}

void takePicture(Seat& seat, const QString& file)
{
    QTimer::singleShot(pictureAfterMs, &seat.window(), [&seat, file] {
        const bool written = seat.window().grab().save(file);
        if (!written) complain(QStringLiteral("cannot write %1").arg(file));
        QApplication::exit(written ? 0 : 1);
    });
}

void runSelfTest(Seat& seat)
{
    const QStringList faults = selfTest(seat);
    for (const QString& fault : faults) std::printf("%s\n", qPrintable(fault));
    std::printf("%lld faults\n", static_cast<long long>(faults.size()));
    QApplication::exit(faults.isEmpty() ? 0 : 1);
}

/// True when one of `words` stands on the command line.
bool names(int argc, char** argv, std::initializer_list<std::string_view> words)
{
    return std::any_of(argv, argv + argc,
                       [&](std::string_view argument) { return std::ranges::find(words, argument) != words.end(); });
}

/// True where a window can be shown to somebody.
bool hasDisplay(int argc, char** argv)
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || names(argc, argv, {"-platform", "--platform"});
}

/// True when the seat ends by itself and needs nobody to look at it.
bool needsNobody(const Wishes& wishes) { return !wishes.picture.isEmpty() || wishes.selfTest || wishes.quitAfterSeconds > 0; }

} // namespace

int main(int argc, char** argv)
{
    // Without a display everything that is only told, drawn into a file or tested still works; Qt would end the program.
    const bool seen = hasDisplay(argc, argv);
    if (!seen || names(argc, argv, {"-h", "--help", "-v", "--version"})) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app{argc, argv};
    QApplication::setApplicationName(QStringLiteral("gaffer"));
    QApplication::setApplicationVersion(QStringLiteral(GAFFER_VERSION));
    QCommandLineParser parser;
    addOptions(parser);
    // Qt would end the program with 1; wrong usage is 2 in all our programs.
    if (!parser.parse(QApplication::arguments())) {
        complain(parser.errorText());
        return badArguments;
    }
    if (parser.isSet("help")) parser.showHelp(0);
    if (parser.isSet("version")) parser.showVersion();
    const std::optional<Wishes> wishes = readWishes(parser);
    if (!wishes) return badArguments;
    if (!seen && !needsNobody(*wishes)) {
        complain(QStringLiteral("there is no display to show a window on; `gafferctl board --watch` shows the floor as text"));
        return noDisplay;
    }
    SeatClient client{clientOptions(*wishes)};
    Seat seat{client, wishes->seat};
    // A wrong page is told and the first one shown: the window is worth more than the argument.
    const QStringList pages = seat.window().pageNames();
    if (!wishes->seat.window.page.isEmpty() && !pages.contains(wishes->seat.window.page))
        complain(
            QStringLiteral("no page %1 at this seat; pages: %2").arg(wishes->seat.window.page, pages.join(QStringLiteral(", "))));
    seat.show();
    startServiceIfSilent(*wishes, client, app);
    QTimer untilLive;
    if (!wishes->picture.isEmpty()) whenLive(client, untilLive, [&] { takePicture(seat, wishes->picture); });
    if (wishes->selfTest) whenLive(client, untilLive, [&] { runSelfTest(seat); });
    if (wishes->quitAfterSeconds > 0) {
        constexpr double msPerSecond = 1000;
        QTimer::singleShot(static_cast<int>(wishes->quitAfterSeconds * msPerSecond), &app, &QApplication::quit);
    }
    return QApplication::exec();
}

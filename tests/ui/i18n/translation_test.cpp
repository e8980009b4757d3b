#include "ui/i18n/say.hpp"

#include "core/crew/crew.hpp"
#include "core/melt/melt.hpp"
#include "core/mould/mould.hpp"
#include "core/piece/tally.hpp"
#include "core/sensing/quality.hpp"
#include "core/view/views.hpp"

#include <gtest/gtest.h>

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <map>
#include <set>

namespace gaffer::ui {
namespace {

struct Entry {
    QString translation;
    QString state;
};

std::map<QString, Entry> entriesOf(const char* language)
{
    QFile file{QStringLiteral(GAFFER_SOURCE_DIR "/ui/i18n/gaffer_%1.ts").arg(QLatin1String{language})};
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    std::map<QString, Entry> entries;
    QXmlStreamReader xml{&file};
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String{"source"}) source = xml.readElementText();
        if (xml.name() == QLatin1String{"translation"}) {
            const QString state = xml.attributes().value(QLatin1String{"type"}).toString();
            entries[source] = {xml.readElementText(), state};
        }
    }
    return entries;
}

/// What stands in `say("…")` anywhere in ui, joined where the source breaks it.
std::set<QString> textsOfSources()
{
    static const QRegularExpression call{QStringLiteral("\\bsay\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)")};
    static const QRegularExpression part{QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\"")};
    std::set<QString> texts;
    QDirIterator files{QStringLiteral(GAFFER_SOURCE_DIR "/ui"),
                       {QStringLiteral("*.cpp"), QStringLiteral("*.hpp")},
                       QDir::Files,
                       QDirIterator::Subdirectories};
    while (files.hasNext()) {
        QFile file{files.next()};
        if (!file.open(QIODevice::ReadOnly)) continue;
        for (auto calls = call.globalMatch(QString::fromUtf8(file.readAll())); calls.hasNext();) {
            QString text;
            for (auto parts = part.globalMatch(calls.next().captured(1)); parts.hasNext();) text += parts.next().captured(1);
            texts.insert(
                text.replace(QStringLiteral("\\n"), QStringLiteral("\n")).replace(QStringLiteral("\\\""), QStringLiteral("\"")));
        }
    }
    return texts;
}

int placesIn(const QString& text)
{
    int most = 0;
    for (int place = 1; place <= 9; ++place)
        if (text.contains(QStringLiteral("%%1").arg(place))) most = place;
    return most;
}

TEST(Translation, EveryTextOfTheSourcesIsTranslated)
{
    const auto entries = entriesOf("zh_CN");
    const std::set<QString> texts = textsOfSources();
    ASSERT_GT(texts.size(), 100U);
    for (const QString& text : texts) EXPECT_TRUE(entries.contains(text)) << "untranslated: " << text.toStdString();
}

TEST(Translation, NoTranslationIsUnfinishedOrEmpty)
{
    for (const char* language : {"zh_CN", "en"})
        for (const auto& [source, entry] : entriesOf(language)) {
            EXPECT_FALSE(entry.translation.isEmpty()) << source.toStdString();
            EXPECT_TRUE(entry.state.isEmpty()) << source.toStdString() << " is " << entry.state.toStdString();
        }
}

TEST(Translation, NothingIsTranslatedThatNobodySays)
{
    static const QRegularExpression key{QStringLiteral("^[a-zA-Z]+\\.[A-Za-z. -]+$")};
    const std::set<QString> texts = textsOfSources();
    for (const auto& [source, entry] : entriesOf("zh_CN"))
        EXPECT_TRUE(texts.contains(source) || key.match(source).hasMatch()) << source.toStdString();
}

TEST(Translation, KeepsThePlacesOfValues)
{
    for (const auto& [source, entry] : entriesOf("zh_CN")) {
        if (source.startsWith(QLatin1String{"fault."})) continue;
        EXPECT_EQ(placesIn(source), placesIn(entry.translation)) << source.toStdString();
    }
}

TEST(Translation, BothLanguagesKnowTheSameKeys)
{
    const auto chinese = entriesOf("zh_CN");
    for (const auto& [source, entry] : entriesOf("en")) EXPECT_TRUE(chinese.contains(source)) << source.toStdString();
}

template <class Enum> void expectWords(const char* group)
{
    const auto chinese = entriesOf("zh_CN");
    for (const auto& row : enumNames<Enum>) {
        const QString key =
            QLatin1String{group} + QLatin1Char{'.'} + QString::fromUtf8(row.name.data(), static_cast<qsizetype>(row.name.size()));
        EXPECT_TRUE(row.name.empty() || chinese.contains(key)) << key.toStdString();
    }
}

TEST(Translation, EveryWrittenNameThatIsShownHasWords)
{
    expectWords<MeltStage>("stage");
    expectWords<StationState>("station");
    expectWords<Quality>("quality");
    expectWords<Role>("role");
    expectWords<HeatSource>("source");
    expectWords<WindowSource>("window");
    expectWords<MouldFitness>("fitness");
    expectWords<MouldState>("mouldState");
    expectWords<ToExplain>("explain");
    expectWords<Grade>("grade");
}

TEST(Translation, SpeaksWhileItLivesAndFallsSilentAfter)
{
    {
        const Translation chinese{Language::Chinese};
        EXPECT_EQ(say("Cancel"), QStringLiteral("取消"));
        EXPECT_EQ(sayKey("stage", "fining"), QStringLiteral("澄清"));
    }
    EXPECT_EQ(say("Cancel"), QStringLiteral("Cancel"));
    const Translation english{Language::English};
    EXPECT_EQ(sayKey("stage", "worked-out"), QStringLiteral("worked out"));
    EXPECT_TRUE(english.missing().empty());
}

TEST(Translation, AWordOfTheWorkshopThatIsNoKeyStaysAsItIs)
{
    const Translation chinese{Language::Chinese};
    EXPECT_EQ(sayKey("glass", "peacock"), QStringLiteral("peacock"));
    EXPECT_EQ(sayKey("glass", ""), QString{});
}

TEST(Translation, KnowsLanguagesByName)
{
    EXPECT_EQ(languageOf(QStringLiteral("zh_TW")), Language::Chinese);
    EXPECT_EQ(languageOf(QStringLiteral("de")), Language::English);
    EXPECT_EQ(nameOf(Language::Chinese), QStringLiteral("zh_CN"));
}

} // namespace
} // namespace gaffer::ui

#include <gtest/gtest.h>

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

// The guides name keys in bold; each of them must stand so on a screen.
namespace gaffer::ui {
namespace {

QString contentOf(const QString& path)
{
    QFile file{QStringLiteral(GAFFER_SOURCE_DIR) + path};
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return QString::fromUtf8(file.readAll());
}

QStringList boldOf(const QString& guide)
{
    static const QRegularExpression bold{QStringLiteral("\\*\\*([^*]+)\\*\\*")};
    QStringList words;
    for (auto found = bold.globalMatch(contentOf(guide)); found.hasNext();) words.append(found.next().captured(1));
    return words;
}

/// Sources (English) or translations (Chinese) of all texts of the screens.
QSet<QString> textsOf(const QString& element)
{
    QXmlStreamReader xml{contentOf(QStringLiteral("/ui/i18n/gaffer_zh_CN.ts"))};
    QSet<QString> texts;
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == element) texts.insert(xml.readElementText());
    return texts;
}

TEST(Guide, NamesOnlyKeysThatAreOnTheScreen)
{
    const QSet<QString> english = textsOf(QStringLiteral("source"));
    const QStringList named = boldOf(QStringLiteral("/docs/guide.en.md"));
    EXPECT_GT(named.size(), 20);
    for (const QString& key : named) EXPECT_TRUE(english.contains(key)) << key.toStdString();
}

TEST(Guide, OfTheChineseNamesTheChineseKeys)
{
    const QSet<QString> chinese = textsOf(QStringLiteral("translation"));
    const QStringList named = boldOf(QStringLiteral("/docs/guide.zh_CN.md"));
    EXPECT_GT(named.size(), 20);
    for (const QString& key : named) EXPECT_TRUE(chinese.contains(key)) << key.toStdString();
}

TEST(Guide, BothNameTheSamePagesAndKeys)
{
    for (const char* key : {"F1 ", "F2 ", "F3 ", "F5 ", "F7 ", "F8 ", "F10 ", "Ctrl+F"})
        for (const char* guide : {"/docs/guide.en.md", "/docs/guide.zh_CN.md"})
            EXPECT_TRUE(contentOf(QLatin1String{guide}).contains(QLatin1String{key})) << guide << ' ' << key;
    EXPECT_EQ(contentOf("/docs/guide.en.md").count(QStringLiteral("\n## ")),
              contentOf("/docs/guide.zh_CN.md").count(QStringLiteral("\n## ")));
}

} // namespace
} // namespace gaffer::ui

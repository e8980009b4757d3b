#include "ui/i18n/say.hpp"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace gaffer::ui {
namespace {

/// One context for all texts: the same word is translated once.
constexpr auto context = "gaffer";
/// Marks what may well be a word of the workshop that nobody can translate.
constexpr auto keyMark = "key";

} // namespace

/// Our texts; notes what it is asked for in vain.
class Translation::Ours final : public QTranslator {
public:
    [[nodiscard]] QString translate(const char* asked, const char* source, const char* disambiguation, int n) const override
    {
        QString text = QTranslator::translate(asked, source, disambiguation, n);
        // Qt asks for its own texts through the same way.
        const bool ours = QLatin1String{asked} == QLatin1String{context};
        // Keys of the workshop's own data are no fault of the translation.
        if (text.isEmpty() && ours && !disambiguation && m_notes) m_missing.insert(QString::fromUtf8(source));
        return text;
    }
    mutable std::set<QString> m_missing;
    /// True where every text needs a translation: English ones stand in the sources.
    bool m_notes{};
};

Language languageOf(const QString& name) { return name.startsWith(QLatin1String{"zh"}) ? Language::Chinese : Language::English; }

QString nameOf(Language language) { return language == Language::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en"); }

QString say(const char* text) { return QCoreApplication::translate(context, text); }

QString sayKey(const char* group, std::string_view key)
{
    // A state that is not set has no words.
    if (key.empty()) return {};
    const QByteArray whole = QByteArray{group} + '.' + QByteArray{key.data(), static_cast<qsizetype>(key.size())};
    const QString text = QCoreApplication::translate(context, whole.constData(), keyMark);
    // A workshop may call its shifts and glasses as it likes; its own word is then the text.
    return text == QString::fromUtf8(whole) ? QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())) : text;
}

QString pick(Language language, std::string_view en, std::string_view zh)
{
    const std::string_view text = language == Language::Chinese ? zh : en;
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Translation::Translation(Language language)
    : m_language{language}, m_ours{std::make_unique<Ours>()}, m_qt{std::make_unique<QTranslator>()}
{
    m_ours->m_notes = language == Language::Chinese;
    if (m_ours->load(QStringLiteral(":/i18n/gaffer_%1.qm").arg(nameOf(language))))
        QCoreApplication::installTranslator(m_ours.get());
    // Buttons of Qt's file dialogs; without the package they stay English.
    if (m_qt->load(QStringLiteral("qtbase_%1").arg(nameOf(language)), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(m_qt.get());
}

Translation::~Translation()
{
    QCoreApplication::removeTranslator(m_ours.get());
    QCoreApplication::removeTranslator(m_qt.get());
}

const std::set<QString>& Translation::missing() const { return m_ours->m_missing; }

} // namespace gaffer::ui

#pragma once

#include <QString>

#include <cstdint>
#include <memory>
#include <set>
#include <string_view>

namespace gaffer::ui {

/// The languages of the screen.
enum class Language : std::uint8_t { English, Chinese };

/// "zh_CN" (or anything that begins with zh) or else English.
Language languageOf(const QString& name);
/// "zh_CN" or "en".
QString nameOf(Language language);

/// The text in the language of the screen; `text` is the English one and the key of ui/i18n/gaffer_zh_CN.ts.
QString say(const char* text);

/// The text of a key such as a stage's written name, in the language of the screen; `key` itself when it has none.
QString sayKey(const char* group, std::string_view key);

/// One of two texts that core keeps in both languages.
QString pick(Language language, std::string_view en, std::string_view zh);

/// While it lives the application speaks its language. One at a time.
class Translation {
public:
    /// Loads our texts and Qt's own.
    explicit Translation(Language language);
    ~Translation();
    Translation(const Translation&) = delete;
    Translation& operator=(const Translation&) = delete;
    /// The language spoken.
    [[nodiscard]] Language language() const { return m_language; }
    /// Texts that were asked for and have no translation; always empty in English.
    [[nodiscard]] const std::set<QString>& missing() const;

private:
    class Ours;
    Language m_language;
    std::unique_ptr<Ours> m_ours;
    std::unique_ptr<class QTranslator> m_qt;
};

} // namespace gaffer::ui

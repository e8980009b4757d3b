#pragma once

#include "ui/i18n/say.hpp"
#include "ui/widgets/sheet.hpp"

#include <QString>

#include <functional>
#include <vector>

namespace gaffer::ui {

/// One key of a choice.
struct Choice {
    /// What is answered.
    std::string id;
    QString label;
    /// A smaller line, as in the code of a defect.
    QString note;
};

/// A group of choices behind one key.
struct ChoiceGroup {
    QString name;
    std::vector<Choice> choices;
};

/// Keys to choose from: the frequent ones at once, the others one key deeper.
struct ChoiceQuestion {
    QString name;
    QString title;
    std::vector<Choice> choices;
    std::vector<ChoiceGroup> groups;
};

/// Asks with keys for gloves and calls `answer` with the id chosen.
Sheet* askChoice(const Theme& theme, QWidget* host, const ChoiceQuestion& question,
                 std::function<void(const std::string&)> answer);

/// The question "which defect": the eight most frequent at the hot end, and the eight groups with all codes.
ChoiceQuestion defectQuestion(const QString& title, Language language);
/// The question "why does it stand": all downtime reasons.
ChoiceQuestion stopQuestion(const QString& title, Language language);

} // namespace gaffer::ui

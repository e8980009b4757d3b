#pragma once

#include "drivers/bus/mono_time.hpp"
#include "drivers/modbus/reply.hpp"

#include <map>
#include <vector>

namespace gaffer {

/// The answers a serial line gave lately. Repeaters and converters send frames twice, and RTU has no transaction id: the second
/// copy of one answer has the right unit, function, count and CRC for another question of the same length.
class AnswerMemory {
public:
    /// Keeps an answer to a question; false when the very same was kept before and is only renewed.
    bool keep(const modbus::ReplyRule& rule, const modbus::Bytes& question, modbus::ByteView answer, MonoTime now);
    /// Counts the age of kept answers of these bytes from now on.
    void renew(const modbus::ReplyRule& rule, modbus::ByteView answer, MonoTime now);
    /// True when another question of the same rule was answered with these very bytes within `window`.
    [[nodiscard]] bool knows(const modbus::ReplyRule& rule, const modbus::Bytes& question, modbus::ByteView answer, MonoTime now,
                             Micros window) const;
    /// True when a copy of an answer given within `window` could pass for the answer to this question.
    [[nodiscard]] bool copyCouldPass(const modbus::ReplyRule& rule, const modbus::Bytes& question, MonoTime now,
                                     Micros window) const;
    /// Looks for a second copy of a kept answer in bytes that are no answer to anything; true when there is one.
    bool findCopy(modbus::ByteView heap, MonoTime now, Micros window);
    /// True when those bytes hold a second copy of a kept answer.
    [[nodiscard]] bool hasCopy(modbus::ByteView heap, MonoTime now, Micros window) const
    {
        return copyIn(heap, now, window) != nullptr;
    }
    /// A unit's answer came twice.
    void sawCopy(std::uint8_t unit, MonoTime now) { m_copiers[unit] = now; }
    /// True when a unit's answers came twice in the last ten minutes: then equal bytes prove nothing.
    [[nodiscard]] bool copies(std::uint8_t unit, MonoTime now) const;
    /// How many answers are kept.
    [[nodiscard]] std::size_t size() const noexcept { return m_answers.size(); }

private:
    struct Answer {
        modbus::ReplyRule rule;
        modbus::Bytes question;
        modbus::Bytes bytes;
        MonoTime at{};
    };

    [[nodiscard]] const Answer* copyIn(modbus::ByteView heap, MonoTime now, Micros window) const;

    std::vector<Answer> m_answers;
    /// When a copy was last seen, by unit.
    std::map<std::uint8_t, MonoTime> m_copiers;
};

} // namespace gaffer

#include "drivers/bus/answer_memory.hpp"

#include "drivers/modbus/frame.hpp"

#include <algorithm>

namespace gaffer {
namespace {

/// Every value that every block of a full line had in the longest window of copies.
constexpr std::size_t mostAnswers = 1024;
/// One seldom copy would else be believed as soon as the line was well for a moment.
constexpr Micros copierFor = std::chrono::minutes{10};
} // namespace

bool AnswerMemory::keep(const modbus::ReplyRule& rule, const modbus::Bytes& question, modbus::ByteView answer, MonoTime now)
{
    const auto same = [&](const Answer& old) {
        return old.rule == rule && old.question == question && std::ranges::equal(old.bytes, answer);
    };
    auto place = std::ranges::find_if(m_answers, same);
    // Old values of the question stay: their copies may still be on the way when the register has moved on.
    const bool news = place == m_answers.end();
    if (news && m_answers.size() >= mostAnswers) place = std::ranges::min_element(m_answers, {}, &Answer::at);
    if (place == m_answers.end()) place = m_answers.insert(m_answers.end(), Answer{});
    place->rule = rule;
    place->question = question;
    place->bytes.assign(answer.begin(), answer.end());
    place->at = now;
    return news;
}

void AnswerMemory::renew(const modbus::ReplyRule& rule, modbus::ByteView answer, MonoTime now)
{
    for (Answer& old : m_answers)
        if (old.rule == rule && std::ranges::equal(old.bytes, answer)) old.at = now;
}

bool AnswerMemory::knows(const modbus::ReplyRule& rule, const modbus::Bytes& question, modbus::ByteView answer, MonoTime now,
                         Micros window) const
{
    return std::ranges::any_of(m_answers, [&](const Answer& old) {
        return now - old.at < window && old.rule == rule && old.question != question && std::ranges::equal(old.bytes, answer);
    });
}

bool AnswerMemory::copyCouldPass(const modbus::ReplyRule& rule, const modbus::Bytes& question, MonoTime now, Micros window) const
{
    return std::ranges::any_of(m_answers, [&](const Answer& old) {
        return now - old.at < window && modbus::alike(old.rule, rule) && old.question != question;
    });
}

const AnswerMemory::Answer* AnswerMemory::copyIn(modbus::ByteView heap, MonoTime now, Micros window) const
{
    if (heap.size() < modbus::shortestRtu) return nullptr;
    const auto copy = std::ranges::find_if(m_answers, [&](const Answer& old) {
        if (now - old.at >= window) return false;
        const auto found = modbus::findRtu(old.rule, heap);
        return found && std::ranges::equal(found->pdu, old.bytes);
    });
    return copy == m_answers.end() ? nullptr : &*copy;
}

bool AnswerMemory::findCopy(modbus::ByteView heap, MonoTime now, Micros window)
{
    const Answer* copy = copyIn(heap, now, window);
    if (copy == nullptr) return false;
    sawCopy(copy->rule.unit, now);
    return true;
}

bool AnswerMemory::copies(std::uint8_t unit, MonoTime now) const
{
    const auto seen = m_copiers.find(unit);
    return seen != m_copiers.end() && now - seen->second < copierFor;
}

} // namespace gaffer

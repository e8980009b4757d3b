#pragma once

#include "core/base/instant.hpp"
#include "core/wire/shapes.hpp"

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

// Reads our own stored values back without building a document first: ten times as fast, which is what a start waits for.
namespace gaffer::wire {

/// Reads exactly what this program writes: members in their order, no blanks, maps as lists of [key, value]. Whatever is written
/// otherwise, by an older or a newer program or by a person, is not for it; the Reader takes that.
class StoredText {
public:
    /// Reads from `text`, which must outlive it.
    explicit StoredText(std::string_view text) : m_rest{text} {}

    /// Reads one value that is all of the text; false, and `out` is of no use, when it is not written so.
    template <class T> [[nodiscard]] bool read(T& out) { return take(out) && m_rest.empty(); }

private:
    [[nodiscard]] bool skip(char letter);
    [[nodiscard]] bool skip(std::string_view letters);
    /// The next member's name with its quotes and colon.
    [[nodiscard]] bool skipName(std::string_view name, bool first);
    /// A text without its quotes, in `m_plain` where it had to be put together; valid until the next one.
    [[nodiscard]] std::optional<std::string_view> text();
    template <class Value, class Parse> [[nodiscard]] bool takeParsed(Value& out, Parse parse)
    {
        const auto written = text();
        const std::optional<Value> value = written ? parse(*written) : std::nullopt;
        if (value) out = *value;
        return value.has_value();
    }

    [[nodiscard]] bool take(bool& out);
    [[nodiscard]] bool take(double& out);
    [[nodiscard]] bool take(std::string& out);
    [[nodiscard]] bool take(Instant& out);
    [[nodiscard]] bool take(Duration& out);
    [[nodiscard]] bool take(Date& out);

    template <std::integral T> [[nodiscard]] bool take(T& out)
    {
        const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), out);
        if (error != std::errc{}) return false;
        m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
        // What follows a whole number is never a part of it.
        return m_rest.empty() || (m_rest.front() != '.' && m_rest.front() != 'e');
    }

    template <NamedEnum T> [[nodiscard]] bool take(T& out)
    {
        const auto written = text();
        return written && findEnum(*written, out);
    }

    template <TextValue T> [[nodiscard]] bool take(T& out) { return takeParsed(out, T::parse); }

    template <class T> [[nodiscard]] bool take(std::optional<T>& out)
    {
        if (skip("null")) {
            out.reset();
            return true;
        }
        return take(out.emplace());
    }

    /// Calls `takeOne` for each member of a list.
    template <class TakeOne> [[nodiscard]] bool takeList(TakeOne takeOne)
    {
        if (!skip('[')) return false;
        if (skip(']')) return true;
        do {
            if (!takeOne()) return false;
        } while (skip(','));
        return skip(']');
    }

    template <class T> [[nodiscard]] bool take(std::vector<T>& out)
    {
        out.clear();
        return takeList([&] {
            T member{};
            if (!take(member)) return false;
            out.push_back(std::move(member));
            return true;
        });
    }

    template <class T> [[nodiscard]] bool take(std::set<T>& out)
    {
        out.clear();
        return takeList([&] {
            T member{};
            if (!take(member)) return false;
            out.insert(out.end(), std::move(member));
            return true;
        });
    }

    template <class T, std::size_t N> [[nodiscard]] bool take(std::array<T, N>& out)
    {
        std::size_t count = 0;
        return takeList([&] { return count < N && take(out[count++]); }) && count == N;
    }

    template <class K, class V> [[nodiscard]] bool take(std::map<K, V>& out)
    {
        out.clear();
        return takeList([&] {
            K key{};
            V value{};
            if (!skip('[') || !take(key) || !skip(',') || !take(value) || !skip(']')) return false;
            out.emplace_hint(out.end(), std::move(key), std::move(value));
            return true;
        });
    }

    template <WrittenAsAnother T> [[nodiscard]] bool take(T& out)
    {
        typename T::Written written;
        if (!take(written)) return false;
        out = T{std::move(written)};
        return true;
    }

    template <Described T>
    requires(!TextValue<T>) [[nodiscard]] bool take(T& out)
    {
        bool good = skip('{');
        bool first = true;
        forEachField(out, [&](std::string_view name, auto& member) {
            good = good && skipName(name, first) && take(member);
            first = false;
        });
        return good && skip('}');
    }

    template <Wrapped T>
    requires(!isOptional<T>) [[nodiscard]] bool take(T& out) { return take(out.value); }

    std::string_view m_rest;
    std::string m_plain;
};

} // namespace gaffer::wire

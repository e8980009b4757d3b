#include "core/wire/messages.hpp"

#include <bit>
#include <cstring>

// A frame of curves: "GFC1", request id, number of curves; for each its name, unit, decimals, kind, number of bins, then one
// column for each member of a bin. Everything is little-endian; texts are a length and bytes.
namespace gaffer::wire {
namespace {

static_assert(std::endian::native == std::endian::little, "columns are copied as they stand in memory");
constexpr std::string_view magic{"GFC1"};
/// No screen asks for more; a longer count is damage.
constexpr std::uint32_t mostBins = 1'000'000;
constexpr std::uint32_t mostCurves = 1'000;
constexpr std::uint32_t longestText = 1'000;

template <class T> void put(std::string& out, T value)
{
    char bytes[sizeof(T)];
    std::memcpy(bytes, &value, sizeof(T));
    out.append(bytes, sizeof(T));
}

/// Length first: names may hold any byte.
void putText(std::string& out, const std::string& text)
{
    put(out, static_cast<std::uint32_t>(text.size()));
    out += text;
}

template <class Get> void putColumn(std::string& out, const std::vector<HistoryBin>& bins, Get get)
{
    for (const HistoryBin& bin : bins) put(out, get(bin));
}

/// Takes values off the front; once something is missing it stays damaged and gives zeros.
class Taker {
public:
    explicit Taker(std::string_view frame) : m_left{frame} {}

    template <class T> T take()
    {
        T value{};
        if (m_left.size() < sizeof(T)) {
            m_damaged = true;
            return value;
        }
        std::memcpy(&value, m_left.data(), sizeof(T));
        m_left.remove_prefix(sizeof(T));
        return value;
    }
    std::uint32_t takeCount(std::uint32_t most)
    {
        const auto count = take<std::uint32_t>();
        if (count > most) m_damaged = true;
        return m_damaged ? 0 : count;
    }
    std::string takeText()
    {
        const std::uint32_t size = takeCount(longestText);
        if (m_left.size() < size) {
            m_damaged = true;
            return {};
        }
        std::string text{m_left.substr(0, size)};
        m_left.remove_prefix(size);
        return text;
    }
    template <class T, class Set> void takeColumn(std::vector<HistoryBin>& bins, Set set)
    {
        for (HistoryBin& bin : bins) set(bin, take<T>());
    }
    [[nodiscard]] std::size_t left() const { return m_left.size(); }
    [[nodiscard]] bool damaged() const { return m_damaged; }

private:
    std::string_view m_left;
    bool m_damaged{false};
};

constexpr std::size_t binSize = sizeof(std::int64_t) + 5 * sizeof(double);

TrendCurve takeCurve(Taker& frame)
{
    TrendCurve curve;
    curve.point = PointName{frame.takeText()};
    curve.unit = frame.takeText();
    curve.decimals = frame.take<std::int32_t>();
    curve.stepped = frame.take<std::uint8_t>() != 0;
    const std::uint32_t count = frame.takeCount(mostBins);
    if (frame.left() / binSize < count) return curve;
    curve.bins.resize(count);
    frame.takeColumn<std::int64_t>(curve.bins, [](HistoryBin& bin, std::int64_t value) { bin.start = fromMillis(value); });
    frame.takeColumn<double>(curve.bins, [](HistoryBin& bin, double value) { bin.min = value; });
    frame.takeColumn<double>(curve.bins, [](HistoryBin& bin, double value) { bin.max = value; });
    frame.takeColumn<double>(curve.bins, [](HistoryBin& bin, double value) { bin.mean = value; });
    frame.takeColumn<double>(curve.bins, [](HistoryBin& bin, double value) { bin.last = value; });
    frame.takeColumn<double>(curve.bins, [](HistoryBin& bin, double value) { bin.goodPercent = value; });
    return curve;
}

} // namespace

std::string encodeCurves(std::uint64_t id, const std::vector<TrendCurve>& curves)
{
    std::string frame{magic};
    put(frame, id);
    put(frame, static_cast<std::uint32_t>(curves.size()));
    for (const TrendCurve& curve : curves) {
        putText(frame, curve.point.value);
        putText(frame, curve.unit);
        put(frame, static_cast<std::int32_t>(curve.decimals));
        put(frame, static_cast<std::uint8_t>(curve.stepped ? 1 : 0));
        put(frame, static_cast<std::uint32_t>(curve.bins.size()));
        putColumn(frame, curve.bins, [](const HistoryBin& bin) { return toMillis(bin.start); });
        putColumn(frame, curve.bins, [](const HistoryBin& bin) { return bin.min; });
        putColumn(frame, curve.bins, [](const HistoryBin& bin) { return bin.max; });
        putColumn(frame, curve.bins, [](const HistoryBin& bin) { return bin.mean; });
        putColumn(frame, curve.bins, [](const HistoryBin& bin) { return bin.last; });
        putColumn(frame, curve.bins, [](const HistoryBin& bin) { return bin.goodPercent; });
    }
    return frame;
}

Result<std::pair<std::uint64_t, std::vector<TrendCurve>>> decodeCurves(std::string_view frame)
{
    const Fault damaged{FaultCode::Damaged, "wire.notCurves", "the frame holds no curves", {}};
    if (!frame.starts_with(magic)) return damaged;
    Taker taker{frame.substr(magic.size())};
    const auto id = taker.take<std::uint64_t>();
    const std::uint32_t count = taker.takeCount(mostCurves);
    std::vector<TrendCurve> curves;
    for (std::uint32_t i = 0; i < count && !taker.damaged(); ++i) curves.push_back(takeCurve(taker));
    if (taker.damaged() || taker.left() != 0) return damaged;
    return std::pair{id, std::move(curves)};
}

} // namespace gaffer::wire

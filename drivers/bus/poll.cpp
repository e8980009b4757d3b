#include "drivers/bus/poll.hpp"

#include "drivers/modbus/aibus.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace gaffer {
namespace {

constexpr std::size_t aibusWords = 5;
constexpr int refusalsBeforeRest = 3;
/// As long as the longest back-off: a refused address costs nothing worth naming, and may be right after the device's next start.
constexpr Micros restAfterRefusals = std::chrono::minutes{1};
constexpr int extensions = 3;
constexpr int bitsOfExtension = 8;
constexpr int lastAddress = 0xFFFF;
/// A channel that fails may be mended; asking for it each time costs little then.
constexpr Micros restAfterFailures = std::chrono::seconds{2};
constexpr std::uint8_t lastPermanentException = 3;
constexpr std::uint8_t deviceFailure = 4;
constexpr std::uint8_t memoryParity = 8;

int itemsOf(const PointWiring& point) { return modbus::isBitTable(point.table) ? 1 : point.type.registers(); }

Want wantOf(const PointWiring& point) { return {point.table, point.address, point.address + itemsOf(point) - 1}; }

const PointWiring* findPoint(const DeviceWiring& device, const std::string& name)
{
    const auto found =
        std::find_if(device.points.begin(), device.points.end(), [&](const PointWiring& p) { return p.name == name; });
    return found == device.points.end() ? nullptr : &*found;
}

/// An exception that may be about one of several registers and may pass.
bool isFailure(std::uint8_t code) { return code == deviceFailure || code == memoryParity; }

ReadLimits limitsOf(const DeviceWiring& device)
{
    ReadLimits limits;
    limits.maxRegisters = std::clamp<int>(device.maxRead.value_or(modbus::maxReadRegisters), 1, modbus::maxReadRegisters);
    limits.maxBits = modbus::maxReadBits;
    limits.gaps = device.gaps;
    return limits;
}

} // namespace

Poll::Poll(const DevicePlan& device, Duration every, const WireCost& cost)
    : m_manners{device.manners}, m_limits{limitsOf(device.wiring)}, m_unit{device.wiring.unit}
{
    auto layout = std::make_shared<ScanLayout>();
    layout->device = device.wiring.id;
    layout->every = every;
    for (const PointWiring& point : device.wiring.points) {
        if (point.every.value_or(device.wiring.every) != every) continue;
        layout->points.push_back(infoOf(device.wiring.id, point));
        m_points.push_back({point, std::nullopt, std::nullopt, std::nullopt});
    }
    m_layout = std::move(layout);
    if (m_manners.protocol == modbus::Protocol::Aibus)
        planAibus(device);
    else
        planModbus(device, cost);
    placeAll(device);
}

void Poll::planModbus(const DevicePlan& device, const WireCost& cost)
{
    const auto want = [&](const PointWiring& point) {
        const Want wanted = wantOf(point);
        if (wanted.last <= lastAddress && clearOfGaps(m_limits, wanted.table, wanted.first, wanted.last))
            m_wants.push_back(wanted);
    };
    for (const ReadPoint& point : m_points) {
        want(point.wiring);
        for (const std::string& name : helpersOf(point.wiring))
            if (const auto* source = findPoint(device.wiring, name)) want(*source);
    }
    for (const Block& block : planBlocks(m_wants, m_limits, cost)) {
        BlockState state;
        state.block = block;
        state.words.resize(static_cast<std::size_t>(block.count));
        m_blocks.push_back(std::move(state));
    }
}

void Poll::planAibus(const DevicePlan& device)
{
    std::set<int> parameters;
    for (const ReadPoint& point : m_points)
        if (point.wiring.address < modbus::aibusMeasured) parameters.insert(point.wiring.address);
    for (const ReadPoint& point : m_points)
        for (const std::string& name : helpersOf(point.wiring))
            if (const auto* source = findPoint(device.wiring, name); source != nullptr && source->address < modbus::aibusMeasured)
                parameters.insert(source->address);
    if (parameters.empty() && !m_points.empty()) parameters.insert(0);
    for (const int parameter : parameters) {
        BlockState state;
        state.block = {Table::Holding, parameter, 1};
        state.words.resize(aibusWords);
        state.extendAgain = never;
        m_blocks.push_back(std::move(state));
    }
}

std::optional<Poll::Place> Poll::placeOf(const PointWiring& point) const
{
    const bool aibus = m_manners.protocol == modbus::Protocol::Aibus;
    if (aibus && point.address >= modbus::aibusMeasured) return Place{0, 1 + point.address - modbus::aibusMeasured};
    const Want want = wantOf(point);
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const Block& block = m_blocks[i].block;
        if (block.table == want.table && block.first <= want.first && want.last < block.first + block.count)
            return Place{i, want.first - block.first};
    }
    return std::nullopt;
}

void Poll::placeAll(const DevicePlan& device)
{
    for (ReadPoint& point : m_points) {
        point.place = placeOf(point.wiring);
        if (point.wiring.decimalsFrom) point.decimals = helper(device, *point.wiring.decimalsFrom);
        const auto broken = m_manners.breaks.find(point.wiring.name);
        if (broken != m_manners.breaks.end()) point.broken = helper(device, broken->second);
    }
}

/// The names of the points that must be read with this one.
std::vector<std::string> Poll::helpersOf(const PointWiring& point) const
{
    std::vector<std::string> names;
    if (point.decimalsFrom) names.push_back(*point.decimalsFrom);
    const auto broken = m_manners.breaks.find(point.name);
    if (broken != m_manners.breaks.end()) names.push_back(broken->second);
    return names;
}

std::optional<Poll::Helper> Poll::helper(const DevicePlan& device, const std::string& name) const
{
    const auto* source = findPoint(device.wiring, name);
    const auto place = source != nullptr ? placeOf(*source) : std::nullopt;
    if (!place) return std::nullopt;
    return Helper{*place, source->type, source->wordOrder};
}

/// What a helping point holds; nothing while it could not be read.
std::optional<RawValue> Poll::read(const std::optional<Helper>& helper) const
{
    if (!helper || !m_blocks[helper->place.block].mark.good()) return std::nullopt;
    const auto words = std::span{m_blocks[helper->place.block].words}.subspan(static_cast<std::size_t>(helper->place.offset));
    return decodeValue(helper->type, helper->order, words);
}

void Poll::begin(MonoTime now)
{
    for (std::size_t i = m_blocks.size(); i-- > 1;)
        if (now >= m_blocks[i].joinAgain) join(i);
    m_at = 0;
    tries = 0;
    running = true;
    for (BlockState& state : m_blocks) state.done = 0;
}

modbus::Request Poll::requestFor(const BlockState& state, int offset, int count) const
{
    const int address = state.block.first + offset;
    if (m_manners.protocol == modbus::Protocol::Aibus) return modbus::aibusRead(m_unit, static_cast<std::uint8_t>(address));
    return modbus::readRequest(m_unit, state.block.table, static_cast<std::uint16_t>(address), static_cast<std::uint16_t>(count));
}

bool Poll::boundary(const BlockState& state, int offset) const
{
    const int address = state.block.first + offset;
    return std::none_of(m_wants.begin(), m_wants.end(), [&](const Want& want) {
        return want.table == state.block.table && want.first < address && address <= want.last;
    });
}

Poll::Piece Poll::makePiece(std::size_t index, int useful, int asked) const
{
    const BlockState& state = m_blocks[index];
    return {requestFor(state, state.done, asked), index, state.done, useful, asked};
}

/// A read of a few items more than wanted whose answer cannot be mistaken, if the device allows it.
std::optional<Poll::Piece> Poll::longerPiece(std::size_t index, int whole, const Line& line, MonoTime now) const
{
    const BlockState& state = m_blocks[index];
    const bool bits = modbus::isBitTable(state.block.table);
    const int limit = bits ? m_limits.maxBits : m_limits.maxRegisters;
    const int first = state.block.first + state.done;
    for (int step = 1; now >= state.extendAgain && step <= extensions; ++step) {
        const int asked = whole + step * (bits ? bitsOfExtension : 1);
        if (asked > limit || first + asked - 1 > lastAddress) break;
        if (!clearOfGaps(m_limits, state.block.table, first, first + asked - 1)) break;
        if (Piece piece = makePiece(index, whole, asked); line.confusion(piece.request, now) == Confusion::None) return piece;
    }
    return std::nullopt;
}

/// The whole rest of the block if no late reply can be mistaken for its answer, else a part of it, else a longer read, else
/// the question as it is unless a wrong register could come of it. Against mere copies of old answers a longer read is enough.
std::optional<Poll::Piece> Poll::pieceOf(std::size_t index, const Line& line, MonoTime now) const
{
    const BlockState& state = m_blocks[index];
    const bool bits = modbus::isBitTable(state.block.table);
    const int limit = bits ? m_limits.maxBits : m_limits.maxRegisters;
    const int whole = std::min(state.block.count - state.done, limit);
    Piece wanted = makePiece(index, whole, whole);
    const Confusion confusion = line.confusion(wanted.request, now);
    if (confusion == Confusion::None) return wanted;
    if (confusion == Confusion::Copy) return longerPiece(index, whole, line, now).value_or(wanted);
    for (int part = whole - 1; part >= 1; --part)
        if (boundary(state, state.done + part))
            if (Piece piece = makePiece(index, part, part); line.confusion(piece.request, now) == Confusion::None) return piece;
    if (auto longer = longerPiece(index, whole, line, now)) return longer;
    return confusion == Confusion::Other ? std::nullopt : std::optional{wanted};
}

/// Blocks that were passed over are not looked at again, as in nextPiece(): one whose rest ends while the others are being read
/// waits for the next round. If the two disagreed, the bus would look for a next piece for ever.
bool Poll::over(MonoTime now) const
{
    const auto left = m_blocks.begin() + static_cast<std::ptrdiff_t>(std::min(m_at, m_blocks.size()));
    return std::none_of(left, m_blocks.end(),
                        [&](const BlockState& state) { return state.done < state.block.count && now >= state.askAgain; });
}

std::optional<Poll::Piece> Poll::nextPiece(const Line& line, MonoTime now)
{
    for (; m_at < m_blocks.size(); ++m_at) {
        BlockState& state = m_blocks[m_at];
        if (state.done >= state.block.count || now < state.askAgain) continue;
        if (auto piece = pieceOf(m_at, line, now)) return piece;
        state.mark = badMark(Reason::CommTimeout);
        state.done = state.block.count;
    }
    return std::nullopt;
}

void Poll::took(const Piece& piece, modbus::ByteView pdu)
{
    BlockState& state = m_blocks[piece.block];
    tries = 0;
    if (m_manners.protocol == modbus::Protocol::Aibus) {
        const modbus::AibusReply reply = modbus::takeAibus(pdu);
        const auto word = [](int value) { return static_cast<std::uint16_t>(value); };
        state.words = {word(reply.parameter), word(reply.measured), word(reply.setPoint), word(reply.output), reply.alarm};
        state.done = 1;
    } else {
        const auto out =
            std::span{state.words}.subspan(static_cast<std::size_t>(piece.offset), static_cast<std::size_t>(piece.useful));
        if (modbus::isBitTable(state.block.table))
            modbus::takeBits(pdu, out);
        else
            modbus::takeRegisters(pdu, out);
        state.done = piece.offset + piece.useful;
    }
    state.refusals = 0;
    if (state.done >= state.block.count) state.mark = goodMark;
}

void Poll::refused(const Piece& piece, std::uint8_t code, MonoTime now)
{
    BlockState& state = m_blocks[piece.block];
    state.mark = exceptionMark(code);
    tries = 0;
    if (code > lastPermanentException && !isFailure(code)) {
        state.done = state.block.count;
        return;
    }
    if (piece.asked > piece.useful) {
        // Not for ever: the refusal may have been a disturbance, and without longer reads copies are only told by doubt.
        state.extendAgain = now + restAfterRefusals;
        return;
    }
    if (cut(piece.block, isFailure(code) ? now + restAfterRefusals : never)) return;
    state.done = state.block.count;
    if (++state.refusals >= refusalsBeforeRest) state.askAgain = now + (isFailure(code) ? restAfterFailures : restAfterRefusals);
}

/// Where a block can be cut in two between wants, nearest to its middle: [last address before, first address behind].
std::optional<std::array<int, 2>> Poll::cutPlace(const BlockState& state) const
{
    const Block& whole = state.block;
    std::set<int> starts;
    for (const Want& want : m_wants)
        if (want.table == whole.table && want.first > whole.first && want.last < whole.first + whole.count &&
            boundary(state, want.first - whole.first))
            starts.insert(want.first);
    if (starts.empty()) return std::nullopt;
    const int behind = *std::next(starts.begin(), static_cast<std::ptrdiff_t>(starts.size() / 2));
    int before = whole.first;
    for (const Want& want : m_wants)
        if (want.table == whole.table && want.first >= whole.first && want.first < behind) before = std::max(before, want.last);
    return std::array{before, behind};
}

template <class Move> void Poll::movePlaces(const Move& move)
{
    for (ReadPoint& point : m_points) {
        if (point.place) move(*point.place);
        if (point.decimals) move(point.decimals->place);
        if (point.broken) move(point.broken->place);
    }
}

/// Cuts a block in two; false when it holds only one want.
bool Poll::cut(std::size_t index, MonoTime joinAgain)
{
    if (m_manners.protocol == modbus::Protocol::Aibus) return false;
    const auto place = cutPlace(m_blocks[index]);
    if (!place) return false;
    const Block whole = m_blocks[index].block;
    const auto stateOf = [&](int first, int last, MonoTime joined) {
        BlockState state;
        state.block = {whole.table, first, last - first + 1};
        state.words.resize(static_cast<std::size_t>(state.block.count));
        state.joinAgain = joined;
        return state;
    };
    m_blocks[index] = stateOf(whole.first, (*place)[0], m_blocks[index].joinAgain);
    m_blocks.insert(m_blocks.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                    stateOf((*place)[1], whole.first + whole.count - 1, joinAgain));
    movePlaces([&](Place& at) {
        const int address = whole.first + at.offset;
        if (at.block > index)
            ++at.block;
        else if (at.block == index && address >= (*place)[1])
            at = Place{index + 1, address - (*place)[1]};
    });
    return true;
}

/// Undoes the cut that made block `index`.
void Poll::join(std::size_t index)
{
    GAFFER_CHECK(index > 0 && index < m_blocks.size());
    BlockState& before = m_blocks[index - 1];
    const Block after = m_blocks[index].block;
    const int moved = after.first - before.block.first;
    before.block.count = moved + after.count;
    before.words.resize(static_cast<std::size_t>(before.block.count));
    before.refusals = 0;
    before.askAgain = {};
    m_blocks.erase(m_blocks.begin() + static_cast<std::ptrdiff_t>(index));
    movePlaces([&](Place& at) {
        if (at.block < index) return;
        if (at.block == index) at.offset += moved;
        --at.block;
    });
}

void Poll::failed(const Piece& piece, QualityMark mark)
{
    BlockState& state = m_blocks[piece.block];
    state.mark = mark;
    state.done = state.block.count;
    tries = 0;
}

void Poll::failRest(QualityMark mark)
{
    for (BlockState& state : m_blocks)
        if (state.done < state.block.count) {
            state.mark = mark;
            state.done = state.block.count;
        }
}

Sample Poll::sampleOfPoint(const ReadPoint& point) const
{
    if (!point.place) return {0, badMark(Reason::Config), 0};
    const BlockState& state = m_blocks[point.place->block];
    if (!state.mark.good()) return {0, state.mark, 0};
    const auto decimals = read(point.decimals);
    const auto broken = read(point.broken);
    if (point.decimals && !decimals) return {0, m_blocks[point.decimals->place.block].mark, 0};
    if (point.broken && !broken) return {0, m_blocks[point.broken->place.block].mark, 0};
    Sample sample = decodedSample(point, state, decimals);
    if (broken && broken->bits != 0) sample.mark = badMark(Reason::SensorBreak);
    return sample;
}

Sample Poll::decodedSample(const ReadPoint& point, const BlockState& state, const std::optional<RawValue>& decimals)
{
    return sampleOf(point.wiring, std::span{state.words}.subspan(static_cast<std::size_t>(point.place->offset)), decimals);
}

Scan Poll::emptyScan(Instant when, Instant arrival)
{
    Scan scan;
    scan.layout = m_layout;
    scan.scheduled = when;
    scan.arrival = arrival;
    scan.sequence = ++m_sequence;
    scan.samples.reserve(m_points.size());
    return scan;
}

Scan Poll::scan(Instant when, Instant arrival)
{
    Scan scan = emptyScan(when, arrival);
    for (const ReadPoint& point : m_points) scan.samples.push_back(sampleOfPoint(point));
    running = false;
    return scan;
}

Scan Poll::failedScan(QualityMark mark, Instant when, Instant arrival)
{
    Scan scan = emptyScan(when, arrival);
    scan.samples.assign(m_points.size(), Sample{0, mark, 0});
    running = false;
    return scan;
}

modbus::Request Poll::probe(const Line& line, MonoTime now) const
{
    GAFFER_CHECK(!m_points.empty());
    if (m_blocks.empty()) return modbus::readRequest(m_unit, Table::Holding, 0, 1);
    const BlockState& front = m_blocks.front();
    if (m_manners.protocol == modbus::Protocol::Aibus) return requestFor(front, 0, 1);
    const bool bits = modbus::isBitTable(front.block.table);
    const int most = std::min(bits ? m_limits.maxBits : m_limits.maxRegisters, lastAddress + 1 - front.block.first);
    for (int count = 1; count <= most; count += bits ? bitsOfExtension : 1) {
        if (!clearOfGaps(m_limits, front.block.table, front.block.first, front.block.first + count - 1)) break;
        if (auto request = requestFor(front, 0, count); line.confusion(request, now) == Confusion::None) return request;
    }
    return requestFor(front, 0, 1);
}

std::vector<Block> Poll::blocks() const
{
    std::vector<Block> blocks;
    for (const BlockState& state : m_blocks) blocks.push_back(state.block);
    return blocks;
}

std::vector<std::shared_ptr<Poll>> pollsOf(const DevicePlan& device, const WireCost& cost)
{
    std::set<Duration> periods;
    for (const PointWiring& point : device.wiring.points) periods.insert(point.every.value_or(device.wiring.every));
    std::vector<std::shared_ptr<Poll>> polls;
    for (const Duration every : periods) polls.push_back(std::make_shared<Poll>(device, every, cost));
    return polls;
}

} // namespace gaffer

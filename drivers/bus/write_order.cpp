#include "drivers/bus/write_order.hpp"

#include "drivers/modbus/aibus.hpp"

#include <algorithm>
#include <cmath>

namespace gaffer {
namespace {

Fault refusal(FaultCode code, const std::string& key, const std::string& text, std::vector<std::string> details)
{
    return {code, key, text, std::move(details)};
}

std::string number(double value)
{
    std::string text = std::to_string(value);
    while (text.find('.') != std::string::npos && (text.back() == '0' || text.back() == '.')) {
        const bool point = text.back() == '.';
        text.pop_back();
        if (point) break;
    }
    return text;
}

bool aibus(const DevicePlan& device) { return device.manners.protocol == modbus::Protocol::Aibus; }

std::vector<std::uint16_t> takenWords(const DevicePlan& device, const PointWiring& point, modbus::ByteView pdu)
{
    if (aibus(device)) return {static_cast<std::uint16_t>(modbus::takeAibus(pdu).parameter)};
    if (modbus::isBitTable(point.table)) {
        std::vector<std::uint16_t> words(1);
        modbus::takeBits(pdu, words);
        return words;
    }
    std::vector<std::uint16_t> words(static_cast<std::size_t>(point.type.registers()));
    modbus::takeRegisters(pdu, words);
    return words;
}

const PointWiring* find(const DevicePlan& device, const std::string& name)
{
    const auto& points = device.wiring.points;
    const auto found = std::find_if(points.begin(), points.end(), [&](const PointWiring& p) { return p.name == name; });
    return found == points.end() ? nullptr : &*found;
}

/// One write under way: its steps are errands, each asked for when the one before has been answered.
class Carrying : public std::enable_shared_from_this<Carrying> {
public:
    Carrying(DevicePlan device, PointWiring point, double value, std::function<void(Errand)> ask, WriteDone done,
             WriteGuards guards)
        : m_device{std::move(device)}, m_point{std::move(point)}, m_value{value}, m_ask{std::move(ask)}, m_done{std::move(done)},
          m_guards{std::move(guards)}
    {
    }

    void begin()
    {
        const auto* source = m_point.decimalsFrom ? find(m_device, *m_point.decimalsFrom) : nullptr;
        if (source == nullptr) return spareMemory();
        const PointWiring decimals = *source;
        step(readRequestFor(m_device, decimals), [this, decimals](const ErrandEnd& answer) {
            m_decimals = decodeValue(decimals.type, decimals.wordOrder, takenWords(m_device, decimals, answer.pdu));
            spareMemory();
        });
    }

private:
    /// Memory that wears out is not written with what it holds already.
    void spareMemory()
    {
        const auto& wearing = m_device.manners.wearing;
        if (std::find(wearing.begin(), wearing.end(), m_point.name) == wearing.end()) return enable();
        step(readRequestFor(m_device, m_point), [this](const ErrandEnd& answer) {
            if (holdsValue(answer)) return m_done(Done{});
            if (const Outcome allowed = m_guards.memoryRested ? m_guards.memoryRested() : Outcome{Done{}}; !allowed)
                return m_done(allowed.error());
            enable();
        });
    }

    [[nodiscard]] Sample sampleIn(const ErrandEnd& answer) const
    {
        return sampleOf(m_point, takenWords(m_device, m_point, answer.pdu), m_decimals);
    }

    /// True when the registers are those of the value; a device may round a float.
    [[nodiscard]] bool holdsValue(const ErrandEnd& answer) const
    {
        const auto words = takenWords(m_device, m_point, answer.pdu);
        if (encodeValue(m_point.type, m_point.wordOrder, rawFor(m_point, m_value, m_decimals)) == words) return true;
        const ValueKind kind = m_point.type.kind;
        const bool real = kind == ValueKind::Float16 || kind == ValueKind::Float32 || kind == ValueKind::Float64;
        constexpr double roundedShare = 1e-4;
        return real && std::abs(sampleIn(answer).value - m_value) <= roundedShare * std::abs(m_value);
    }

    void enable()
    {
        const auto* gate = m_point.writable->enable ? find(m_device, *m_point.writable->enable) : nullptr;
        if (gate == nullptr) return write();
        const auto request = writeRequestFor(m_device, *gate, 1);
        if (!request) return m_done(request.error());
        step(*request, [this](const ErrandEnd&) { write(); });
    }

    void write()
    {
        const auto request = writeRequestFor(m_device, m_point, rawFor(m_point, m_value, m_decimals));
        if (!request) return m_done(request.error());
        step(*request, [this](const ErrandEnd&) { readBack(); }, Unheard::GoesOn);
    }

    void readBack()
    {
        step(readRequestFor(m_device, m_point), [this](const ErrandEnd& answer) {
            if (holdsValue(answer)) return m_done(Done{});
            const Sample sample = sampleIn(answer);
            m_done(refusal(FaultCode::Conflict, "write.notTaken",
                           m_point.name + " was written " + number(m_value) + " but reads " + number(sample.value),
                           {m_point.name, number(m_value), number(sample.value)}));
        });
    }

    /// Whether a step whose answer was lost ends the write, or the next step tells.
    enum class Unheard : std::uint8_t { Ends, GoesOn };

    void step(modbus::Request request, std::function<void(const ErrandEnd&)> next, Unheard unheard = Unheard::Ends)
    {
        if (m_guards.superseded && m_guards.superseded()) return fail({AnswerKind::Withdrawn, 0, {}, {}});
        Errand errand;
        errand.rank = Errand::Rank::Write;
        errand.topic = m_device.wiring.id.value + "." + m_point.name;
        errand.request = std::move(request);
        errand.done = [self = shared_from_this(), then = std::move(next), unheard](const ErrandEnd& answer) {
            const bool lost = answer.kind == AnswerKind::Damaged || answer.kind == AnswerKind::Silence;
            if (answer.kind == AnswerKind::Data || (lost && unheard == Unheard::GoesOn))
                then(answer);
            else
                self->fail(answer);
        };
        m_ask(std::move(errand));
    }

    void fail(const ErrandEnd& answer)
    {
        const std::string& name = m_point.name;
        switch (answer.kind) {
        case AnswerKind::Exception:
            return m_done(refusal(FaultCode::Conflict, "write.refused", name + ": " + modbus::exceptionText(answer.code),
                                  {name, std::to_string(answer.code)}));
        case AnswerKind::Withdrawn:
            return m_done(refusal(FaultCode::Conflict, "write.superseded", name + ": a newer value was asked for", {name}));
        case AnswerKind::Damaged:
            return m_done(refusal(FaultCode::Unavailable, "write.damaged", name + ": the answer was damaged or wrong", {name}));
        case AnswerKind::LinkLost:
            return m_done(refusal(FaultCode::Unavailable, "bus.down", name + ": the bus is not connected", {name}));
        case AnswerKind::Data:
        case AnswerKind::Silence: break;
        }
        m_done(refusal(FaultCode::Unavailable, "write.noAnswer", name + ": the device does not answer", {name}));
    }

    DevicePlan m_device;
    PointWiring m_point;
    double m_value;
    std::function<void(Errand)> m_ask;
    WriteDone m_done;
    WriteGuards m_guards;
    std::optional<RawValue> m_decimals;
};

} // namespace

Result<PointWiring> allowedWrite(const DevicePlan& device, const WriteOrder& order)
{
    const std::string& full = order.point.value;
    const std::string prefix = device.wiring.id.value + ".";
    const auto* point = full.starts_with(prefix) ? find(device, full.substr(prefix.size())) : nullptr;
    if (point == nullptr) return refusal(FaultCode::NotFound, "point.unknown", "there is no point " + full, {full});
    if (!point->writable || point->table == Table::Discrete || point->table == Table::Input)
        return refusal(FaultCode::NotAllowed, "point.notWritable", full + " is not on the list of points that may be written",
                       {full});
    const WritableWiring& rule = *point->writable;
    if (std::find(order.roles.begin(), order.roles.end(), rule.role) == order.roles.end())
        return refusal(FaultCode::NotAllowed, "point.needsRole", full + " may be written by the role " + rule.role,
                       {full, rule.role});
    if (!(order.value >= rule.min && order.value <= rule.max))
        return refusal(FaultCode::BadInput, "point.outsideLimits",
                       full + " takes " + number(rule.min) + " to " + number(rule.max) + ", not " + number(order.value),
                       {full, number(rule.min), number(rule.max), number(order.value)});
    const auto fits = writeRequestFor(device, *point, rawFor(*point, order.value, std::nullopt));
    if (!fits) return fits.error();
    return *point;
}

Result<modbus::Request> writeRequestFor(const DevicePlan& device, const PointWiring& point, double number)
{
    const auto words = encodeValue(point.type, point.wordOrder, number);
    if (!words)
        return refusal(FaultCode::BadInput, "point.cannotHold", point.name + " cannot hold this value as " + point.type.text(),
                       {point.name});
    const std::uint8_t unit = device.wiring.unit;
    if (aibus(device)) return modbus::aibusWrite(unit, static_cast<std::uint8_t>(point.address), words->front());
    if (modbus::isBitTable(point.table)) return modbus::writeCoil(unit, point.address, words->front());
    if (words->size() == 1) return modbus::writeRegister(unit, point.address, words->front());
    return modbus::writeRegisters(unit, point.address, *words);
}

modbus::Request readRequestFor(const DevicePlan& device, const PointWiring& point)
{
    const std::uint8_t unit = device.wiring.unit;
    if (aibus(device)) return modbus::aibusRead(unit, static_cast<std::uint8_t>(point.address));
    const int items = modbus::isBitTable(point.table) ? 1 : point.type.registers();
    return modbus::readRequest(unit, point.table, point.address, static_cast<std::uint16_t>(items));
}

void carryOut(const DevicePlan& device, const PointWiring& point, double value, const std::function<void(Errand)>& ask,
              WriteDone done, WriteGuards guards)
{
    GAFFER_CHECK(point.writable.has_value());
    std::make_shared<Carrying>(device, point, value, ask, std::move(done), std::move(guards))->begin();
}

} // namespace gaffer

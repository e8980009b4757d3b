#include "drivers/scan/slave_scan.hpp"

#include <algorithm>

namespace gaffer {
namespace {

class SlaveScan : public std::enable_shared_from_this<SlaveScan> {
public:
    SlaveScan(ScanOrder order, std::vector<Profile> profiles, std::function<void(Errand)> ask)
        : m_order{std::move(order)}, m_profiles{std::move(profiles)}, m_ask{std::move(ask)}, m_unit{m_order.first}
    {
        std::erase_if(m_profiles, [](const Profile& p) { return p.identify.empty() || p.protocol != modbus::Protocol::Modbus; });
        // The more a profile demands, the surer it is.
        std::stable_sort(m_profiles.begin(), m_profiles.end(),
                         [](const Profile& a, const Profile& b) { return a.identify.size() > b.identify.size(); });
    }

    void next()
    {
        if (m_unit > m_order.last || m_lost) return identifyNext();
        const auto unit = static_cast<std::uint8_t>(m_unit++);
        question(modbus::readRequest(unit, Table::Holding, 0, 1), m_order.patience, [this, unit](const ErrandEnd& answer) {
            if (answers(answer)) {
                m_found.push_back({unit, {}, {}});
                m_patience.push_back(std::clamp(latencies * answer.latency + leastPatience, leastPatience, mostPatience));
            }
            if (m_order.progress) m_order.progress(static_cast<std::size_t>(unit - m_order.first) + 1);
            next();
        });
    }

private:
    /// How long a slave's answers may take to begin that says what it is, by how long its first one took.
    static constexpr Micros leastPatience{100'000};
    static constexpr Micros mostPatience{400'000};
    static constexpr std::int64_t latencies = 4;

    static bool answers(const ErrandEnd& answer)
    {
        return answer.kind == AnswerKind::Data || answer.kind == AnswerKind::Exception;
    }

    void question(modbus::Request request, Micros patience, std::function<void(const ErrandEnd&)> then)
    {
        Errand errand;
        errand.request = std::move(request);
        errand.patience = patience;
        errand.done = [self = shared_from_this(), after = std::move(then)](const ErrandEnd& answer) {
            if (answer.kind == AnswerKind::LinkLost) self->m_lost = true;
            after(answer);
        };
        m_ask(std::move(errand));
    }

    void identifyNext()
    {
        if (m_identifying >= m_found.size() || m_lost) return m_order.done(std::move(m_found));
        m_profile = 0;
        m_read = 0;
        constexpr std::uint8_t basic = 1;
        question(modbus::identify(m_found[m_identifying].unit, basic, 0), m_patience[m_identifying],
                 [this](const ErrandEnd& answer) {
                     if (answer.kind == AnswerKind::Data)
                         for (const modbus::IdentityObject& object : modbus::takeIdentity(answer.pdu).objects)
                             m_found[m_identifying].identity.push_back(object.text);
                     tryProfile();
                 });
    }

    void tryProfile()
    {
        if (m_profile >= m_profiles.size() || m_lost) return finishIdentifying();
        const Profile& profile = m_profiles[m_profile];
        if (m_read >= profile.identify.size()) {
            m_found[m_identifying].profile = profile.profile;
            return finishIdentifying();
        }
        const IdentifyRead& read = profile.identify[m_read];
        question(modbus::readRequest(m_found[m_identifying].unit, read.table, read.address, read.count),
                 m_patience[m_identifying], [this, read](const ErrandEnd& answer) {
                     std::vector<std::uint16_t> words(read.count);
                     const bool data = answer.kind == AnswerKind::Data;
                     if (data && modbus::isBitTable(read.table))
                         modbus::takeBits(answer.pdu, words);
                     else if (data)
                         modbus::takeRegisters(answer.pdu, words);
                     if (data && recognises(read, words)) {
                         ++m_read;
                     } else {
                         ++m_profile;
                         m_read = 0;
                     }
                     tryProfile();
                 });
    }

    void finishIdentifying()
    {
        ++m_identifying;
        identifyNext();
    }

    ScanOrder m_order;
    std::vector<Profile> m_profiles;
    std::function<void(Errand)> m_ask;
    unsigned m_unit;
    std::vector<FoundSlave> m_found;
    /// Of each slave found.
    std::vector<Micros> m_patience;
    std::size_t m_identifying{0};
    std::size_t m_profile{0};
    std::size_t m_read{0};
    bool m_lost{false};
};

} // namespace

void scanSlaves(ScanOrder order, std::vector<Profile> profiles, std::function<void(Errand)> ask)
{
    GAFFER_CHECK(order.done && order.first >= 1 && order.first <= order.last);
    std::make_shared<SlaveScan>(std::move(order), std::move(profiles), std::move(ask))->next();
}

bool recognises(const IdentifyRead& read, std::span<const std::uint16_t> words)
{
    if (words.size() != read.count) return false;
    for (std::size_t i = 0; i < words.size() && i < read.any.size(); ++i) {
        const auto& allowed = read.any[i];
        if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), words[i]) == allowed.end()) return false;
    }
    if (!read.within) return true;
    const int first = static_cast<std::int16_t>(words.front());
    return first >= (*read.within)[0] && first <= (*read.within)[1];
}

} // namespace gaffer

#pragma once

#include "core/workshop/workshop.hpp"

#include <map>
#include <optional>

namespace gaffer {

/// What is still free for new jobs: glass, mould copies and open pieces, less what stands in runs and queues and what was taken
/// here.
class Supply {
public:
    /// Counts what `workshop` has; it must outlive the supply.
    explicit Supply(const Workshop& workshop);
    /// Pieces of an order line that no run and no queue makes yet.
    [[nodiscard]] std::int64_t openPieces(const OrderLine& line) const;
    /// Most pieces of `product` that the glass of a station's furnace (or the tubes, where it has none) still gives.
    [[nodiscard]] std::int64_t piecesOfGlass(const StationWiring& station, const Product& product) const;
    /// A fit copy for `product` that is mounted at the station or free; an empty id when the product needs none or nobody entered
    /// its mould; nothing when all copies are taken.
    [[nodiscard]] std::optional<MouldCopyId> copyFor(const StationId& station, const Product& product) const;
    /// Takes `pieces` of a job out of the supply.
    void take(const StationWiring& station, const Product& product, const Job& job, const MouldCopyId& copy);

private:
    void takeStanding(const StationId& station, const Job& job);
    /// The kilograms left in the melt or lot from which a job at `station` is drawn: the largest that fits; nullptr when none
    /// does.
    template <class Self> static auto* storeOf(Self& self, const StationWiring& station, const Product& product);

    const Workshop& m_workshop;
    /// Workable glass that is left, kg.
    std::map<MeltId, double> m_melts;
    std::map<TubeLotId, double> m_tubes;
    std::map<OrderLine, std::int64_t> m_planned;
    /// Copies given to jobs, and the station they were given to.
    std::map<MouldCopyId, StationId> m_copies;
};

} // namespace gaffer

#include "core/workshop/mould_use.hpp"

#include <algorithm>
#include <ranges>

namespace gaffer {

bool blownIn(const MouldCopy& copy, const Product& product)
{
    return copy.mould.mould == product.mould || copy.mould.products.contains(product.code);
}

MouldCopyId mouldInUse(const Workshop& workshop, const Station& station, const Run& run)
{
    if (station.moulds.empty()) return {};
    const auto product = workshop.products.find(run.job.product);
    if (product != workshop.products.end())
        for (const MouldCopyId& id : station.moulds | std::views::reverse) {
            const auto copy = workshop.moulds.find(id);
            if (copy != workshop.moulds.end() && blownIn(copy->second, product->second)) return id;
        }
    return std::ranges::find(station.moulds, run.mould) != station.moulds.end() ? run.mould : station.moulds.back();
}

} // namespace gaffer

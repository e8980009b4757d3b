#pragma once

#include "core/workshop/workshop.hpp"

namespace gaffer {

/// Moulds and products are many to many (design 1.3): the product names a mould, or the mould names the product.
bool blownIn(const MouldCopy& copy, const Product& product);

/// The copy that `run` is blown in, of those mounted at its station: the one mounted last that belongs to the product, else the
/// one it was blown in while that is mounted, else the one mounted last. Nothing when none is mounted.
MouldCopyId mouldInUse(const Workshop& workshop, const Station& station, const Run& run);

} // namespace gaffer

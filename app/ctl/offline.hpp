#pragma once

#include "app/host/load_wiring.hpp"
#include "core/view/views.hpp"
#include "core/workshop/workshop.hpp"

#include <string>

namespace gaffer {

/// A workshop as its files tell it while no service runs; nothing of it is changed.
struct OfflineWorkshop {
    Workshop workshop;
    /// Newest stored values; what was good is uncertain by now.
    LiveValues live;
    PeopleNames names;
    std::string language{"zh_CN"};
    std::string timeZone;
    /// When the last thing happened.
    Instant lastTime{};
};

/// Folds the event log of `folder`, reads names and newest values; NotFound when there is no log.
Result<OfflineWorkshop> openOffline(const WorkshopFolder& folder);

} // namespace gaffer

#pragma once

#include "app/composition.hpp"
#include "app/ctl/service_link.hpp"
#include "app/ctl/setup.hpp"
#include "app/ctl/verbs.hpp"
#include "tests/support/temp_folder.hpp"

#include <gtest/gtest.h>
#include <sstream>

namespace gaffer {

/// A workshop without sensors, one furnace and two stations.
inline constexpr const char* tapWorkshop =
    R"({"format":"gaffer-workshop-1","name":"Hall 1","timeZone":"Asia/Shanghai","language":"en",
 "furnaces":[{"id":"K1","kind":"pot","pots":[{"id":"P1","capacityKg":500}]}],
 "stations":[{"id":"B01","furnace":"K1"},{"id":"B02","furnace":"K1"}]})";

/// A workshop folder, the service in this process, and gafferctl's verbs beside it.
class CompositionBench : public testing::Test {
protected:
    CompositionBench() { static_cast<void>(replaceFile(folder.wiring(), tapWorkshop)); }

    /// The code with which a start fails; 0 when it does not.
    static int exitCode(const ServiceOptions& options)
    {
        auto started = Composition::start(options);
        const auto* failure = std::get_if<StartFailure>(&started);
        return failure == nullptr ? 0 : failure->exitCode;
    }

    void start()
    {
        auto started = Composition::start(options());
        service = std::move(std::get<std::unique_ptr<Composition>>(started));
        address = std::get<std::string>(service->waitUntilReady());
    }

    [[nodiscard]] ServiceOptions options() const { return {folder, {"127.0.0.1", 0}, 1, "test"}; }
    CtlContext context(const std::string& as = "") { return {folder, std::nullopt, true, as, out, err}; }

    /// What one call gives back, or the words of its fault.
    std::string call(const std::string& method, const std::string& params, const std::string& as = "")
    {
        auto link = ServiceLink::open(context(as));
        if (!link) return link.error().text;
        const auto result = link->call(method, params);
        return result ? *result : result.error().key;
    }

    TempFolder temp;
    WorkshopFolder folder{temp.path()};
    std::unique_ptr<Composition> service;
    std::string address;
    std::ostringstream out;
    std::ostringstream err;
};

} // namespace gaffer

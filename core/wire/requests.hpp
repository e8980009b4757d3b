#pragma once

#include "core/base/result.hpp"
#include "core/wire/queries.hpp"
#include "core/workshop/command.hpp"
#include "core/workshop/decide.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What the service reads and answers. Requests are read strictly: an unknown method or parameter is told with its JSON pointer,
// what is allowed and a near name.
namespace gaffer::wire {

/// Deepest nesting of a request.
inline constexpr int deepestRequest = 32;

/// One request as it came in.
struct Request {
    /// The id as JSON text, sent back unchanged; empty for a notification, which is not answered.
    std::string id;
    std::string method;
    /// The parameters as JSON text.
    std::string params;
};

/// Reads the frame of a request; the fault's key says whether it is no JSON, too deep, or no request.
Result<Request> decodeRequest(std::string_view text);

/// True when `method` names a command of the workshop.
bool isCommand(std::string_view method);

/// Reads a command and its id from the parameters of `method`; NotFound for an unknown method, BadInput for wrong parameters.
Result<std::pair<Command, CommandId>> readCommandOf(std::string_view method, std::string_view params);

/// Reads a query from the parameters of `method`; NotFound for an unknown method, BadInput for wrong parameters.
Result<Query> readQueryOf(std::string_view method, std::string_view params);

/// The answer to request `id` (JSON text) with a result given as JSON text.
std::string encodeResult(std::string_view id, std::string_view resultJson);

/// The answer to request `id` (JSON text, empty when unknown) with a fault; carries a JSON-RPC code.
std::string encodeError(std::string_view id, const Fault& fault);

/// One parameter of a method.
struct ParameterInfo {
    std::string name;
    std::string type;
    bool required{};
    bool operator==(const ParameterInfo&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"name", &ParameterInfo::name}, Field{"type", &ParameterInfo::type},
                    Field{"required", &ParameterInfo::required});
    }
};

/// A method with its parameters and the roles that may call it.
struct MethodInfo {
    std::string name;
    std::vector<ParameterInfo> params;
    std::vector<Role> roles;
    /// False when it may be called without signing in.
    bool signedIn{true};
    bool operator==(const MethodInfo&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"name", &MethodInfo::name}, Field{"params", &MethodInfo::params}, Field{"roles", &MethodInfo::roles},
                    Field{"signedIn", &MethodInfo::signedIn});
    }
};

/// Every method, commands first.
std::vector<MethodInfo> allMethods();

/// The row of `method`; nullptr when there is none, and then nobody may call it.
const MethodInfo* findMethod(std::string_view method);

} // namespace gaffer::wire

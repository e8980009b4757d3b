#pragma once

#include "core/base/field.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace gaffer {

/// Why something expected did not happen; the name is the key of its text in every language.
enum class FaultCode : std::uint8_t {
    BadInput,    ///< A value is malformed or outside what is allowed.
    NotFound,    ///< A named thing does not exist.
    Conflict,    ///< The thing is in a state that does not allow this.
    NotReady,    ///< Glass or mould is not ready; a supervisor may override with a reason.
    NotAllowed,  ///< The actor's role does not allow this.
    Unavailable, ///< A file, port, device or service cannot be reached now.
    Full,        ///< A disk or a bounded queue is full.
    Damaged,     ///< Stored data does not match its checksum or its form.
    Internal,    ///< A broken promise of ours; the input was parked.
};
template <> inline constexpr std::array enumNames<FaultCode>{
    EnumName<FaultCode>{FaultCode::BadInput, "bad-input"},
    EnumName<FaultCode>{FaultCode::NotFound, "not-found"},
    EnumName<FaultCode>{FaultCode::Conflict, "conflict"},
    EnumName<FaultCode>{FaultCode::NotReady, "not-ready"},
    EnumName<FaultCode>{FaultCode::NotAllowed, "not-allowed"},
    EnumName<FaultCode>{FaultCode::Unavailable, "unavailable"},
    EnumName<FaultCode>{FaultCode::Full, "full"},
    EnumName<FaultCode>{FaultCode::Damaged, "damaged"},
    EnumName<FaultCode>{FaultCode::Internal, "internal"},
};

/// A failure as a value. `key` names the sentence shown to people (for example "melt.notWorkable"), `details` fill its places
/// in order; `text` is the English sentence for logs and scripts.
struct Fault {
    FaultCode code{FaultCode::BadInput};
    std::string key;
    std::string text;
    std::vector<std::string> details;
    bool operator==(const Fault&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"code", &Fault::code}, Field{"key", &Fault::key}, Field{"text", &Fault::text},
                    Field{"details", &Fault::details});
    }
};

} // namespace gaffer

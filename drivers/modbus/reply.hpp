#pragma once

#include "drivers/modbus/request.hpp"

namespace gaffer::modbus {

/// What a frame is, seen from one request.
enum class Verdict : std::uint8_t {
    Answer,        ///< The true answer.
    Exception,     ///< The slave refuses; the code is the second byte.
    WrongFunction, ///< Another function code.
    WrongCount,    ///< Another amount of data than was asked for, 0 included.
    WrongEcho,     ///< A write that was answered with another address or value.
    Malformed,     ///< Too short, or its inner lengths do not add up.
};

/// Judges a whole reply PDU (function code and data, without unit and checksum) by the rule of the request.
Verdict judge(const ReplyRule& rule, ByteView pdu);

/// True when an answer by one rule could pass for an answer by the other.
bool alike(const ReplyRule& a, const ReplyRule& b);

/// Length of the reply PDU that starts with `begun`, as far as those bytes tell it: a refusal is 2 long, an answer as the rule
/// says. Nothing while too few bytes are there, or for a raw reply, whose end no byte tells.
std::optional<std::size_t> replyLength(const ReplyRule& rule, ByteView begun);

/// The registers of a Counted answer that passed judge().
void takeRegisters(ByteView pdu, std::span<std::uint16_t> out);

/// The bits of a Counted answer that passed judge(), each as 0 or 1.
void takeBits(ByteView pdu, std::span<std::uint16_t> out);

/// One object of an identification: 0 vendor, 1 product, 2 revision, then optional ones.
struct IdentityObject {
    std::uint8_t number{};
    std::string text;
    bool operator==(const IdentityObject&) const = default;
};

/// An answer to 43/14 taken apart.
struct Identity {
    std::vector<IdentityObject> objects;
    /// The object to ask for next when the slave has more, else nothing.
    std::optional<std::uint8_t> next;
};

/// Takes a 43/14 answer that passed judge() apart.
Identity takeIdentity(ByteView pdu);

/// The English sentence for an exception code, "exception 99" for an unknown one.
std::string exceptionText(std::uint8_t code);

/// The Chinese sentence for an exception code.
std::string exceptionTextZh(std::uint8_t code);

} // namespace gaffer::modbus

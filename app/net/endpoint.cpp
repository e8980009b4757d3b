#include "app/net/transport.hpp"

#include <charconv>

namespace gaffer {

Result<Endpoint> parseEndpoint(const std::string& text)
{
    const Fault wrong{FaultCode::BadInput, "endpoint.bad", "\"" + text + "\" is no HOST:PORT", {text}};
    // The last colon: those of an IPv6 address stand before it, in brackets.
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos) return wrong;
    Endpoint endpoint;
    endpoint.host = text.substr(0, colon);
    if (endpoint.host.size() > 2 && endpoint.host.front() == '[' && endpoint.host.back() == ']')
        endpoint.host = endpoint.host.substr(1, endpoint.host.size() - 2);
    // As in ":0": this computer.
    if (endpoint.host.empty()) endpoint.host = "127.0.0.1";
    const char* first = text.data() + colon + 1;
    const char* last = text.data() + text.size();
    const auto [end, error] = std::from_chars(first, last, endpoint.port);
    if (error != std::errc{} || end != last || first == last) return wrong;
    return endpoint;
}

// By its look and not by resolving: a name that a server on the network resolves could be anybody's.
bool isLoopback(const std::string& host)
{
    return host == "localhost" || host == "::1" ||
           (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos);
}

} // namespace gaffer

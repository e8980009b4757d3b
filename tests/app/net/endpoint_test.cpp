#include "app/net/transport.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

TEST(Endpoint, IsRefusedWhenItIsNone)
{
    for (const char* text : {"", "7411", "host:", "host:x", "host:99999", "host:7411x"})
        EXPECT_FALSE(parseEndpoint(text)) << text;
}

TEST(Endpoint, IsHostAndPort)
{
    EXPECT_EQ(parseEndpoint("127.0.0.1:7411")->port, 7411);
    EXPECT_EQ(parseEndpoint("[::1]:0")->host, "::1");
    EXPECT_EQ(parseEndpoint(":7411")->host, "127.0.0.1");
}

TEST(Endpoint, KnowsLoopback)
{
    for (const char* host : {"127.0.0.1", "127.9.9.9", "localhost", "::1"}) EXPECT_TRUE(isLoopback(host)) << host;
    for (const char* host : {"0.0.0.0", "192.168.1.2", "127.evil.example", "::"}) EXPECT_FALSE(isLoopback(host)) << host;
}

} // namespace
} // namespace gaffer

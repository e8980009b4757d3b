#pragma once

/// Gives an event struct its written name and version.
#define GAFFER_EVENT(NAME, VERSION)                                                                                              \
    static constexpr std::string_view kind{NAME};                                                                                \
    static constexpr int version{VERSION};                                                                                       \
    bool operator==(const Self&) const = default;

# Warnings, optimisation and sanitizers shared by every target of ours.
add_library(gaffer_settings INTERFACE)
target_include_directories(gaffer_settings INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(gaffer_settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -Wno-missing-field-initializers
  # g++ 12 sees moves of short strings out of bounds where std::string comes from a precompiled header.
  -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread -Wno-restrict)

# Debug information of a full build is larger than the programs; line tables suffice to read a stack.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")

# Qt asks for it; where all have it, all share the same precompiled headers.
add_compile_options(-fPIC)

if(GAFFER_SANITIZE STREQUAL "asan")
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
elseif(GAFFER_SANITIZE STREQUAL "tsan")
  # ThreadSanitizer knows no fences: Boost.Asio does without its own, and g++ need not warn of those that are left.
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer -Wno-tsan)
  add_compile_definitions(BOOST_ASIO_DISABLE_FENCED_BLOCK)
  add_link_options(-fsanitize=thread)
endif()

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(nlohmann_json REQUIRED)

# What nearly every source of ours includes. <utility> comes first: Boost 1.74 uses std::exchange without including it.
set(GAFFER_COMMON_HEADERS <utility> <algorithm> <chrono> <functional> <map> <memory> <optional> <set> <string> <variant> <vector>
    <core/workshop/decide.hpp>)

# gaffer_library(NAME SOURCES ... LINK ... PRECOMPILE ...): a static library; without headers of its own to precompile it shares
# those of gaffer_core.
function(gaffer_library name)
  cmake_parse_arguments(ARG "" "" "LINK;SOURCES;PRECOMPILE" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC gaffer_settings ${ARG_LINK})
  if(ARG_PRECOMPILE)
    target_precompile_headers(${name} PRIVATE ${ARG_PRECOMPILE})
  else()
    target_precompile_headers(${name} REUSE_FROM gaffer_core)
  endif()
endfunction()

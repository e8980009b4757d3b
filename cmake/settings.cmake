# Warnings, optimisation and sanitizers shared by every target of ours.
add_library(gaffer_settings INTERFACE)
target_include_directories(gaffer_settings INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(gaffer_settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -Wno-missing-field-initializers)

# Debug information of a full build is larger than the programs; line tables suffice to read a stack.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")

if(GAFFER_SANITIZE STREQUAL "asan")
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
elseif(GAFFER_SANITIZE STREQUAL "tsan")
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
endif()

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(nlohmann_json REQUIRED)

# gaffer_library(NAME DIRECTORY... LINK ...): a static library of all .cpp below the directories.
function(gaffer_library name)
  cmake_parse_arguments(ARG "" "" "LINK;SOURCES" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC gaffer_settings ${ARG_LINK})
endfunction()

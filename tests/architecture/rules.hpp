#pragma once

#include "tests/architecture/source_tree.hpp"

#include <deque>
#include <string>
#include <vector>

namespace gaffer::architecture {

using Files = std::deque<SourceFile>;
/// What breaks a rule, one sentence each with file and line; empty when the rule holds.
using Offences = std::vector<std::string>;

/// Includes against the dependency rule core -> {db, drivers, ui} -> app, the written form used by the rest of core, or not
/// rooted.
Offences forbiddenEdges(const Files& files);

/// Headers of libraries, threads, clocks and files in folders that may not know them.
Offences forbiddenHeaders(const Files& files);

/// Folders that lie on a cycle of includes between folders, one sentence per cycle.
Offences folderRings(const Files& files);

/// Files longer than `most` lines.
Offences longFiles(const Files& files, std::size_t most);

/// Functions longer than `most` lines.
Offences longFunctions(const Files& files, std::size_t most);

/// Functions whose cognitive complexity is above `most`.
Offences complexFunctions(const Files& files, int most);

/// `new` and the C allocators; ui is left out, where a Qt child is made with its parent.
Offences nakedNew(const Files& files);

/// Calls of a singleton's accessor, and goto.
Offences singletonsAndJumps(const Files& files);

/// Fixed pauses, for which a test has no use.
Offences pauses(const Files& files);

/// `default:` in switches over enumerations that `files` define.
Offences defaultsOverOurEnums(const Files& files);

/// `using namespace` in headers, and headers without #pragma once.
Offences carelessHeaders(const Files& files);

/// Source files that do not include their own header before all others.
Offences headersNotFirst(const Files& files);

/// Source files of core, db and drivers without a test at the mirrored place among `tests`.
Offences withoutMirroredTest(const Files& files, const Files& tests);

/// Public items of headers without a sentence.
Offences undocumentedItems(const Files& files);

} // namespace gaffer::architecture

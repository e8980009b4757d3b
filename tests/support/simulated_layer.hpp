#pragma once

#include "tests/support/simulated_disk.hpp"

struct sqlite3_vfs;

namespace gaffer {

/// Fills SQLite's table of a file system layer so that it works on `disk` under `name`; both must outlive the layer.
void fillLayer(sqlite3_vfs& vfs, SimulatedDisk& disk, const char* name);

} // namespace gaffer

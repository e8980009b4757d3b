#pragma once

#include "tests/drivers/support/shared_files.hpp"

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace gaffer::test {

/// The six temperatures of every row of the recorded furnace, in degC.
inline std::vector<std::vector<double>> furnaceRows()
{
    constexpr int columnsBefore = 4;
    std::ifstream file{sharedFile("data/glass_furnace.csv")};
    std::vector<std::vector<double>> rows;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream cells{line};
        std::string cell;
        std::vector<double> row;
        for (int i = 0; std::getline(cells, cell, ','); ++i)
            if (i >= columnsBefore) row.push_back(std::stod(cell));
        rows.push_back(row);
    }
    return rows;
}

} // namespace gaffer::test

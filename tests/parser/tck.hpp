#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// The queries of the openCypher compatibility kit, if it lies beside the project.
namespace tck {

struct Scenario {
  std::string name;   ///< file and title
  std::string query;  ///< with the values of an outline's example filled in
  std::string code;   ///< of the error expected before the query runs; empty: none
};

/// Where its feature files are; empty when they are not there.
std::filesystem::path features();

/// All queries that scenarios execute, files in the order of their names.
std::vector<Scenario> read_scenarios(const std::filesystem::path& features);

}  // namespace tck

#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// The queries of the openCypher compatibility kit, if it lies beside the project.
namespace tck_queries {

struct Query {
  std::string name;  ///< of its feature and scenario
  std::string text;
  std::string code;  ///< of the error expected before the query runs; empty: none
};

/// Where the kit's feature files are; empty when they are not there.
std::filesystem::path features();

/// All queries that scenarios execute, files in the order of their names.
std::vector<Query> read_queries(const std::filesystem::path& features);

}  // namespace tck_queries

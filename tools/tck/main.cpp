// Runs every scenario of a folder of feature files against the query language.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "feature.hpp"
#include "scenario_run.hpp"

namespace {

namespace fs = std::filesystem;
using namespace entente;

/// Named graphs lie beside the features or in the folder of features itself.
fs::path graphs_beside(const fs::path& folder) {
  std::error_code error;
  const fs::path full = fs::weakly_canonical(folder, error);
  for (fs::path at = full; at.has_relative_path(); at = at.parent_path()) {
    if (fs::is_directory(at / "graphs", error)) return at / "graphs";
  }
  return folder / "graphs";
}

struct Options {
  std::string folder;
  std::string only;
  bool quiet = false;
  std::size_t at_least = 0;
};

int run(const Options& options) {
  const auto scenarios = tck::read_features(options.folder);
  if (!scenarios) {
    fmt::print(stderr, "tck: {}\n", core::to_string(scenarios.error()));
    return 2;
  }
  const fs::path graphs = graphs_beside(options.folder);
  std::size_t passed = 0;
  std::size_t failed = 0;
  for (const tck::Scenario& scenario : *scenarios) {
    const std::string name = scenario.feature + ": " + scenario.name;
    if (name.find(options.only) == std::string::npos) continue;
    const auto difference = tck::run_scenario(scenario, graphs);
    ++(difference ? failed : passed);
    if (difference && !options.quiet) fmt::print("FAILED {}\n    {}\n", name, *difference);
  }
  fmt::print("{} passed, {} failed, 0 skipped\n", passed, failed);
  if (options.at_least > 0) return passed >= options.at_least ? 0 : 1;
  return failed == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("Runs the scenarios of feature files (openCypher's compatibility kit)");
  app.add_option("DIR", options.folder, "folder of .feature files, or one of them")->required();
  app.add_option("--only", options.only, "scenarios whose name has this text");
  app.add_flag("--quiet", options.quiet, "print the totals alone");
  app.add_option("--at-least", options.at_least, "succeed when so many pass, even if others fail");
  CLI11_PARSE(app, argc, argv);
  return run(options);
}

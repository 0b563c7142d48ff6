// The queries among the steps of feature files.
#include "parser/tck.hpp"

#include "feature.hpp"

namespace tck_queries {
namespace {

namespace fs = std::filesystem;
using entente::tck::Scenario;
using entente::tck::Step;

std::string code_of(const Scenario& scenario) {
  const std::string raised = "raised at compile time: ";
  for (const Step& step : scenario.steps) {
    const auto at = step.text.find(raised);
    if (at != std::string::npos) return step.text.substr(at + raised.size());
  }
  return "";
}

}  // namespace

fs::path features() {
  const fs::path folder = fs::path(SOURCE_DIR) / ".." / "shared" / "tck" / "features";
  std::error_code error;
  return fs::is_directory(folder, error) ? folder : fs::path{};
}

std::vector<Query> read_queries(const fs::path& features) {
  std::vector<Query> queries;
  const auto scenarios = entente::tck::read_features(features);
  for (const Scenario& scenario : *scenarios) {
    const std::string code = code_of(scenario);
    for (const Step& step : scenario.steps) {
      if (!step.text.starts_with("executing")) continue;
      queries.push_back({scenario.feature + ": " + scenario.name, step.doc, code});
    }
  }
  return queries;
}

}  // namespace tck_queries

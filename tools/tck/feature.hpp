#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/result.hpp"

/// Feature files (Gherkin), as the openCypher compatibility kit writes its scenarios.
namespace entente::tck {

/// `When executing query:` with what hangs below it.
struct Step {
  std::string text;  ///< without Given, When, Then, And, But
  std::string doc;   ///< between the lines of `"""`, without their indentation
  std::vector<std::vector<std::string>> table;
};

/// One scenario; of an outline, one for each example, with its values filled in.
struct Scenario {
  std::string feature;  ///< the file's name without extension
  std::string name;     ///< title, and the number of the example
  std::vector<Step> steps;
};

/// The scenarios of one file, in its order. `feature` names them.
[[nodiscard]] std::vector<Scenario> read_feature(const std::string& text,
                                                 const std::string& feature);

/// Those of all .feature files below `folder` (or of that one file), by path.
[[nodiscard]] core::Result<std::vector<Scenario>> read_features(
    const std::filesystem::path& folder);

}  // namespace entente::tck

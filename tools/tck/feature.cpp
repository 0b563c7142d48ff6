// Feature files to scenarios: steps, texts, tables, outlines. What steps mean is the runner's.
#include "feature.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <sstream>

namespace entente::tck {
namespace {

namespace fs = std::filesystem;

using Cells = std::vector<std::string>;
using Table = std::vector<Cells>;

constexpr std::string_view kBlank = " \t\r";
constexpr std::string_view kQuotes = "\"\"\"";

std::string_view trimmed(std::string_view line) {
  const auto begin = line.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(kBlank) - begin + 1);
}

/// The cells of `| a | b |`; `\|` stands for a bar and `\\` for a backslash.
Cells cells_of(std::string_view line) {
  Cells cells;
  std::string cell;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && (line[i + 1] == '|' || line[i + 1] == '\\')) {
      cell += line[++i];
    } else if (line[i] == '|') {
      cells.emplace_back(trimmed(cell));
      cell.clear();
    } else {
      cell += line[i];
    }
  }
  return cells;
}

/// The text of a step behind its keyword; none where the line is no step.
std::optional<std::string> step_text(std::string_view line) {
  for (const std::string_view word : {"Given ", "When ", "Then ", "And ", "But ", "* "}) {
    if (line.starts_with(word)) return std::string(trimmed(line.substr(word.size())));
  }
  return std::nullopt;
}

/// An outline's placeholders and their values in one example.
struct Example {
  const Cells& names;
  const Cells& values;

  [[nodiscard]] std::string filled(const std::string& text) const {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
      const auto [name, value] = placeholder(text, at);
      result += name == 0 ? std::string_view(text).substr(at, 1) : value;
      at += name == 0 ? 1 : name;
    }
    return result;
  }

 private:
  /// The length of the placeholder that stands at `at`, 0 where none does, and its value.
  [[nodiscard]] std::pair<std::size_t, std::string_view> placeholder(const std::string& text,
                                                                     std::size_t at) const {
    if (text[at] != '<') return {0, {}};
    for (std::size_t i = 0; i < std::min(names.size(), values.size()); ++i) {
      const std::size_t length = names[i].size();
      if (text.compare(at + 1, length, names[i]) == 0 && at + 1 + length < text.size() &&
          text[at + 1 + length] == '>') {
        return {length + 2, values[i]};
      }
    }
    return {0, {}};
  }
};

Step filled(const Step& step, const Example& example) {
  Step result{example.filled(step.text), example.filled(step.doc), step.table};
  for (Cells& row : result.table) {
    for (std::string& cell : row) cell = example.filled(cell);
  }
  return result;
}

class FeatureReader {
 public:
  explicit FeatureReader(std::string feature) : feature_(std::move(feature)) {}

  std::vector<Scenario> run(const std::string& text) {
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
      in_doc_ ? read_doc(line) : read(trimmed(line), line);
    }
    finish();
    return std::move(scenarios_);
  }

 private:
  enum class Part { head, background, scenario, examples };

  void read_doc(const std::string& line) {
    if (trimmed(line) == kQuotes) {
      in_doc_ = false;
      return;
    }
    const auto indent = std::min(line.find_first_not_of(kBlank), indent_);
    std::string& doc = steps().back().doc;
    if (!doc.empty()) doc += '\n';
    if (indent != std::string::npos) doc += line.substr(std::min(indent, line.size()));
  }

  void read(std::string_view content, const std::string& line) {
    if (content.empty() || content.front() == '#' || content.front() == '@') return;
    if (content == kQuotes) {
      in_doc_ = !steps().empty();
      indent_ = line.find('"');
    } else if (content.front() == '|') {
      read_row(cells_of(content));
    } else if (content.starts_with("Scenario") || content.starts_with("Example:")) {
      begin(content);
    } else if (content.starts_with("Examples:") || content.starts_with("Scenarios:")) {
      part_ = Part::examples;
      examples_.emplace_back();
    } else if (content.starts_with("Background:")) {
      part_ = Part::background;
    } else if (auto text = step_text(content)) {
      if (part_ != Part::head) steps().push_back({std::move(*text), {}, {}});
    }
  }
  void read_row(Cells cells) {
    if (part_ == Part::examples) {
      examples_.back().push_back(std::move(cells));
    } else if (!steps().empty()) {
      steps().back().table.push_back(std::move(cells));
    }
  }
  std::vector<Step>& steps() { return part_ == Part::background ? background_ : steps_; }

  void begin(std::string_view content) {
    finish();
    part_ = Part::scenario;
    title_ = trimmed(content.substr(content.find(':') + 1));
  }

  /// The scenario read so far is complete.
  void finish() {
    if (part_ == Part::scenario) add(title_, steps_);
    std::size_t number = 0;
    for (const Table& table : examples_) {
      for (std::size_t row = 1; row < table.size(); ++row) {
        const Example example{table.front(), table[row]};
        std::vector<Step> steps;
        for (const Step& step : steps_) steps.push_back(filled(step, example));
        add(fmt::format("{} (example {})", title_, ++number), steps);
      }
    }
    steps_.clear();
    examples_.clear();
    part_ = Part::head;
  }
  void add(std::string name, const std::vector<Step>& steps) {
    scenarios_.push_back({feature_, std::move(name), background_});
    auto& all = scenarios_.back().steps;
    all.insert(all.end(), steps.begin(), steps.end());
  }

  std::string feature_;
  Part part_ = Part::head;
  std::string title_;
  std::vector<Step> background_;
  std::vector<Step> steps_;
  std::vector<Table> examples_;
  bool in_doc_ = false;
  std::size_t indent_ = 0;
  std::vector<Scenario> scenarios_;
};

}  // namespace

std::vector<Scenario> read_feature(const std::string& text, const std::string& feature) {
  return FeatureReader(feature).run(text);
}

core::Result<std::vector<Scenario>> read_features(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  if (fs::is_regular_file(folder, error)) {
    files.push_back(folder);
  } else {
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
      if (at->path().extension() == ".feature") files.push_back(at->path());
    }
  }
  if (error || files.empty()) {
    return core::Error{
        .kind = core::ErrorKind::file,
        .message = fmt::format("expected a folder of .feature files, got '{}'{}", folder.string(),
                               error ? ": " + error.message() : "")};
  }
  std::ranges::sort(files);
  std::vector<Scenario> all;
  for (const fs::path& file : files) {
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    for (Scenario& scenario : read_feature(text.str(), file.stem().string())) {
      all.push_back(std::move(scenario));
    }
  }
  return all;
}

}  // namespace entente::tck

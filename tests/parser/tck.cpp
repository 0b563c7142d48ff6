// Reads feature files (Gherkin) as far as their queries go.
#include "parser/tck.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

namespace tck {
namespace {

namespace fs = std::filesystem;

using Row = std::map<std::string, std::string>;

std::string trimmed(const std::string& line) {
  const auto begin = line.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return "";
  return line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
}

// The cells of `| a | b |`; `\|` stands for a bar and `\\` for a backslash.
std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> result;
  std::string cell;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && (line[i + 1] == '|' || line[i + 1] == '\\')) {
      cell += line[++i];
    } else if (line[i] == '|') {
      result.push_back(trimmed(cell));
      cell.clear();
    } else {
      cell += line[i];
    }
  }
  return result;
}

std::string filled_in(std::string text, const Row& row) {
  for (const auto& [key, value] : row) {
    const std::string placeholder = "<" + key + ">";
    for (auto at = text.find(placeholder); at != std::string::npos;
         at = text.find(placeholder, at + value.size())) {
      text.replace(at, placeholder.size(), value);
    }
  }
  return text;
}

class FeatureReader {
 public:
  explicit FeatureReader(std::string file) : file_(std::move(file)) {}

  std::vector<Scenario> run(std::istream& in) {
    for (std::string line; std::getline(in, line);) read(trimmed(line), line);
    finish();
    return std::move(scenarios_);
  }

 private:
  void read(const std::string& content, const std::string& line) {
    if (content.rfind("\"\"\"", 0) == 0) {
      if (in_text_ && executes_) queries_.push_back(text_);
      in_text_ = !in_text_;
      text_.clear();
    } else if (in_text_) {
      text_ += line + "\n";
    } else if (content.rfind("Scenario", 0) == 0) {
      finish();
      title_ = content;
    } else if (content.rfind("Examples", 0) == 0) {
      in_examples_ = true;
      header_.clear();
    } else if (content.rfind("|", 0) == 0 && in_examples_) {
      add_example(cells(content));
    } else {
      step(content);
    }
  }

  void step(const std::string& content) {
    const std::string raised = "raised at compile time: ";
    if (const auto at = content.find(raised); at != std::string::npos) {
      code_ = trimmed(content.substr(at + raised.size()));
    }
    executes_ = content.find("executing query") != std::string::npos ||
                content.find("executing control query") != std::string::npos;
  }

  void add_example(const std::vector<std::string>& values) {
    if (header_.empty()) {
      header_ = values;
      return;
    }
    Row row;
    for (std::size_t i = 0; i < std::min(header_.size(), values.size()); ++i) {
      row[header_[i]] = values[i];
    }
    examples_.push_back(row);
  }

  void finish() {
    if (examples_.empty()) examples_.emplace_back();
    for (const std::string& query : queries_) {
      for (const Row& row : examples_) {
        scenarios_.push_back({file_ + " " + title_, filled_in(query, row), code_});
      }
    }
    queries_.clear();
    examples_.clear();
    code_.clear();
    in_examples_ = false;
  }

  std::string file_;
  std::string title_;
  std::string code_;
  std::string text_;
  std::vector<std::string> queries_;
  std::vector<std::string> header_;
  std::vector<Row> examples_;
  std::vector<Scenario> scenarios_;
  bool in_text_ = false;
  bool in_examples_ = false;
  bool executes_ = false;
};

}  // namespace

fs::path features() {
  const fs::path folder = fs::path(SOURCE_DIR) / ".." / "shared" / "tck" / "features";
  std::error_code error;
  return fs::is_directory(folder, error) ? folder : fs::path{};
}

std::vector<Scenario> read_scenarios(const fs::path& features) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(features)) {
    if (entry.path().extension() == ".feature") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Scenario> all;
  for (const fs::path& file : files) {
    std::ifstream in(file);
    for (Scenario& scenario : FeatureReader(file.filename().string()).run(in)) {
      all.push_back(std::move(scenario));
    }
  }
  return all;
}

}  // namespace tck

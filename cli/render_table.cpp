// The table for people: how wide each column is, and the lines of each row.
#include "cli/render_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "cli/console.hpp"
#include "cli/text_width.hpp"
#include "cli/value_text.hpp"

namespace entente::cli {
namespace {

using core::Value;
using query::Table;

constexpr std::size_t kNestedStringWidth = 60;
constexpr std::size_t kNarrowest = 8;  ///< a column that must shrink keeps this many columns

struct Cell {
  std::string text;
  bool right = false;  ///< numbers
};

struct Line {
  std::string_view left, middle, right, fill;
};

struct Style {
  Line top, head, bottom;
  std::string_view bar;
};

constexpr Style kBoxes = {
    {"┌─", "─┬─", "─┐", "─"}, {"├─", "─┼─", "─┤", "─"}, {"└─", "─┴─", "─┘", "─"}, "│"};
constexpr Style kAscii = {
    {"+-", "-+-", "-+", "-"}, {"+-", "-+-", "-+", "-"}, {"+-", "-+-", "-+", "-"}, "|"};

std::size_t widest_line(std::string_view text) {
  std::size_t widest = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    widest = std::max(widest, display_width(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return widest;
}

/// Takes columns away from the widest ones until the sum is at most `room`, or none can shrink.
void shrink(std::vector<std::size_t>& widths, std::size_t room) {
  while (std::accumulate(widths.begin(), widths.end(), std::size_t{0}) > room) {
    const auto widest = std::ranges::max_element(widths);
    if (*widest <= kNarrowest) return;
    const std::size_t total = std::accumulate(widths.begin(), widths.end(), std::size_t{0});
    std::size_t next = kNarrowest;  // the widest goes down to the second widest at most
    for (const std::size_t width : widths) {
      if (width < *widest) next = std::max(next, width);
    }
    const auto equals = static_cast<std::size_t>(std::ranges::count(widths, *widest));
    const std::size_t excess = (total - room + equals - 1) / equals;
    const std::size_t target = std::max(next, *widest - std::min(*widest, excess));
    std::ranges::replace(widths, *widest, target);
  }
}

class TableWriter {
 public:
  TableWriter(const Table& table, const graph::PropertyGraph& graph, const RenderOptions& options,
              std::ostream& out)
      : table_(table), options_(options), out_(out), style_(options.unicode ? kBoxes : kAscii) {
    for (const std::string& column : table.columns) head_.push_back({printable(column), false});
    for (const auto& row : table.rows) {
      if (stopped()) return;
      rows_.push_back(cells(row, graph));
    }
    measure();
  }

  /// Nothing, if it was stopped before every row was measured.
  void write() {
    if (stopped()) return;
    write_rule(style_.top);
    write_row(head_, options_.color);
    write_rule(style_.head);
    for (const auto& row : rows_) {
      if (stopped()) return;
      write_row(row, false);
    }
    write_rule(style_.bottom);
    out_ << counted(table_.rows.size(), "row") << '\n';
  }

 private:
  [[nodiscard]] bool stopped() const {
    return options_.interrupted != nullptr && *options_.interrupted;
  }
  static std::vector<Cell> cells(const std::vector<Value>& row, const graph::PropertyGraph& graph) {
    std::vector<Cell> cells;
    for (const Value& value : row) {
      const ValueStyle style{.quote_strings = false, .nested_string_width = kNestedStringWidth};
      cells.push_back({printable(value_text(value, graph, style)), value.is_number()});
    }
    return cells;
  }

  void measure() {
    for (const Cell& cell : head_) widths_.push_back(widest_line(cell.text));
    for (const auto& row : rows_) {
      if (stopped()) return;
      for (std::size_t i = 0; i < row.size(); ++i) {
        widths_[i] = std::max(widths_[i], widest_line(row[i].text));
      }
    }
    const std::size_t borders = 3 * widths_.size() + 1;
    if (options_.width > borders) shrink(widths_, options_.width - borders);
  }

  void write_rule(const Line& line) {
    out_ << line.left;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      if (i > 0) out_ << line.middle;
      for (std::size_t n = 0; n < widths_[i]; ++n) out_ << line.fill;
    }
    out_ << line.right << '\n';
  }

  void write_row(const std::vector<Cell>& row, bool bold) {
    std::vector<std::vector<std::string>> wrapped;
    std::size_t height = 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
      wrapped.push_back(wrap(row[i].text, std::max<std::size_t>(2, widths_[i])));
      height = std::max(height, wrapped.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
      out_ << style_.bar;
      for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string text = line < wrapped[i].size() ? wrapped[i][line] : std::string();
        const std::size_t used = display_width(text);
        const std::string pad(widths_[i] > used ? widths_[i] - used : 0, ' ');
        const std::string shown = bold ? "\033[1m" + text + "\033[0m" : text;
        out_ << ' ' << (row[i].right ? pad + shown : shown + pad) << ' ' << style_.bar;
      }
      out_ << '\n';
    }
  }

  const Table& table_;
  const RenderOptions& options_;
  std::ostream& out_;
  const Style& style_;
  std::vector<Cell> head_;
  std::vector<std::vector<Cell>> rows_;
  std::vector<std::size_t> widths_;
};

}  // namespace

void render_table(const Table& table, const graph::PropertyGraph& graph,
                  const RenderOptions& options, std::ostream& out) {
  TableWriter(table, graph, options, out).write();
}

}  // namespace entente::cli

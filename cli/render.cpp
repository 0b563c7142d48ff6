// Answers in the formats for programs; the table for people is render_table.cpp's.
#include "cli/render.hpp"

#include <algorithm>

#include "cli/render_table.hpp"
#include "cli/value_json.hpp"
#include "cli/value_text.hpp"

namespace entente::cli {
namespace {

using core::Value;
using graph::PropertyGraph;
using query::Table;

bool stopped(const RenderOptions& options) {
  return options.interrupted != nullptr && *options.interrupted;
}

std::string csv_field(std::string_view text) {
  const bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos;
  const bool bordered = text.starts_with(' ') || text.ends_with(' ');
  if (plain && !bordered && !text.empty()) return std::string(text);
  std::string field = "\"";
  for (const char c : text) field += c == '"' ? std::string("\"\"") : std::string(1, c);
  return field + "\"";
}

std::string tsv_field(std::string_view text) {
  std::string field;
  for (const char c : text) {
    switch (c) {
      case '\t':
        field += "\\t";
        break;
      case '\n':
        field += "\\n";
        break;
      case '\r':
        field += "\\r";
        break;
      case '\\':
        field += "\\\\";
        break;
      default:
        field += c;
    }
  }
  return field;
}

std::string markdown_field(std::string_view text) {
  std::string field;
  for (const char c : text) {
    if (c == '|' || c == '\\') field += '\\';
    if (c == '\n') {
      field += "<br>";
    } else if (c != '\r') {
      field += c;
    }
  }
  return field;
}

using Escape = std::string (*)(std::string_view);

template <class Items, class Text>
void write_line(std::ostream& out, const Items& items, std::string_view separator, Text text,
                std::string_view end = "\n") {
  bool first = true;
  for (const auto& item : items) {
    if (!first) out << separator;
    out << text(item);
    first = false;
  }
  out << end;
}

void render_delimited(const Table& table, const PropertyGraph& graph, std::string_view separator,
                      Escape escape, const RenderOptions& options, std::ostream& out) {
  write_line(out, table.columns, separator, escape);
  for (const auto& row : table.rows) {
    if (stopped(options)) return;
    write_line(out, row, separator, [&](const Value& value) {
      return value.is_null() ? std::string() : escape(value_text(value, graph));
    });
  }
}

void render_markdown(const Table& table, const PropertyGraph& graph, const RenderOptions& options,
                     std::ostream& out) {
  const auto write_row = [&](const auto& cells, auto text) {
    out << "| ";
    write_line(out, cells, " | ", text, " |\n");
  };
  write_row(table.columns, markdown_field);
  write_row(table.columns, [](const auto&) { return "---"; });
  for (const auto& row : table.rows) {
    if (stopped(options)) return;
    write_row(row, [&](const Value& value) {
      return value.is_null() ? std::string() : markdown_field(value_text(value, graph));
    });
  }
}

std::string json_object(const Table& table, const std::vector<Value>& row,
                        const PropertyGraph& graph) {
  rapidjson::StringBuffer buffer;
  JsonWriter json(buffer);
  json.StartObject();
  for (std::size_t i = 0; i < row.size(); ++i) {
    write_key(json, table.columns[i]);
    write_value(json, row[i], graph);
  }
  json.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

void render_json_lines(const Table& table, const PropertyGraph& graph, const RenderOptions& options,
                       std::ostream& out) {
  for (const auto& row : table.rows) {
    if (stopped(options)) return;
    out << json_object(table, row, graph) << '\n';
  }
}

void render_json(const Table& table, const PropertyGraph& graph, const RenderOptions& options,
                 std::ostream& out) {
  std::string_view before = "[\n";
  for (const auto& row : table.rows) {
    if (stopped(options)) return;
    out << before << json_object(table, row, graph);
    before = ",\n";
  }
  out << (table.rows.empty() ? "[]\n" : "\n]\n");
}

}  // namespace

const std::vector<std::string>& format_names() {
  static const std::vector<std::string> names = {"table", "csv",   "tsv",
                                                 "json",  "jsonl", "markdown"};
  return names;
}

std::optional<Format> parse_format(std::string_view name) {
  const auto& names = format_names();
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Format>(found - names.begin());
}

std::string_view to_string(Format format) {
  return format_names()[static_cast<std::size_t>(format)];
}

void render(const Table& table, const PropertyGraph& graph, Format format,
            const RenderOptions& options, std::ostream& out) {
  switch (format) {
    case Format::table:
      return render_table(table, graph, options, out);
    case Format::csv:
      return render_delimited(table, graph, ",", csv_field, options, out);
    case Format::tsv:
      return render_delimited(table, graph, "\t", tsv_field, options, out);
    case Format::json:
      return render_json(table, graph, options, out);
    case Format::jsonl:
      return render_json_lines(table, graph, options, out);
    case Format::markdown:
      return render_markdown(table, graph, options, out);
  }
}

}  // namespace entente::cli

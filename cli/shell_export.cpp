// `:export`: the graph or the last answer to a file, by the file's ending.
#include <fmt/format.h>

#include <filesystem>

#include "cli/output.hpp"
#include "cli/shell_commands.hpp"
#include "exporters/graphml.hpp"

namespace entente::cli {
namespace {

using core::Error;
using core::ErrorKind;
using core::Result;

struct Request {
  std::string file;
  bool optioned = false;
  exporters::GraphmlOptions graphml;
};

Result<Request> parse_request(std::string_view arguments) {
  Request request;
  for (const std::string& word : split_words(arguments)) {
    bool* option = word == "--full"     ? &request.graphml.full
                   : word == "--strict" ? &request.graphml.strict
                   : word == "--multi"  ? &request.graphml.multi
                                        : nullptr;
    if (option != nullptr) {
      *option = request.optioned = true;
    } else if (request.file.empty() && !word.starts_with("--")) {
      request.file = word;
    } else {
      return Error{ErrorKind::usage,
                   fmt::format("expected one file, --full, --strict or --multi, got '{}'", word)};
    }
  }
  if (request.file.empty()) return Error{ErrorKind::usage, "expected :export FILE"};
  return request;
}

std::optional<Format> format_of(const std::string& ending) {
  if (ending == ".md") return Format::markdown;
  if (ending == ".txt") return Format::table;
  return ending.empty() ? std::nullopt : parse_format(std::string_view(ending).substr(1));
}

Result<void> export_graph(ShellState& state, const Request& request) {
  return write_file(request.file, [&](std::ostream& out) {
    return exporters::write_graphml(state.graph.graph(), request.graphml, out);
  });
}

Result<void> export_answer(ShellState& state, const Request& request, Format format) {
  if (!state.last_answer) {
    return Error{ErrorKind::usage, "there is no answer yet; run a query, or name a .graphml file"};
  }
  if (request.optioned) {
    return Error{ErrorKind::usage, "--full, --strict and --multi are for .graphml files"};
  }
  return write_file(request.file, [&](std::ostream& out) -> Result<void> {
    render(*state.last_answer, state.graph.graph(), format, {}, out);
    return {};
  });
}

}  // namespace

Result<void> shell_export(ShellState& state, std::string_view arguments) {
  const auto request = parse_request(arguments);
  if (!request) return request.error();
  const std::string ending = std::filesystem::path(request->file).extension().string();
  const auto format = format_of(ending);
  if (ending != ".graphml" && !format) {
    return Error{ErrorKind::usage,
                 fmt::format("{}: expected a file that ends in .graphml (the graph) or in .csv, "
                             ".tsv, .json, .jsonl, .md, .txt (the last answer)",
                             request->file)};
  }
  auto done = format ? export_answer(state, *request, *format) : export_graph(state, *request);
  if (!done) return done;
  show(state, fmt::format("{}: {} written\n", request->file, format ? "answer" : "graph"));
  return {};
}

}  // namespace entente::cli

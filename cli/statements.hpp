#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.hpp"
#include "cli/open_graph.hpp"
#include "cli/render.hpp"
#include "core/result.hpp"
#include "query/query.hpp"

namespace entente::cli {

/// What a statement is run with.
struct RunSettings {
  query::Parameters parameters;
  std::optional<std::chrono::milliseconds> timeout;
  std::optional<std::size_t> memory_bytes;  ///< none: the query room's own bound
};

/// Runs the statement that `script` has at `span`; its errors are located in the script, which is
/// called `name`. Ctrl-C ends it with an error of kind interrupted.
[[nodiscard]] core::Result<query::Table> run_statement(std::string_view name,
                                                       std::string_view script,
                                                       core::SourceSpan span, OpenGraph& graph,
                                                       const RunSettings& settings);

/// Prints what a statement changed on `console.err`, if it changed anything.
void print_side_effects(const Console& console, const query::SideEffects& effects);

/// Prints what a query found worth saying on `console.err`, with line and column.
void print_notices(const Console& console, std::string_view statement,
                   const std::vector<query::Notice>& notices);

/// As an answer is shown on this console: as wide as the terminal, in its colours.
[[nodiscard]] RenderOptions render_options(const Console& console);

/// Number, boolean, null, quoted text, date(…), list or map of these as the query language writes
/// them; anything else is the text itself: `2018` is a number, `2018-09` and `Xi` are texts.
[[nodiscard]] core::Result<core::Value> parse_parameter_value(std::string_view text,
                                                              const OpenGraph& graph);

/// "name=value". Errors are of kind usage.
[[nodiscard]] core::Result<std::pair<std::string, core::Value>> parse_parameter(
    std::string_view text, const OpenGraph& graph);

/// "512M", "4G", "1000000": bytes, with K, M, G for powers of 1024. Nothing: it is none.
[[nodiscard]] std::optional<std::size_t> parse_bytes(std::string_view text);

}  // namespace entente::cli

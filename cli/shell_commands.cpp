// The table of the shell's commands.
#include "cli/shell_commands.hpp"

namespace entente::cli {

const std::vector<ShellCommand>& shell_commands() {
  static const std::vector<ShellCommand> commands = {
      {"evidence", "[NAME]", "the sentences behind a node, or behind the last answer",
       shell_evidence},
      {"explain", "[QUERY]", "how a query, or the last one, would be run", shell_explain},
      {"export", "FILE [--full] [--strict] [--multi]",
       "the graph as .graphml, or the last answer as .csv, .tsv, .json, .jsonl or .md",
       shell_export},
      {"help", "", "this page", shell_help},
      {"history", "[N]", "the last statements and commands", shell_history},
      {"mode", "[FORMAT]", "print answers as table, csv, tsv, json, jsonl or markdown", shell_mode,
       format_names()},
      {"param", "[NAME VALUE]", "give $NAME a value; alone: show all; NAME alone: forget it",
       shell_param},
      {"quit", "", "leave the shell (as ctrl-D does)", shell_quit},
      {"schema", "", "labels, relationship types and properties of this graph", shell_schema},
      {"source", "FILE", "run the statements and commands of a file", shell_source},
      {"timer", "[on|off]", "print how long each statement takes", shell_timer, {"on", "off"}},
  };
  return commands;
}

std::vector<std::string> split_words(std::string_view arguments) {
  std::vector<std::string> words;
  bool inside = false;
  char quote = '\0';
  for (const char c : arguments) {
    const bool blank = c == ' ' || c == '\t';
    if (quote != '\0') {
      if (c == quote) {
        quote = '\0';
      } else {
        words.back() += c;
      }
      continue;
    }
    if (blank) {
      inside = false;
      continue;
    }
    if (!inside) words.emplace_back();
    inside = true;
    if (c == '\'' || c == '"') {
      quote = c;
    } else {
      words.back() += c;
    }
  }
  return words;
}

}  // namespace entente::cli

// Commands as text again.
#include <fmt/format.h>

#include "parser/parse.hpp"
#include "parser/print_parts.hpp"

namespace entente::parser {
namespace {

std::string print_keys(const std::vector<ast::Name>& keys, const std::string& before) {
  std::string result;
  for (const ast::Name& key : keys)
    result += (result.empty() ? "" : ", ") + before + print_name(key);
  return "(" + result + ")";
}

struct CommandPrinter {
  std::string operator()(const ast::CreateIndex& create) const {
    const std::string inner = print_name(create.variable) + ":" + print_name(create.label);
    return fmt::format("CREATE INDEX {}{}FOR {} ON {}",
                       create.name ? print_name(*create.name) + " " : "",
                       create.if_not_exists ? "IF NOT EXISTS " : "",
                       create.of_relationships ? "()-[" + inner + "]-()" : "(" + inner + ")",
                       print_keys(create.keys, print_name(create.variable) + "."));
  }
  std::string operator()(const ast::DropIndex& drop) const {
    if (!drop.name) {
      return "DROP INDEX ON :" + print_name(drop.label) + print_keys(drop.keys, "");
    }
    return "DROP INDEX " + print_name(*drop.name) + (drop.if_exists ? " IF EXISTS" : "");
  }
};

}  // namespace

std::string print(const ast::Command& command) { return std::visit(CommandPrinter{}, command); }

}  // namespace entente::parser

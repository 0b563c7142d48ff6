// Commands as text again.
#include <fmt/format.h>

#include "parser/parse.hpp"
#include "parser/token.hpp"

namespace entente::parser {
namespace {

std::string printed_name(const ast::Name& name) {
  if (is_plain_name(name.text)) return name.text;
  std::string result = "`";
  for (const char c : name.text) result += c == '`' ? std::string("``") : std::string(1, c);
  return result + "`";
}

std::string print_keys(const std::vector<ast::Name>& keys, const std::string& before) {
  std::string result;
  for (const ast::Name& key : keys)
    result += (result.empty() ? "" : ", ") + before + printed_name(key);
  return "(" + result + ")";
}

struct CommandPrinter {
  std::string operator()(const ast::CreateIndex& create) const {
    const std::string inner = printed_name(create.variable) + ":" + printed_name(create.label);
    return fmt::format("CREATE INDEX {}{}FOR {} ON {}",
                       create.name ? printed_name(*create.name) + " " : "",
                       create.if_not_exists ? "IF NOT EXISTS " : "",
                       create.of_relationships ? "()-[" + inner + "]-()" : "(" + inner + ")",
                       print_keys(create.keys, printed_name(create.variable) + "."));
  }
  std::string operator()(const ast::DropIndex& drop) const {
    if (!drop.name) {
      return "DROP INDEX ON :" + printed_name(drop.label) + print_keys(drop.keys, "");
    }
    return "DROP INDEX " + printed_name(*drop.name) + (drop.if_exists ? " IF EXISTS" : "");
  }
};

}  // namespace

std::string print(const ast::Command& command) { return std::visit(CommandPrinter{}, command); }

}  // namespace entente::parser

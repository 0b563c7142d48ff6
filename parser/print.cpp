// The syntax tree as a query again, in one line. What is printed parses to the same tree, columns'
// names included.
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "parser/parse.hpp"
#include "parser/print_parts.hpp"

namespace entente::parser {
namespace {

std::string print_item(const ast::ProjectionItem& item) {
  if (item.alias) return fmt::format("{} AS {}", print(*item.expression), print_name(*item.alias));
  return item.text.empty() ? print(*item.expression) : item.text;
}

std::string print_projection(const ast::Projection& projection) {
  std::string result = projection.distinct ? "DISTINCT " : "";
  if (projection.all) result += "*";
  for (std::size_t i = 0; i < projection.items.size(); ++i) {
    if (i > 0 || projection.all) result += ", ";
    result += print_item(projection.items[i]);
  }
  for (std::size_t i = 0; i < projection.order_by.size(); ++i) {
    const ast::SortItem& item = projection.order_by[i];
    result += fmt::format("{}{}{}", i == 0 ? " ORDER BY " : ", ", print(*item.expression),
                          item.descending ? " DESC" : "");
  }
  return result + optional_part(" SKIP ", projection.skip) +
         optional_part(" LIMIT ", projection.limit);
}

std::string print_paths(const std::vector<ast::PathPattern>& patterns) {
  std::string result;
  for (const ast::PathPattern& path : patterns) {
    result += (result.empty() ? "" : ", ") + print_path(path);
  }
  return result;
}

std::string print_changes(const std::vector<ast::SetItem>& items) {
  std::string result;
  for (const ast::SetItem& item : items) {
    if (!result.empty()) result += ", ";
    result += print_target(item.target);
    if (item.kind != ast::SetItem::Kind::mark) {
      result += item.kind == ast::SetItem::Kind::merge ? " += " : " = ";
      result += print(*item.value);
    }
  }
  return result;
}

std::string print_clauses(const ast::SingleQuery& query);

struct ClausePrinter {
  std::string operator()(const ast::Match& match) const {
    return (match.optional ? "OPTIONAL MATCH " : "MATCH ") + print_paths(match.patterns) +
           optional_part(" WHERE ", match.where);
  }
  std::string operator()(const ast::Unwind& unwind) const {
    return fmt::format("UNWIND {} AS {}", print(*unwind.list), print_name(unwind.variable));
  }
  std::string operator()(const ast::With& with) const {
    return "WITH " + print_projection(with.projection) + optional_part(" WHERE ", with.where);
  }
  std::string operator()(const ast::Return& ret) const {
    return "RETURN " + print_projection(ret.projection);
  }
  std::string operator()(const ast::Create& create) const {
    return "CREATE " + print_paths(create.patterns);
  }
  std::string operator()(const ast::Merge& merge) const {
    std::string result = "MERGE " + print_path(merge.pattern);
    if (!merge.on_create.empty()) result += " ON CREATE SET " + print_changes(merge.on_create);
    if (!merge.on_match.empty()) result += " ON MATCH SET " + print_changes(merge.on_match);
    return result;
  }
  std::string operator()(const ast::Set& set) const { return "SET " + print_changes(set.items); }
  std::string operator()(const ast::Remove& remove) const {
    return "REMOVE " + print_changes(remove.items);
  }
  std::string operator()(const ast::Delete& deletion) const {
    std::string targets;
    for (const ast::ExpressionPtr& target : deletion.targets) {
      targets += (targets.empty() ? "" : ", ") + print(*target);
    }
    return (deletion.detach ? "DETACH DELETE " : "DELETE ") + targets;
  }
  std::string operator()(const ast::Call& call) const {
    std::string result = "CALL " + print_qualified(call.procedure.text);
    if (call.has_arguments) {
      std::string arguments;
      for (const ast::ExpressionPtr& argument : call.arguments) {
        arguments += (arguments.empty() ? "" : ", ") + print(*argument);
      }
      result += "(" + arguments + ")";
    }
    if (call.has_yield) result += call.yields_all ? " YIELD *" : " YIELD " + print_yield(call);
    return result + optional_part(" WHERE ", call.where);
  }
  std::string operator()(const ast::CallSubquery& call) const {
    std::string taken;
    for (const ast::Name& name : call.taken) {
      taken += (taken.empty() ? "" : ", ") + print_name(name);
    }
    const std::string scope = call.has_scope ? "(" + (call.takes_all ? "*" : taken) + ") " : "";
    return "CALL " + scope + "{ " + print(*call.query) + " }";
  }
  std::string operator()(const ast::Foreach& loop) const {
    return fmt::format("FOREACH ({} IN {} | {})", print_name(loop.variable), print(*loop.list),
                       print_clauses(*loop.body));
  }
  std::string operator()(const ast::LoadCsv& load) const {
    return fmt::format("LOAD CSV {}FROM {} AS {}{}", load.with_headers ? "WITH HEADERS " : "",
                       print(*load.file), print_name(load.variable),
                       optional_part(" FIELDTERMINATOR ", load.separator));
  }

 private:
  static std::string print_qualified(std::string_view name) {
    std::string result;
    for (std::size_t begin = 0; begin <= name.size();) {
      const std::size_t end = std::min(name.find('.', begin), name.size());
      result += (begin > 0 ? "." : "") + print_name(name.substr(begin, end - begin));
      begin = end + 1;
    }
    return result;
  }
  static std::string print_yield(const ast::Call& call) {
    std::string result;
    for (const ast::YieldItem& item : call.items) {
      if (!result.empty()) result += ", ";
      result += print_name(item.column);
      if (item.alias) result += " AS " + print_name(*item.alias);
    }
    return result;
  }
};

std::string print_clauses(const ast::SingleQuery& query) {
  std::string result;
  for (const ast::Clause& clause : query.clauses) {
    if (!result.empty()) result += ' ';
    result += std::visit(ClausePrinter{}, clause);
  }
  return result;
}

}  // namespace

std::string print(const ast::Query& query) {
  std::string result = query.explain ? "EXPLAIN " : query.profile ? "PROFILE " : "";
  if (query.command) return result + print(*query.command);
  for (std::size_t i = 0; i < query.parts.size(); ++i) {
    if (i > 0) result += query.all[i - 1] ? " UNION ALL " : " UNION ";
    result += print_clauses(query.parts[i]);
  }
  return result;
}

}  // namespace entente::parser

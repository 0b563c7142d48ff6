#pragma once

#include <string>

#include "parser/dump.hpp"
#include "parser/parse.hpp"
#include "support/catch.hpp"

namespace round_trip {

/// Columns are printed as they were written; without that, from their trees.
inline void forget_column_texts(entente::parser::ast::Query& query) {
  using namespace entente::parser;
  for (ast::SingleQuery& part : query.parts) {
    for (ast::Clause& clause : part.clauses) {
      ast::Projection* projection = nullptr;
      if (auto* with = std::get_if<ast::With>(&clause)) projection = &with->projection;
      if (auto* ret = std::get_if<ast::Return>(&clause)) projection = &ret->projection;
      if (projection == nullptr) continue;
      for (ast::ProjectionItem& item : projection->items) item.text.clear();
    }
  }
}

/// The query prints to one with the same tree, with its columns' texts and without them.
inline void check(entente::parser::ast::Query query) {
  using namespace entente::parser;
  const std::string printed = print(query);
  INFO(printed);
  auto again = parse(printed);
  REQUIRE(again);
  CHECK(dump(*again) == dump(query));
  forget_column_texts(query);
  const std::string from_trees = print(query);
  INFO(from_trees);
  again = parse(from_trees);
  REQUIRE(again);
  forget_column_texts(*again);
  CHECK(dump(*again) == dump(query));
}

}  // namespace round_trip

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::parser {

/// Words with a meaning of their own. A trailing underscore keeps clear of C++'s words.
enum class Keyword : std::uint8_t {
  none,
  all_,
  all_shortest_paths,
  and_,
  any_,
  as_,
  asc_,
  ascending,
  by_,
  call_,
  case_,
  collect_,
  contains_,
  count_,
  create_,
  csv_,
  delete_,
  desc_,
  descending,
  detach_,
  distinct_,
  drop_,
  else_,
  end_,
  ends_,
  exists_,
  explain_,
  false_,
  fieldterminator,
  for_,
  foreach_,
  from_,
  headers_,
  if_,
  in_,
  index_,
  is_,
  limit_,
  load_,
  match_,
  merge_,
  none_,
  not_,
  null_,
  on_,
  optional_,
  or_,
  order_,
  profile_,
  reduce_,
  remove_,
  return_,
  set_,
  shortest_path,
  show_,
  single_,
  skip_,
  starts_,
  then_,
  true_,
  union_,
  unwind_,
  when_,
  where_,
  with_,
  xor_,
  yield_
};

/// The keyword that `word` spells, whatever its case; none if it is an ordinary name.
[[nodiscard]] Keyword find_keyword(std::string_view word);

/// Upper case, as documentation writes it.
[[nodiscard]] std::string_view spelling(Keyword keyword);

/// Whether the word cannot name a variable or a function unless in backquotes. Labels, relationship
/// types and property keys may be any word.
[[nodiscard]] bool is_reserved(Keyword keyword);

/// All of them in upper case, sorted.
[[nodiscard]] const std::vector<std::string>& keywords();

}  // namespace entente::parser

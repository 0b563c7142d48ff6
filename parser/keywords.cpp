// The table of keywords: spelling and what each may be used for. Which one fits where is the
// grammar's.
#include "parser/keywords.hpp"

#include <algorithm>
#include <array>

namespace entente::parser {
namespace {

enum class Use : std::uint8_t { contextual, reserved };

struct Entry {
  Keyword keyword;
  std::string_view spelling;
  Use use;
};

// In the order of the enumeration, which is the alphabet's: looked up by index and by bisection.
constexpr auto kTable = std::to_array<Entry>({
    {Keyword::all_, "ALL", Use::contextual},
    {Keyword::all_shortest_paths, "ALLSHORTESTPATHS", Use::contextual},
    {Keyword::and_, "AND", Use::reserved},
    {Keyword::any_, "ANY", Use::contextual},
    {Keyword::as_, "AS", Use::reserved},
    {Keyword::asc_, "ASC", Use::reserved},
    {Keyword::ascending, "ASCENDING", Use::reserved},
    {Keyword::by_, "BY", Use::reserved},
    {Keyword::call_, "CALL", Use::contextual},
    {Keyword::case_, "CASE", Use::reserved},
    {Keyword::collect_, "COLLECT", Use::contextual},
    {Keyword::contains_, "CONTAINS", Use::reserved},
    {Keyword::count_, "COUNT", Use::contextual},
    {Keyword::create_, "CREATE", Use::reserved},
    {Keyword::csv_, "CSV", Use::contextual},
    {Keyword::delete_, "DELETE", Use::reserved},
    {Keyword::desc_, "DESC", Use::reserved},
    {Keyword::descending, "DESCENDING", Use::reserved},
    {Keyword::detach_, "DETACH", Use::reserved},
    {Keyword::distinct_, "DISTINCT", Use::reserved},
    {Keyword::drop_, "DROP", Use::contextual},
    {Keyword::else_, "ELSE", Use::reserved},
    {Keyword::end_, "END", Use::reserved},
    {Keyword::ends_, "ENDS", Use::reserved},
    {Keyword::exists_, "EXISTS", Use::contextual},
    {Keyword::explain_, "EXPLAIN", Use::contextual},
    {Keyword::false_, "FALSE", Use::reserved},
    {Keyword::fieldterminator, "FIELDTERMINATOR", Use::contextual},
    {Keyword::for_, "FOR", Use::contextual},
    {Keyword::foreach_, "FOREACH", Use::contextual},
    {Keyword::from_, "FROM", Use::contextual},
    {Keyword::headers_, "HEADERS", Use::contextual},
    {Keyword::if_, "IF", Use::contextual},
    {Keyword::in_, "IN", Use::reserved},
    {Keyword::index_, "INDEX", Use::contextual},
    {Keyword::is_, "IS", Use::reserved},
    {Keyword::limit_, "LIMIT", Use::reserved},
    {Keyword::load_, "LOAD", Use::contextual},
    {Keyword::match_, "MATCH", Use::reserved},
    {Keyword::merge_, "MERGE", Use::reserved},
    {Keyword::none_, "NONE", Use::contextual},
    {Keyword::not_, "NOT", Use::reserved},
    {Keyword::null_, "NULL", Use::reserved},
    {Keyword::on_, "ON", Use::contextual},
    {Keyword::optional_, "OPTIONAL", Use::reserved},
    {Keyword::or_, "OR", Use::reserved},
    {Keyword::order_, "ORDER", Use::reserved},
    {Keyword::profile_, "PROFILE", Use::contextual},
    {Keyword::reduce_, "REDUCE", Use::contextual},
    {Keyword::remove_, "REMOVE", Use::reserved},
    {Keyword::return_, "RETURN", Use::reserved},
    {Keyword::set_, "SET", Use::reserved},
    {Keyword::shortest_path, "SHORTESTPATH", Use::contextual},
    {Keyword::show_, "SHOW", Use::contextual},
    {Keyword::single_, "SINGLE", Use::contextual},
    {Keyword::skip_, "SKIP", Use::reserved},
    {Keyword::starts_, "STARTS", Use::reserved},
    {Keyword::then_, "THEN", Use::reserved},
    {Keyword::true_, "TRUE", Use::reserved},
    {Keyword::union_, "UNION", Use::reserved},
    {Keyword::unwind_, "UNWIND", Use::reserved},
    {Keyword::when_, "WHEN", Use::reserved},
    {Keyword::where_, "WHERE", Use::reserved},
    {Keyword::with_, "WITH", Use::reserved},
    {Keyword::xor_, "XOR", Use::reserved},
    {Keyword::yield_, "YIELD", Use::contextual},
});
constexpr std::size_t kLongest = 16;

static_assert(std::ranges::is_sorted(kTable, {}, &Entry::spelling));
static_assert(static_cast<std::size_t>(kTable.back().keyword) == kTable.size());

const Entry* entry(Keyword keyword) {
  return keyword == Keyword::none ? nullptr : &kTable[static_cast<std::size_t>(keyword) - 1];
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::vector<std::string> all_spellings() {
  std::vector<std::string> words;
  for (const Entry& e : kTable) words.emplace_back(e.spelling);
  return words;
}

}  // namespace

Keyword find_keyword(std::string_view word) {
  if (word.empty() || word.size() > kLongest) return Keyword::none;
  std::array<char, kLongest> buffer{};
  std::transform(word.begin(), word.end(), buffer.begin(), upper);
  const std::string_view key(buffer.data(), word.size());
  const auto found = std::ranges::lower_bound(kTable, key, {}, &Entry::spelling);
  return found != kTable.end() && found->spelling == key ? found->keyword : Keyword::none;
}

std::string_view spelling(Keyword keyword) {
  const Entry* e = entry(keyword);
  return e ? e->spelling : std::string_view{};
}

bool is_reserved(Keyword keyword) {
  const Entry* e = entry(keyword);
  return e && (e->use == Use::reserved || e->use == Use::reserved);
}

const std::vector<std::string>& keywords() {
  static const std::vector<std::string> words = all_spellings();
  return words;
}

}  // namespace entente::parser

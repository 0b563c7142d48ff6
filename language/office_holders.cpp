#include "language/office_holders.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace entente::language {

namespace {

constexpr std::array<std::string_view, 6> ruling = {"president", "prime minister", "chancellor",
                                                    "king",      "supreme leader", "premier"};

std::string key(std::uint32_t state, std::string_view office) {
  return std::to_string(state) + "|" + std::string(office);
}

/// "defense secretary", "secretary of state": "secretary".
std::string head_of(std::string_view office) {
  for (const std::string_view joint : {" of ", " for ", " to ", " at ", ","}) {
    office = office.substr(0, office.find(joint));
  }
  const std::size_t space = office.rfind(' ');
  return std::string(space == std::string_view::npos ? office : office.substr(space + 1));
}

/// Spans of names and titles in order of the text, and which of them stand side by side.
class Neighbours {
 public:
  Neighbours(const Draft& draft, const TextMarks& marks) : draft_(draft), marks_(marks) {}

  /// The state that stands right before the title at `i`: "Russian President", "China's
  /// ambassador".
  [[nodiscard]] std::optional<std::uint32_t> state_before(std::size_t i) const {
    if (i == 0) return std::nullopt;
    const Span& state = span(i - 1);
    if (!is_type(state, "Country")) return std::nullopt;
    const std::uint32_t token = span(i).tokens.first;
    const bool beside =
        state.tokens.last == token || (state.possessive && state.tokens.last + 1 == token);
    return beside ? std::optional(state.entities.front()) : std::nullopt;
  }
  /// Of whom the title at `i` tells: the person behind it, or in an apposition before its state.
  [[nodiscard]] std::optional<std::uint32_t> holder(std::size_t i, bool apposition) const {
    const auto behind = person_behind(i);
    return behind || !apposition ? behind : person_before(i);
  }
  /// "President William Ruto of Kenya", "of the Republic of Kenya".
  [[nodiscard]] std::optional<std::uint32_t> state_behind(std::size_t i) const {
    if (i + 2 >= size() || !is_type(span(i + 2), "Country")) return std::nullopt;
    std::uint32_t at = span(i + 1).tokens.last;
    if (!draft_.is(at, "of")) return std::nullopt;
    if (draft_.is(++at, "the")) ++at;
    const Span& state = span(i + 2);
    return at == state.tokens.first ? std::optional(state.entities.front()) : std::nullopt;
  }

  /// "Ruto, Japanese Prime Minister Discuss …": a comma of a heading may be an "and".
  [[nodiscard]] bool is_in_heading(std::size_t i) const {
    const auto& sentences = draft_.out.sentences;
    const auto sentence = std::partition_point(
        sentences.begin(), sentences.end(),
        [&](const Sentence& s) { return s.tokens.last <= span(i).tokens.first; });
    return sentence != sentences.end() && sentence->kind == SentenceKind::heading;
  }

  [[nodiscard]] std::size_t size() const { return marks_.ordered.size(); }
  [[nodiscard]] const Span& span(std::size_t i) const {
    return draft_.out.spans[marks_.ordered[i]];
  }

 private:
  [[nodiscard]] bool is_type(const Span& span, std::string_view type) const {
    return span.kind == SpanKind::name && draft_.out.entities[span.entities.front()].type == type;
  }
  [[nodiscard]] std::optional<std::uint32_t> person_behind(std::size_t i) const {
    if (i + 1 >= size() || !is_type(span(i + 1), "Person")) return std::nullopt;
    const Span& person = span(i + 1);
    const std::uint32_t end = span(i).tokens.last;
    const std::uint32_t gap = person.tokens.first - std::min(person.tokens.first, end);
    const bool beside = gap == 0 || (gap == 1 && draft_.is(end, ","));
    return beside ? std::optional(person.entities.front()) : std::nullopt;
  }
  [[nodiscard]] std::optional<std::uint32_t> person_before(std::size_t i) const {
    if (i < 2 || !is_type(span(i - 2), "Person")) return std::nullopt;
    const Span& person = span(i - 2);
    if (!draft_.is(person.tokens.last, ",")) return std::nullopt;
    std::uint32_t at = person.tokens.last + 1;
    if (draft_.is(at, "the")) ++at;
    return at == span(i - 1).tokens.first ? std::optional(person.entities.front()) : std::nullopt;
  }

  const Draft& draft_;
  const TextMarks& marks_;
};

}  // namespace

OfficeHolders::OfficeHolders(const Draft& draft, const TextMarks& marks) {
  const Neighbours names(draft, marks);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Span& title = names.span(i);
    if (title.kind != SpanKind::title) continue;
    auto state = names.state_before(i);
    const auto person = names.holder(i, state.has_value() && !names.is_in_heading(i));
    if (!person) continue;
    if (!state) state = names.state_behind(i);
    learn(offices_[title.value], *person);
    learn(heads_[head_of(title.value)], *person);
    if (state) learn(offices_[key(*state, title.value)], *person);
  }
}

void OfficeHolders::learn(std::vector<std::uint32_t>& holders, std::uint32_t person) {
  if (std::find(holders.begin(), holders.end(), person) == holders.end()) {
    holders.push_back(person);
  }
}

std::vector<std::uint32_t> OfficeHolders::of(const std::string& office) const {
  const auto found = offices_.find(office);
  return found == offices_.end() ? std::vector<std::uint32_t>{} : found->second;
}

std::vector<std::uint32_t> OfficeHolders::headed(const std::string& noun) const {
  const auto found = heads_.find(noun);
  return found == heads_.end() ? std::vector<std::uint32_t>{} : found->second;
}

std::vector<std::uint32_t> OfficeHolders::of(std::uint32_t state, const std::string& office) const {
  if (office != "leader") return of(key(state, office));
  std::vector<std::uint32_t> holders;
  for (const std::string_view rule : ruling) {
    for (const std::uint32_t person : of(key(state, rule))) {
      const bool seen = std::find(holders.begin(), holders.end(), person) != holders.end();
      if (!seen) holders.push_back(person);
    }
  }
  return holders;
}

}  // namespace entente::language

// Offices before names: the trees that parsers trained on prose get wrong.
#include "language/titled_names.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "language/text_marks.hpp"

namespace entente::language {
namespace {

class TitledName {
 public:
  TitledName(Draft& draft, TokenRange group, TokenRange name)
      : syntax_(draft.out.syntax), group_(group), name_(name) {}

  void mend() {
    const auto outer = first_with_head_outside(group_);
    if (!outer) return;
    const std::uint32_t head = syntax_.head[*outer];
    if (head != Syntax::no_head && hangs_on_group(head)) return;
    const std::uint32_t person = first_with_head_outside(name_).value_or(name_.first);
    const std::string relation = syntax_.deprel[*outer];
    // Sentences are short, and a group's dependents near it.
    const std::uint32_t from = group_.first - std::min(group_.first, reach);
    const std::uint32_t to = std::min<std::uint32_t>(group_.last + reach, size());
    for (std::uint32_t token = from; token < to; ++token) {
      const bool outside = token < group_.first || token >= group_.last;
      const std::uint32_t above = syntax_.head[token];
      if (outside && above != Syntax::no_head && holds(group_, above)) syntax_.head[token] = person;
    }
    for (std::uint32_t token = group_.first; token < group_.last; ++token) {
      const std::uint32_t above = syntax_.head[token];
      const bool leaves = above == Syntax::no_head || !holds(group_, above);
      if (token == person || !leaves) continue;
      syntax_.head[token] = person;
      syntax_.deprel[token] = "nmod:desc";
    }
    syntax_.head[person] = head;
    syntax_.deprel[person] = relation;
    free_of_cycles(person);
  }

 private:
  static constexpr std::uint32_t reach = 40;

  [[nodiscard]] static bool holds(TokenRange range, std::uint32_t token) {
    return token >= range.first && token < range.last;
  }
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(syntax_.head.size());
  }
  [[nodiscard]] std::optional<std::uint32_t> first_with_head_outside(TokenRange range) const {
    for (std::uint32_t token = range.first; token < range.last; ++token) {
      const std::uint32_t head = syntax_.head[token];
      if (head == Syntax::no_head || !holds(range, head)) return token;
    }
    return std::nullopt;
  }

  /// Whether the way up from `token` passes the group: then the tree is too wrong to be mended.
  [[nodiscard]] bool hangs_on_group(std::uint32_t token) const {
    for (std::uint32_t step = 0; step < 2 * reach && token != Syntax::no_head; ++step) {
      if (holds(group_, token)) return true;
      token = syntax_.head[token];
    }
    return false;
  }

  /// Words of the group that `person` hung on hang on it now.
  void free_of_cycles(std::uint32_t person) {
    for (std::uint32_t token = group_.first; token < group_.last; ++token) {
      std::uint32_t at = token;
      std::uint32_t steps = 0;
      while (at != person && at != Syntax::no_head && holds(group_, at) && steps++ <= reach) {
        at = syntax_.head[at];
      }
      if (at == person || token == person) continue;
      syntax_.head[token] = person;
      syntax_.deprel[token] = "nmod:desc";
    }
  }

  Syntax& syntax_;
  TokenRange group_, name_;
};

class Finder {
 public:
  explicit Finder(Draft& draft) : draft_(draft), marks_(draft) {}

  void mend_all() {
    for (std::size_t i = 0; i < marks_.ordered.size(); ++i) {
      const Span& title = span(i);
      if (title.kind != SpanKind::title) continue;
      const auto person = person_behind(i);
      if (!person) continue;
      TokenRange group{title.tokens.first, span(*person).tokens.last};
      group.first = begin_of_owner(i).value_or(group.first);
      if (is_in_one_sentence(group)) TitledName(draft_, group, span(*person).tokens).mend();
    }
  }

 private:
  [[nodiscard]] const Span& span(std::size_t place) const {
    return draft_.out.spans[marks_.ordered[place]];
  }
  [[nodiscard]] bool is_type(std::size_t place, std::string_view type) const {
    const Span& s = span(place);
    return s.kind == SpanKind::name && draft_.out.entities[s.entities.front()].type == type;
  }

  /// Where the name of a state or body begins that stands right before the title: "Israeli
  /// Minister", "World Bank President", "World Trade Organization (WTO) Director-General".
  [[nodiscard]] std::optional<std::uint32_t> begin_of_owner(std::size_t title) const {
    const std::uint32_t first = span(title).tokens.first;
    if (title == 0 || span(title - 1).possessive) return std::nullopt;
    const auto owns = [&](std::size_t place) {
      return is_type(place, "Country") || is_type(place, "Organization");
    };
    if (span(title - 1).tokens.last == first && owns(title - 1)) {
      return span(title - 1).tokens.first;
    }
    const bool short_form = title > 1 && owns(title - 1) && owns(title - 2) &&
                            span(title - 1).tokens.last + 1 == first && draft_.is(first - 1, ")") &&
                            span(title - 2).tokens.last + 1 == span(title - 1).tokens.first;
    if (!short_form || !draft_.is(span(title - 2).tokens.last, "(")) return std::nullopt;
    return span(title - 2).tokens.first;
  }

  /// "Advisor Sydney Mufamadi", "Advisor Dr. Sydney Mufamadi", "President of Finland Sauli
  /// Niinistö", "Secretary of State for Defence Ben Wallace".
  [[nodiscard]] std::optional<std::size_t> person_behind(std::size_t title) const {
    constexpr std::size_t most = 3;  // titles and names between
    for (std::size_t next = title + 1; next < marks_.ordered.size() && next <= title + most;
         ++next) {
      if (span(next).tokens.first < span(title).tokens.last)
        continue;  // "Minister of Foreign Affairs"
      const bool person = is_type(next, "Person");
      std::uint32_t to = span(next).tokens.first;
      // "the President of the Council of Ministers, Giorgia Meloni, …"
      const std::uint32_t first = span(title).tokens.first;
      if (person && first > 0 && draft_.is(first - 1, "the") && draft_.is(to - 1, ",")) --to;
      if (!belongs_to_office(span(title).tokens.last, to, person)) return std::nullopt;
      if (person) return next;
    }
    return std::nullopt;
  }

  /// Whether all words between go on about the office: capitalized, or what joins these, but to no
  /// `person`.
  [[nodiscard]] bool belongs_to_office(std::uint32_t from, std::uint32_t to, bool person) const {
    static constexpr std::array<std::string_view, 6> joints{"of", "for", "and", "the", "to", "&"};
    constexpr std::uint32_t longest = 12;
    if (to < from || to - from > longest) return false;
    for (std::uint32_t token = from; token < to; ++token) {
      const bool joint =
          std::find(joints.begin(), joints.end(), draft_.folded[token]) != joints.end();
      if (!joint && !draft_.is_capital(token)) return false;
    }
    // "the President and Ben Wallace": another one.
    return to == from || !person ||
           !(draft_.is(to - 1, "and") || draft_.is(to - 1, "of") || draft_.is(to - 1, "to") ||
             draft_.is(to - 1, "for"));
  }

  [[nodiscard]] bool is_in_one_sentence(TokenRange range) const {
    const auto& sentences = draft_.out.sentences;
    const auto sentence =
        std::partition_point(sentences.begin(), sentences.end(),
                             [&](const Sentence& s) { return s.tokens.last <= range.first; });
    return sentence != sentences.end() && range.last <= sentence->tokens.last &&
           sentence->kind != SentenceKind::residue;
  }

  Draft& draft_;
  TextMarks marks_;
};

}  // namespace

void add_counterparts(Draft& draft) {
  std::vector<Span> counterparts;
  const TextMarks marks(draft);
  for (const Sentence& sentence : draft.out.sentences) {
    if (sentence.kind == SentenceKind::residue) continue;
    auto next = marks.ordered_from(sentence.tokens.first);
    std::string office;
    for (std::uint32_t token = sentence.tokens.first; token < sentence.tokens.last; ++token) {
      for (; next != marks.ordered.end(); ++next) {
        const Span& span = draft.out.spans[*next];
        if (span.tokens.last > token) break;
        if (span.kind == SpanKind::title) office = span.value;
      }
      if (office.empty() || !draft.is(token, "counterpart") || marks.covered[token]) continue;
      counterparts.push_back({SpanKind::title, {token, token + 1}, {}, office});
    }
  }
  draft.out.spans.insert(draft.out.spans.end(), counterparts.begin(), counterparts.end());
}

void mend_titled_names(Draft& draft) {
  if (draft.out.syntax.deprel.empty()) return;
  Finder(draft).mend_all();
}

}  // namespace entente::language

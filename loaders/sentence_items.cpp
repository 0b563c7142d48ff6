// Annotated sentence -> the sequence of items that patterns are matched against. Decides which
// span a token counts for, and leaves out what no pattern should have to mention.
#include "loaders/sentence_items.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "loaders/quotations.hpp"

namespace entente::loaders {

namespace {

using language::AnnotatedText;
using language::Shape;
using language::Span;
using language::SpanKind;
using language::TokenRange;

constexpr std::uint32_t kRemarkTokens = 6;  // "(SCO)", "(read: no one)"; longer ones are clauses
constexpr std::array<std::string_view, 3> kArticles{"the", "a", "an"};

std::string lower(std::string_view word) {
  std::string low(word);
  std::transform(low.begin(), low.end(), low.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return low;
}

bool is_quote_mark(std::string_view word) {
  return word == "\"" || word == "“" || word == "”" || word == "‘" || word == "''" || word == "``";
}

/// Dashes of all kinds are one mark for patterns, hyphens of all kinds another.
std::string_view normal_mark(std::string_view word) {
  if (word == "–" || word == "—" || word == "--") return "–";
  if (word == "‐" || word == "‑") return "-";
  return word;
}

class ItemMaker {
 public:
  ItemMaker(const AnnotatedText& text, const FrameSet& frames, const Span& pair,
            std::vector<TokenRange>& quoted)
      : text_(text), frames_(frames), pair_(pair), quoted_(quoted) {}

  Items make(TokenRange range);

 private:
  void collect_spans(TokenRange range);
  /// The span that stands for token `at`, if one begins there that patterns should see whole.
  [[nodiscard]] const Span* span_at(std::uint32_t at, TokenRange range);
  [[nodiscard]] bool is_apposition(const Span& nominal) const;
  [[nodiscard]] bool is_named_office(const Span& nominal, std::size_t at) const;
  [[nodiscard]] bool counts_products(const Span& amount, std::size_t at) const;
  void add_span(const Span& span);
  void add_token(std::uint32_t at);
  [[nodiscard]] bool is_rank(TokenRange title) const;
  [[nodiscard]] std::uint32_t after_remark(std::uint32_t at, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t after_location(std::uint32_t at, TokenRange range);
  [[nodiscard]] bool is_verb(std::uint32_t at) const;
  [[nodiscard]] bool is_half_mark(std::uint32_t at) const;

  const AnnotatedText& text_;
  const FrameSet& frames_;
  const Span& pair_;
  std::vector<TokenRange>& quoted_;
  std::vector<const Span*> spans_;
  std::size_t next_span_ = 0;
  Items items_;
  bool after_article_ = false;  // "the" was left out just now
};

void ItemMaker::collect_spans(TokenRange range) {
  auto from =
      std::lower_bound(text_.spans.begin(), text_.spans.end(), range.first,
                       [](const Span& s, std::uint32_t first) { return s.tokens.first < first; });
  for (; from != text_.spans.end() && from->tokens.first < range.last; ++from)
    spans_.push_back(&*from);
}

int rank(SpanKind kind) {
  switch (kind) {
    case SpanKind::quotation:
      return 0;
    case SpanKind::name:
      return 1;
    case SpanKind::date:
      return 2;
    case SpanKind::amount:
      return 3;
    case SpanKind::title:
      return 4;
    case SpanKind::nominal:
      return 5;
  }
  return 6;
}

/// Whether a nominal says again what a name beyond a comma says ("Li Hui, the ambassador to
/// Russia"; "the Kenyan foreign minister, Ada Ruiz"): then its words tell more than what it points
/// to.
bool ItemMaker::is_apposition(const Span& nominal) const {
  const std::uint32_t comma = nominal.tokens.last;
  if (comma + 1 < text_.tokens.size() && text_.word(comma) == ",") {
    const bool named = std::any_of(spans_.begin(), spans_.end(), [&](const Span* span) {
      return span->kind == SpanKind::name && span->tokens.first == comma + 1 &&
             span->entities == nominal.entities;
    });
    if (named) return true;
  }
  if (items_.size() < 2 || items_.back().form != frames_.number_of(",")) return false;
  const Item& before = items_[items_.size() - 2];
  return before.kind == Item::Kind::name && before.span->entities == nominal.entities;
}

/// Whether a nominal is an office that the name behind its comma holds ("the French foreign
/// minister, Jean Dupont"): then its words tell more than what it points to.
bool ItemMaker::is_named_office(const Span& nominal, std::size_t at) const {
  const std::uint32_t comma = nominal.tokens.last;
  if (comma + 1 >= text_.tokens.size() || text_.word(comma) != ",") return false;
  bool office = false;
  for (std::size_t i = at; i < spans_.size() && spans_[i]->tokens.first <= comma + 1; ++i) {
    const Span& span = *spans_[i];
    office = office || (span.kind == SpanKind::title && span.tokens.last <= comma);
    const bool name = span.kind == SpanKind::name && span.tokens.first == comma + 1;
    if (name && span.entities == nominal.entities) return office;
  }
  return false;
}

/// "six Kilo-class submarines": the name matters more than the number.
bool ItemMaker::counts_products(const Span& amount, std::size_t at) const {
  for (std::size_t i = at; i < spans_.size() && spans_[i]->tokens.first < amount.tokens.last; ++i) {
    if (spans_[i]->kind == SpanKind::name &&
        text_.entities[spans_[i]->entities.front()].type == "Product") {
      return true;
    }
  }
  return false;
}

const Span* ItemMaker::span_at(std::uint32_t at, TokenRange range) {
  const Span* best = nullptr;
  while (next_span_ < spans_.size() && spans_[next_span_]->tokens.first < at) ++next_span_;
  for (std::size_t i = next_span_; i < spans_.size() && spans_[i]->tokens.first == at; ++i) {
    const Span* span = spans_[i];
    // A quotation that is read by itself is not its own item.
    const bool whole = span->tokens.first <= range.first && span->tokens.last >= range.last;
    if (span->kind == SpanKind::quotation && (whole || !is_said(text_, span->tokens))) continue;
    if (span->kind == SpanKind::nominal && (is_apposition(*span) || is_named_office(*span, i)))
      continue;
    if (span->kind == SpanKind::amount && counts_products(*span, i)) continue;
    if (best == nullptr || rank(span->kind) < rank(best->kind)) best = span;
  }
  return best;
}

void ItemMaker::add_span(const Span& span) {
  Item item{.tokens = {span.tokens.first, span.tokens.last}, .span = &span};
  item.capitalized = text_.tokens[span.tokens.first].shape != Shape::lower;
  item.adjectival = span.adjectival;
  item.possessive = span.possessive;
  switch (span.kind) {
    case SpanKind::name:
      item.kind = Item::Kind::name;
      break;
    case SpanKind::nominal:
      item.kind = Item::Kind::nominal;
      break;
    case SpanKind::date:
      item.kind = Item::Kind::date;
      item.form = frames_.number_of(Cue::date);
      break;
    case SpanKind::amount:
      item.kind = Item::Kind::amount;
      item.form = frames_.number_of(Cue::amount);
      break;
    case SpanKind::title:
      item.kind = Item::Kind::title;
      item.form = frames_.number_of(Cue::title);
      item.lemma = frames_.number_of(text_.lemmas[span.tokens.last - 1]);
      if (is_rank(span.tokens)) item.flags = flag(WordClass::rank);
      break;
    case SpanKind::quotation:
      item.kind = Item::Kind::quotation;
      item.form = frames_.number_of(Cue::quotation);
      quoted_.push_back(span.tokens);
      break;
  }
  for (const std::uint32_t entity : span.entities)
    item.types |= frames_.bits_of(text_.entities[entity]);
  if (item.kind == Item::Kind::nominal) {
    static constexpr std::array<std::string_view, 5> pronouns{"his", "her", "its", "their", "our"};
    const std::string word = lower(text_.word(span.tokens.first));
    const bool alone = span.tokens.last == span.tokens.first + 1;
    // So that patterns may name the pronoun, or the noun: "the manoeuvres".
    item.form = frames_.number_of(alone ? word : lower(text_.word(span.tokens.last - 1)));
    if (!alone) item.lemma = frames_.number_of(text_.lemmas[span.tokens.last - 1]);
    if (alone && std::find(pronouns.begin(), pronouns.end(), word) != pronouns.end())
      item.possessive = true;
  }
  item.definite = after_article_;
  after_article_ = false;
  items_.push_back(item);
}

/// "Major General", "Vice Adm.": no office, whatever it is a rank in.
bool ItemMaker::is_rank(TokenRange title) const {
  for (std::uint32_t token = title.first; token < title.last; ++token) {
    const WordFlags flags = frames_.flags(frames_.number_of(lower(text_.word(token))));
    const bool mark = text_.tokens[token].shape == Shape::punctuation;
    if (!mark && (flags & flag(WordClass::rank)) == 0) return false;
  }
  return true;
}

void ItemMaker::add_token(std::uint32_t at) {
  const auto& token = text_.tokens[at];
  const std::string_view word = text_.word(at);
  if (is_quote_mark(word) || is_half_mark(at)) return;
  // "the Philippines' president": the mark is the name's own flag.
  if ((word == "'" || word == "’") && !items_.empty() && items_.back().possessive &&
      items_.back().names_entity() && items_.back().tokens.last == at) {
    return;
  }
  Item item{.tokens = {at, at + 1}};
  const bool mark = token.shape == Shape::punctuation;
  if (mark) {
    item.kind = Item::Kind::mark;
    // A hyphen between spaces is a dash.
    const bool spaced =
        word == "-" && ((at > 0 && text_.tokens[at - 1].end < token.begin) ||
                        (at + 1 < text_.tokens.size() && token.end < text_.tokens[at + 1].begin));
    item.form = item.lemma = frames_.number_of(spaced ? "–" : normal_mark(word));
  } else {
    const std::string low = lower(word);
    if (std::find(kArticles.begin(), kArticles.end(), low) != kArticles.end()) {
      after_article_ = low == "the";
      return;
    }
    // The clitic of a possessive name is the name's own flag.
    if ((low == "'s" || low == "’s" || low == "'" || low == "’") && !items_.empty() &&
        items_.back().names_entity() && items_.back().tokens.last == at) {
      items_.back().possessive = true;
      return;
    }
    item.capitalized = token.shape == Shape::capitalized || token.shape == Shape::upper;
    item.form = frames_.number_of(low);
    item.lemma = frames_.number_of(text_.lemmas[at]);
    const bool other = text_.lemmas[at] != low;
    item.progressive = low.size() > 4 && low.ends_with("ing");
    item.inflected = item.progressive || (other && !low.ends_with("s"));
    item.verb = is_verb(at);
    item.finite = at < text_.syntax.xpos.size() &&
                  (text_.syntax.xpos[at] == "VBD" || text_.syntax.xpos[at] == "VBZ");
  }
  item.flags = static_cast<WordFlags>(frames_.flags(item.form) | frames_.flags(item.lemma));
  if (item.is(WordClass::pair) && pair_.entities.size() == 2) {
    item.kind = Item::Kind::nominal;
    item.adjectival = item.pair = true;
    item.span = &pair_;
    for (const auto entity : pair_.entities) item.types |= frames_.bits_of(text_.entities[entity]);
  }
  item.definite = after_article_;
  after_article_ = false;
  items_.push_back(item);
}

/// One of two single marks that are a double one: ''so''.
bool ItemMaker::is_half_mark(std::uint32_t at) const {
  const auto single = [&](std::uint32_t token) {
    const std::string_view mark = text_.word(token);
    return mark == "‘" || mark == "’" || mark == "'" || mark == "`";
  };
  const auto joined = [&](std::uint32_t token) {
    return text_.tokens[token].end == text_.tokens[token + 1].begin && single(token) &&
           single(token + 1);
  };
  return (at > 0 && joined(at - 1)) || (at + 1 < text_.tokens.size() && joined(at));
}

bool ItemMaker::is_verb(std::uint32_t at) const {
  const language::Syntax& syntax = text_.syntax;
  if (at >= syntax.upos.size() || at >= syntax.deprel.size()) return false;
  const std::string& kind = syntax.deprel[at];
  return syntax.upos[at] == language::Upos::VERB && !kind.empty() && kind != "amod" &&
         kind != "compound" && kind != "conj";
}

/// One past a short remark in parentheses that begins at `at`, or `at`.
std::uint32_t ItemMaker::after_remark(std::uint32_t at, std::uint32_t end) const {
  if (text_.word(at) != "(") return at;
  for (std::uint32_t i = at + 1; i < std::min(end, at + kRemarkTokens + 2); ++i) {
    if (text_.word(i) == ")") return i + 1;
  }
  return at;
}

/// One past a name that tells where the place before the comma at `at` lies, or `at`.
std::uint32_t ItemMaker::after_location(std::uint32_t at, TokenRange range) {
  if (text_.word(at) != "," || at + 1 >= range.last) return at;
  const Span* span = span_at(at + 1, range);
  return span != nullptr && span->locating ? span->tokens.last : at;
}

Items ItemMaker::make(TokenRange range) {
  collect_spans(range);
  for (std::uint32_t at = range.first; at < range.last && items_.size() < kItems;) {
    if (const std::uint32_t after = after_remark(at, range.last); after != at) {
      at = after;
    } else if (const std::uint32_t behind = after_location(at, range); behind != at) {
      at = behind;
    } else if (const Span* span = span_at(at, range)) {
      add_span(*span);
      at = std::max(span->tokens.last, at + 1);
    } else {
      add_token(at++);
    }
  }
  return std::move(items_);
}

}  // namespace

Items make_items(const AnnotatedText& text, TokenRange range, const FrameSet& frames,
                 const Span& pair, std::vector<TokenRange>& quoted) {
  return ItemMaker(text, frames, pair, quoted).make(range);
}

}  // namespace entente::loaders

// Whose text it is. Precision before recall: "we" may be anybody, and then nobody.
#include "language/authors.hpp"
#include "language/word_table.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace entente::language {
namespace {

using Entities = std::vector<std::uint32_t>;

constexpr std::array<std::string_view, 11> utterances = {
    "statement", "remarks", "address", "speech",  "message", "letter",
    "op-ed",     "toast",   "lecture", "opinion", "tribute"};
/// Behind these a title tells what the text is about.
constexpr std::array<std::string_view, 14> topic_words = {
    "on", "following", "before", "after", "at",      "in",        "during",
    "to", "regarding", "ahead",  ":",     "marking", "welcoming", "announcing"};

void add_new(Entities& entities, std::uint32_t entity) {
  if (std::find(entities.begin(), entities.end(), entity) == entities.end()) {
    entities.push_back(entity);
  }
}

class AuthorFinder {
 public:
  AuthorFinder(const Draft& draft, const TextMarks& marks) : draft_(draft), marks_(marks) {}

  [[nodiscard]] Authors find() const {
    Authors authors;
    authors.i = speaker_in_title();
    authors.we = introduced(true);
    if (const Entities bodies = bodies_in_joint_title(); !bodies.empty()) {
      authors.joint = true;
      if (authors.we.empty()) authors.we = bodies;
    }
    if (authors.we.empty()) authors.we = introduced(false);
    if (authors.we.empty()) authors.we = from_text();
    return authors;
  }

 private:
  [[nodiscard]] bool is_type(std::uint32_t entity, std::string_view type) const {
    return draft_.out.entities[entity].type == type;
  }
  [[nodiscard]] bool is_body(std::uint32_t entity) const {
    return is_type(entity, "Country") || is_type(entity, "Organization");
  }

  // ---- the title ----

  /// Where the title begins to tell what the text is about.
  [[nodiscard]] std::uint32_t end_of_authors(std::uint32_t from) const {
    std::uint32_t end = from;
    while (end < draft_.title_end && !contains(topic_words, draft_.folded[end])) ++end;
    return end;
  }

  /// "Statement from President Biden on …", "Remarks by Prime Minister Kishida": one person alone.
  [[nodiscard]] std::optional<std::uint32_t> speaker_in_title() const {
    for (std::uint32_t t = 0; t + 1 < draft_.title_end; ++t) {
      const bool by = draft_.is(t + 1, "by") || draft_.is(t + 1, "from") || draft_.is(t + 1, "of");
      if (!by || !contains(utterances, draft_.folded[t])) continue;
      Entities persons;
      const std::uint32_t end = end_of_authors(t + 2);
      for (auto index = marks_.ordered_from(t + 2); index != marks_.ordered.end(); ++index) {
        const Span& span = draft_.out.spans[*index];
        if (span.tokens.first >= end) break;
        if (span.kind != SpanKind::name || !is_type(span.entities.front(), "Person")) continue;
        if (!draft_.is_possessive_mark(span.tokens.last)) add_new(persons, span.entities.front());
      }
      if (persons.size() == 1) return persons.front();
      return std::nullopt;
    }
    return std::nullopt;
  }

  /// "Joint Statement by the President of Kenya and …", "U.S.-Kenya Joint Statement on …", "G7
  /// Leaders' Communiqué".
  [[nodiscard]] Entities bodies_in_joint_title() const {
    static constexpr std::array<std::string_view, 6> joint_words = {
        "joint", "communiqué", "communique", "declaration", "leaders", "ministers"};
    const auto begin = draft_.folded.begin(), end = begin + draft_.title_end;
    const auto is_joint = [](const std::string& word) { return contains(joint_words, word); };
    const auto joint = std::find_if(begin, end, is_joint);
    if (joint == end) return {};
    std::uint32_t last = end_of_authors(static_cast<std::uint32_t>(joint - begin));
    // "The Nairobi Communique: A *Joint Statement* Between Kenya and …"
    const auto again = std::find_if(begin + last, end, is_joint);
    if (draft_.is(last, ":") && again != end) {
      last = end_of_authors(static_cast<std::uint32_t>(again - begin));
    }
    Entities bodies;
    for (const std::uint32_t index : marks_.ordered) {
      const Span& span = draft_.out.spans[index];
      if (span.tokens.first >= last) break;
      const bool aside = span.tokens.first > 0 && draft_.is(span.tokens.first - 1, "(");
      if (span.kind == SpanKind::name && !aside) add_bodies(span, bodies);
    }
    const bool alliance = bodies.size() == 1 && !is_type(bodies.front(), "Country");
    return bodies.size() > 1 || alliance ? bodies : Entities{};
  }

  void add_bodies(const Span& span, Entities& bodies) const {
    for (const std::uint32_t named : span.entities) {
      const TextEntity& entity = draft_.out.entities[named];
      const bool known = is_type(named, "Organization") && !entity.key.empty();
      if (known || is_type(named, "Country")) add_new(bodies, named);
      for (const std::uint32_t side : entity.sides) add_new(bodies, side);
    }
  }

  // ---- the text ----

  /// "We, the leaders of Kenya, Japan and Chile, met": several states or bodies, or persons, too; a
  /// body may be one.
  [[nodiscard]] Entities introduced(bool bodies) const {
    for (const Sentence& sentence : draft_.out.sentences) {
      if (sentence.kind != SentenceKind::prose) continue;
      for (std::uint32_t t = sentence.tokens.first; t + 1 < sentence.tokens.last; ++t) {
        if (!draft_.is(t, "we") || marks_.quoted[t] || marks_.covered[t]) continue;
        if (!draft_.is(t + 1, ",") && !draft_.is(t + 1, "–") && !draft_.is(t + 1, "—")) continue;
        Entities we = list_behind(t + 1, sentence.tokens);
        if (bodies && !std::all_of(we.begin(), we.end(),
                                   [&](std::uint32_t member) { return is_body(member); })) {
          continue;
        }
        if (we.size() > 1 || (we.size() == 1 && is_type(we.front(), "Organization"))) return we;
      }
    }
    return {};
  }

  [[nodiscard]] Entities from_text() const {
    std::map<std::uint32_t, std::size_t> owners;
    for (const Sentence& sentence : draft_.out.sentences) {
      if (sentence.kind != SentenceKind::prose) continue;
      for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
        if (marks_.quoted[t] || marks_.covered[t]) continue;
        const auto owner = draft_.is(t, "our") ? opening_subject(t, sentence.tokens) : std::nullopt;
        if (owner) ++owners[*owner];
      }
    }
    if (owners.size() == 1) {
      // Said once of a body, "our" is as often the speaker's.
      const auto [owner, times] = *owners.begin();
      if (times > 1 || is_type(owner, "Country")) return {owner};
    }
    return owners.empty() || says_we() ? opening_group() : Entities{};
  }

  /// Whether "we" is said outside quotations, more than once.
  [[nodiscard]] bool says_we() const {
    std::size_t times = 0;
    for (std::uint32_t t = 0; t < draft_.size() && times < 2; ++t) {
      if (draft_.is(t, "we") && !marks_.quoted[t]) ++times;
    }
    return times == 2;
  }

  /// The first states or bodies that the opening sentences name as one list: those who state a
  /// joint statement.
  [[nodiscard]] Entities opening_group() const {
    constexpr std::size_t opening = 4;  // sentences
    const auto& sentences = draft_.out.sentences;
    for (std::size_t i = 0; i < std::min(opening, sentences.size()); ++i) {
      if (sentences[i].kind != SentenceKind::prose) continue;
      for (auto index = marks_.ordered_from(sentences[i].tokens.first);
           index != marks_.ordered.end(); ++index) {
        const Span& span = draft_.out.spans[*index];
        if (span.tokens.first >= sentences[i].tokens.last) break;
        if (span.kind != SpanKind::name || span.adjectival) continue;
        if (!is_body(span.entities.front()) || !leads_clause(span)) continue;
        Entities group = list_from(index, sentences[i].tokens);
        const bool state = std::any_of(group.begin(), group.end(), [&](std::uint32_t member) {
          return is_type(member, "Country");
        });
        if (group.size() > 1 && state) return group;
      }
    }
    return {};
  }

  /// A subject, or whose leaders or behalf the subject is, as far as the tree is known.
  [[nodiscard]] bool leads_clause(const Span& span) const {
    const Syntax& syntax = draft_.out.syntax;
    if (syntax.deprel.empty()) return true;
    std::uint32_t token = span.tokens.last - 1;
    for (int step = 0; step < 4; ++step) {
      const std::string_view relation = syntax.deprel[token];
      if (relation.starts_with("nsubj") || relation == "root") return true;
      const bool climbs = relation.starts_with("nmod") || relation == "flat" ||
                          relation == "compound" || relation == "conj" || relation == "appos";
      if (!climbs) return false;
      token = syntax.head[token];
    }
    return false;
  }

  /// The names of one list from `index` on, of states and bodies alone.
  [[nodiscard]] Entities list_from(std::vector<std::uint32_t>::const_iterator index,
                                   TokenRange sentence) const {
    Entities members;
    std::uint32_t end = draft_.out.spans[*index].tokens.first;
    for (; index != marks_.ordered.end(); ++index) {
      const Span& span = draft_.out.spans[*index];
      if (span.kind != SpanKind::name) continue;
      if (span.tokens.first >= sentence.last || !continues_list(end, span)) break;
      if (!is_body(span.entities.front())) break;
      add_new(members, span.entities.front());
      end = span.tokens.last;
    }
    return members;
  }

  /// The names that follow `comma` as one list, at most a few words behind it.
  [[nodiscard]] Entities list_behind(std::uint32_t comma, TokenRange sentence) const {
    constexpr std::uint32_t reach = 8;
    Entities members;
    std::uint32_t end = comma + 1;
    for (auto index = marks_.ordered_from(comma + 1); index != marks_.ordered.end(); ++index) {
      const Span& span = draft_.out.spans[*index];
      if (span.kind != SpanKind::name) continue;
      if (span.tokens.first >= sentence.last) break;
      const bool near =
          members.empty() ? span.tokens.first <= comma + reach : continues_list(end, span);
      if (!near) break;
      add_new(members, span.entities.front());
      end = span.tokens.last;
    }
    return members;
  }

  [[nodiscard]] bool continues_list(std::uint32_t end, const Span& span) const {
    for (std::uint32_t t = end; t < span.tokens.first; ++t) {
      const bool joint = draft_.is(t, ",") || draft_.is(t, "and") || draft_.is(t, "the") ||
                         draft_.is(t, "(") || draft_.is(t, ")") ||
                         draft_.is(t, WordClass::office) || draft_.is(t, "prime");
      if (!joint) return false;
    }
    return true;
  }

  /// The state or body that the sentence names first, as a subject before `t`.
  [[nodiscard]] std::optional<std::uint32_t> opening_subject(std::uint32_t t,
                                                             TokenRange sentence) const {
    for (auto index = marks_.ordered_from(sentence.first); index != marks_.ordered.end(); ++index) {
      const Span& span = draft_.out.spans[*index];
      if (span.kind != SpanKind::name) continue;
      if (span.tokens.first >= t) break;
      if (says_we_before(t, sentence)) break;
      const std::uint32_t named = span.entities.front();
      const bool subject = !span.possessive && !span.adjectival && is_argument(span) &&
                           !marks_.is_governed(span.tokens.first, sentence.first);
      return is_body(named) && subject ? std::optional(named) : std::nullopt;
    }
    return std::nullopt;
  }

  /// "As Kenya grows, we reiterate our commitment": our own, not Kenya's.
  [[nodiscard]] bool says_we_before(std::uint32_t t, TokenRange sentence) const {
    for (std::uint32_t before = sentence.first; before < t; ++before) {
      if (draft_.is(before, "we") && !marks_.quoted[before]) return true;
    }
    return false;
  }

  /// Not part of another noun ("NATO Allies"), as far as the tree is known.
  [[nodiscard]] bool is_argument(const Span& span) const {
    const auto& deprel = draft_.out.syntax.deprel;
    return deprel.empty() || deprel[span.tokens.last - 1] != "compound";
  }

  const Draft& draft_;
  const TextMarks& marks_;
};

}  // namespace

Authors find_authors(const Draft& draft, const TextMarks& marks) {
  return AuthorFinder(draft, marks).find();
}

}  // namespace entente::language

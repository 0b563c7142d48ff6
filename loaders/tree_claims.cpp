// The predicates of a text's sentences, each tried by the trees that its lemma sets off; and what
// the whole text tells them: whose list it is, whom it is about, who publishes it.
#include "loaders/tree_claims.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "language/characters.hpp"
#include "language/word_table.hpp"
#include "loaders/sentence_tree.hpp"
#include "loaders/tree_match.hpp"

namespace entente::loaders {
namespace {

using graph::Claim;
using graph::Filler;
using graph::Modality;
using graph::RoleKind;
using language::AnnotatedText;
using language::Argument;
using language::DeepSyntax;
using language::Relation;
using language::SpanKind;
using language::Syntax;
using language::TokenRange;
using language::Upos;

/// A text is about a body that it names at least as often, and twice as often as any third one.
constexpr std::size_t kCounterpartMentions = 4;

std::string outcome_of(const AnnotatedText& text, const Described& described,
                       const std::vector<Claim>& claims) {
  const auto name = [&](std::uint32_t entity) {
    return entity < described.first ? text.entities[entity].name
                                    : described.entities[entity - described.first].name;
  };
  std::string out;
  for (const Claim& claim : claims) {
    out += out.empty() ? "" : "; ";
    if (claim.modality != Modality::asserted) out += std::string(to_string(claim.modality)) + " ";
    out += claim.type + "(";
    for (const Filler& filler : claim.fillers) {
      if (out.back() != '(') out += ", ";
      out += filler.role + "=" + (filler.entity ? name(*filler.entity) : filler.value);
    }
    out += ")";
  }
  return out;
}

}  // namespace

TreeReader::TreeReader(const FrameSet& frames, const AnnotatedText& text, Described& described,
                       std::optional<std::uint32_t> publisher)
    : frames_(frames),
      text_(text),
      described_(described),
      syntax_(text),
      span_at_(text.tokens.size(), SentenceTree::none) {
  for (std::uint32_t i = 0; i < text.spans.size(); ++i) {
    const language::Span& span = text.spans[i];
    if (span.kind != SpanKind::name && span.kind != SpanKind::nominal) continue;
    for (std::uint32_t token = span.tokens.first; token < span.tokens.last; ++token) {
      const std::uint32_t other = span_at_[token];
      const auto width = [&](std::uint32_t s) {
        return text.spans[s].tokens.last - text.spans[s].tokens.first;
      };
      if (other == SentenceTree::none || width(i) <= width(other)) span_at_[token] = i;
    }
  }
  lemma_.reserve(text.tokens.size());
  for (std::uint32_t token = 0; token < text.syntax.lemma.size(); ++token) {
    lemma_.push_back(lemma_number(token));
  }
  publisher_ = publisher.value_or(SentenceTree::none);
  if (lemma_.empty()) return;
  find_leads();
  find_counterpart();
}

std::uint32_t TreeReader::lemma_number(std::uint32_t token) const {
  const std::uint32_t number = frames_.number_of(language::folded(text_.syntax.lemma[token]));
  const bool plural = text_.syntax.xpos[token].starts_with("NN") &&
                      text_.syntax.xpos[token].ends_with("S");  // "Clashes broke out"
  if (number != FrameSet::kUnknown || !(plural || text_.syntax.upos[token] == Upos::VERB)) {
    return number;
  }
  const std::string form = language::folded(text_.word(token));
  for (const std::string_view ending : {"ed", "ing", "es", "s"}) {
    if (!form.ends_with(ending) || form.size() < ending.size() + 3) continue;
    const std::string stem = form.substr(0, form.size() - ending.size());
    for (const std::string& base : {stem, stem + "e", stem.substr(0, stem.size() - 1)}) {
      const std::uint32_t known = frames_.number_of(base);
      if (known != FrameSet::kUnknown) return known;
    }
  }
  return number;
}

void TreeReader::find_counterpart() {
  const auto is_state = [&](std::uint32_t entity, std::string_view also) {
    const std::uint32_t types = frames_.type_bit("Country") | frames_.type_bit(also);
    return (frames_.bits_of(text_.entities[entity]) & types) != 0 &&
           (text_.entities[entity].type == "Country" || !text_.entities[entity].key.empty());
  };
  if (actor_ == SentenceTree::none || !is_state(actor_, "Country")) return;
  std::vector<std::size_t> mentions(text_.entities.size());
  for (const language::Span& span : text_.spans) {
    if (span.kind != SpanKind::name || span.entities.empty()) continue;
    const std::uint32_t entity = span.entities.front();
    if (is_state(entity, "Alliance")) ++mentions[entity];
  }
  mentions[actor_] = 0;
  const auto most = std::max_element(mentions.begin(), mentions.end());
  if (most == mentions.end() || *most < kCounterpartMentions) return;
  for (auto other = mentions.begin(); other != mentions.end(); ++other) {
    if (other != most && 2 * *other > *most) return;
  }
  const auto about = static_cast<std::uint32_t>(most - mentions.begin());
  const auto first = std::find_if(text_.spans.begin(), text_.spans.end(), [&](const auto& span) {
    return span.kind == SpanKind::name && !span.entities.empty() && span.entities.front() == about;
  });
  const std::size_t opening = std::min<std::size_t>(text_.sentences.size(), 2);
  if (first->tokens.first < text_.sentences[opening - 1].tokens.last) counterpart_ = &*first;
}

void TreeReader::find_leads() {
  const std::uint32_t bodies = frames_.type_bit("Country") | frames_.type_bit("Organization");
  std::uint32_t lead = SentenceTree::none;
  std::vector<std::size_t> acts(text_.entities.size());
  for (const language::Sentence& sentence : text_.sentences) {
    if (sentence.kind == language::SentenceKind::residue) continue;
    if (lead != SentenceTree::none) lead_[sentence.tokens.first] = lead;
    const SentenceTree tree{frames_, text_, syntax_, span_at_, lemma_, sentence.tokens};
    for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      if (syntax_.head(t) != Syntax::no_head) continue;
      for (const Argument& argument : syntax_.arguments(t)) {
        if (argument.relation != Relation::subject) continue;
        const auto named = entities_at(tree, argument.token, argument.relation, bodies);
        if (named.empty()) continue;
        lead = argument.token;
        ++acts[named.front().entity];
      }
    }
  }
  const auto most = std::max_element(acts.begin(), acts.end());
  if (most != acts.end() && *most > 0) actor_ = static_cast<std::uint32_t>(most - acts.begin());
}

std::vector<Claim> TreeReader::read(const language::Sentence& sentence,
                                    std::vector<TreeAttempt>* attempts) {
  const auto lead = lead_.find(sentence.tokens.first);
  const SentenceTree context{frames_,
                             text_,
                             syntax_,
                             span_at_,
                             lemma_,
                             sentence.tokens,
                             lead == lead_.end() ? SentenceTree::none : lead->second,
                             counterpart_,
                             publisher_,
                             actor_};
  std::vector<Claim> claims;
  for (std::uint32_t token = sentence.tokens.first; token < sentence.tokens.last; ++token) {
    const Upos upos = text_.syntax.upos[token];
    const bool verb = upos == Upos::VERB, adjective = upos == Upos::ADJ;
    if (!verb && !adjective && upos != Upos::NOUN && upos != Upos::PROPN) continue;
    for (const std::uint32_t number : frames_.trees_of(lemma_[token])) {
      const TreePattern& tree = frames_.trees()[number];
      const Frame& frame = frames_.frames()[tree.frame];
      if (tree.adjective != adjective || tree.noun != (!verb && !adjective)) continue;
      if (!frame.kinds[static_cast<std::size_t>(sentence.kind)]) continue;
      std::string why;
      auto stated = TreeMatch(context, tree, token, described_).claims(why);
      if (attempts != nullptr) {
        attempts->push_back(
            {frame.name, token, stated.empty() ? why : outcome_of(text_, described_, stated)});
      }
      std::move(stated.begin(), stated.end(), std::back_inserter(claims));
    }
  }
  read_neighbours(sentence, context, claims);
  return claims;
}

namespace {

/// "the party's *Native* American Caucus": a name that is only the first word of a longer one.
bool goes_on(const language::AnnotatedText& text, const language::Sentence& sentence,
             std::uint32_t next) {
  if (sentence.kind != language::SentenceKind::prose || next >= sentence.tokens.last) return false;
  const char first = text.word(next).front();
  return first >= 'A' && first <= 'Z' && text.syntax.upos[next] != Upos::VERB &&
         text.syntax.upos[next] != Upos::AUX;
}

/// "the ministry's Digital *Strategy*": what a body has written is no part of it.
bool is_written(const language::AnnotatedText& text, std::uint32_t entity) {
  static constexpr language::WordTable<14> works{
      "strategy", "plan",   "policy",    "agenda", "roadmap", "report", "guidance",
      "act",      "budget", "blueprint", "vision", "order",   "review", "statement"};
  const std::string& whole = text.entities[entity].name;
  const std::string name =
      whole.substr(0, std::min({whole.find(" of "), whole.find(" for "), whole.find(" on ")}));
  const std::string head = language::folded(name.substr(name.rfind(' ') + 1));
  return language::contains(works, head);
}

}  // namespace

void TreeReader::read_neighbours(const language::Sentence& sentence, const SentenceTree& tree,
                                 std::vector<Claim>& claims) const {
  const auto from =
      std::partition_point(text_.spans.begin(), text_.spans.end(),
                           [&](const auto& s) { return s.tokens.first < sentence.tokens.first; });
  const language::Span* first = nullptr;
  for (auto span = from; span != text_.spans.end(); ++span) {
    if (span->tokens.first >= sentence.tokens.last) break;
    if (span->kind != SpanKind::name) continue;
    const language::Span* before = std::exchange(first, &*span);
    const bool beside = before != nullptr && span->tokens.first == before->tokens.last + 1;
    if (!beside || (!before->possessive && !span->locating)) continue;
    // "USAID's ASEAN programme", "Eldoret, Kenya's first": the second one is another's word.
    const std::uint32_t last = span->tokens.last - 1;
    const bool compound = syntax_.relation(last) == "compound";
    // "Ukraine's *Donetsk and Kherson* regions"
    const bool lands = compound && tree.is(syntax_.head(last), WordClass::land);
    if ((compound && !lands) || span->adjectival) continue;
    if (!before->possessive && span->possessive) continue;
    if (before->possessive && is_written(text_, span->entities.front())) continue;
    if (before->possessive && goes_on(text_, sentence, span->tokens.last)) continue;
    const std::uint32_t one = before->entities.front(), other = span->entities.front();
    for (const NeighbourPattern& pattern : frames_.neighbours()) {
      const Frame& frame = frames_.frames()[pattern.frame];
      if (pattern.possessive != before->possessive || one == other) continue;
      if (!frame.kinds[static_cast<std::size_t>(sentence.kind)]) continue;
      if ((frames_.bits_of(text_.entities[one]) & pattern.first.types) == 0 ||
          (frames_.bits_of(text_.entities[other]) & pattern.second.types) == 0) {
        continue;
      }
      const auto filler = [&](const TreeRole& role, std::uint32_t entity, TokenRange words) {
        return Filler{.role = frame.type->roles[role.role].name,
                      .entity = entity,
                      .value = {},
                      .span = text_.bytes(words)};
      };
      for (const std::uint32_t member : lands ? listed(tree, last) : std::vector{last}) {
        const language::Span* part = tree.span(member);
        if (part == nullptr || part->kind != SpanKind::name) continue;
        const std::uint32_t named = part->entities.front();
        if ((frames_.bits_of(text_.entities[named]) & pattern.second.types) == 0) continue;
        claims.push_back({.type = frame.type->name,
                          .modality = Modality::asserted,
                          .reported_by = {},
                          .confidence = frame.confidence,
                          .rule = frame.name,
                          .fillers = {filler(pattern.first, one, before->tokens),
                                      filler(pattern.second, named, part->tokens)},
                          .evidence = evidence_of(tree, part->tokens.first)});
      }
      break;
    }
  }
}

}  // namespace entente::loaders

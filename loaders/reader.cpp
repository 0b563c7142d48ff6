// Document -> reading: date, annotation, matching, claims, mentions; and many documents with
// several threads. The stages are elsewhere; here they are put in a row.
#include "loaders/reader.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <sstream>
#include <thread>
#include <utility>

#include "core/date.hpp"
#include "language/annotate.hpp"
#include "language/syntax.hpp"
#include "loaders/announcements.hpp"
#include "loaders/claims.hpp"
#include "loaders/colleagues.hpp"
#include "loaders/document_date.hpp"
#include "loaders/frame_matcher.hpp"
#include "loaders/frames.hpp"
#include "loaders/journeys.hpp"
#include "loaders/probabilities.hpp"
#include "loaders/sentence_items.hpp"
#include "loaders/trade_changes.hpp"
#include "loaders/tree_claims.hpp"

namespace entente::loaders {

using language::AnnotatedText;
using language::SentenceKind;
using language::TextEntity;
using language::TokenRange;

class Reader::Impl {
 public:
  /// The frames refer to `ontology`, which the caller hands over with them.
  Impl(std::unique_ptr<const graph::Ontology> ontology, FrameSet frames,
       const language::Gazetteer& gazetteer, std::shared_ptr<const language::Pipeline> pipeline)
      : ontology_(std::move(ontology)),
        frames_(std::move(frames)),
        annotator_(gazetteer, std::move(pipeline)) {
    for (const auto& entry : gazetteer.entries) {
      const bool belongs = entry.type == "Person" || entry.kind == "ministry" ||
                           entry.kind == "government" || entry.kind == "parliament";
      if (belongs && !entry.country.empty()) states_[entry.key] = entry.country;
      if (entry.type == "Place" && !entry.country.empty()) lands_[entry.key] = entry.country;
    }
  }

  graph::Reading read(graph::Document document, std::optional<language::ParsedText> parsed,
                      core::StopFlag stop) const;
  std::vector<ExplainedSentence> explain(graph::Document document) const;

 private:
  /// What is known of a text beside its words.
  struct Setting {
    std::optional<std::uint32_t> publisher;  ///< the state that publishes it
    std::size_t title_bytes = 0;             ///< so much of the text is its title
    std::string published;                   ///< ISO date, perhaps a coarse one
  };

  void read_range(const AnnotatedText& text, TokenRange range, SentenceKind kind,
                  std::vector<TokenRange>& quoted, std::vector<graph::Claim>& claims,
                  Described& described) const;
  std::vector<graph::Claim> read_claims(const AnnotatedText& text, const Setting& setting,
                                        Described& described, core::StopFlag stop) const;
  std::optional<std::uint32_t> publishing_state(const std::string& publisher,
                                                const AnnotatedText& text) const;
  language::Span pair_for(const AnnotatedText& text, TokenRange range) const;

  std::unique_ptr<const graph::Ontology> ontology_;
  FrameSet frames_;
  language::Annotator annotator_;
  std::map<std::string, std::string, std::less<>> states_;  ///< keys of states by those of persons
  std::map<std::string, std::string, std::less<>> lands_;   ///< keys of states by those of places
};

namespace {

constexpr int kJoinedSentences = 20;  // a quotation that goes on for longer is no quotation

/// The parts of `range` that single sentences have, so that a quotation of several is read as such.
std::vector<TokenRange> split_by_sentence(const AnnotatedText& text, TokenRange range) {
  std::vector<TokenRange> parts;
  auto sentence = std::partition_point(text.sentences.begin(), text.sentences.end(),
                                       [&](const auto& s) { return s.tokens.last <= range.first; });
  for (; sentence != text.sentences.end() && sentence->tokens.first < range.last; ++sentence) {
    parts.push_back({std::max(range.first, sentence->tokens.first),
                     std::min(range.last, sentence->tokens.last)});
  }
  return parts;
}

/// The first span that begins at token `first` or later.
std::vector<language::Span>::const_iterator span_from(const AnnotatedText& text,
                                                      std::uint32_t first) {
  return std::partition_point(text.spans.begin(), text.spans.end(),
                              [&](const auto& span) { return span.tokens.first < first; });
}

/// Where the quotations that begin in `range` end. Sentences that one quotation joins are read as
/// one, so that who says it is found before and after.
std::uint32_t end_of_quotations(const AnnotatedText& text, TokenRange range) {
  std::uint32_t end = 0;
  for (auto span = span_from(text, range.first);
       span != text.spans.end() && span->tokens.first < range.last; ++span) {
    if (span->kind == language::SpanKind::quotation) end = std::max(end, span->tokens.last);
  }
  return end;
}

bool in_residue(const AnnotatedText& text, std::uint32_t token) {
  const auto sentence = std::partition_point(text.sentences.begin(), text.sentences.end(),
                                             [&](const auto& s) { return s.tokens.last <= token; });
  return sentence == text.sentences.end() || token < sentence->tokens.first ||
         sentence->kind == SentenceKind::residue;
}

std::vector<graph::Mention> mentions_of(const AnnotatedText& text) {
  std::vector<graph::Mention> mentions;
  for (const auto& span : text.spans) {
    if (span.kind != language::SpanKind::name || in_residue(text, span.tokens.first)) continue;
    for (const std::uint32_t entity : span.entities) {
      mentions.push_back({text.bytes(span.tokens), entity});
    }
  }
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  return mentions;
}

/// Keeps the entities that a mention or claim refers to, and renumbers those references.
void take_entities(const AnnotatedText& text, const Described& described, graph::Reading& reading) {
  constexpr std::uint32_t none = 0xFFFFFFFF;
  std::vector<std::uint32_t> number(text.entities.size() + described.entities.size(), none);
  for (const auto& mention : reading.mentions) number[mention.entity] = 0;
  for (const auto& claim : reading.claims) {
    if (claim.reported_by) number[*claim.reported_by] = 0;
    for (const auto& filler : claim.fillers) {
      if (filler.entity) number[*filler.entity] = 0;
    }
  }
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (number[i] == none) continue;
    number[i] = static_cast<std::uint32_t>(reading.entities.size());
    if (i < text.entities.size()) {
      const auto& entity = text.entities[i];
      reading.entities.push_back({entity.type, entity.name, entity.key, entity.names});
    } else {
      reading.entities.push_back(described.entities[i - text.entities.size()]);
    }
  }
  for (auto& mention : reading.mentions) mention.entity = number[mention.entity];
  for (auto& claim : reading.claims) {
    if (claim.reported_by) claim.reported_by = number[*claim.reported_by];
    for (auto& filler : claim.fillers) {
      if (filler.entity) filler.entity = number[*filler.entity];
    }
  }
}

/// The document's title as a paragraph of its own, to read its text under; empty if the text begins
/// with it.
std::string title_above(const graph::Document& document) {
  const std::string& title = document.title;
  if (title.empty() || document.text.starts_with(title)) return {};
  return title + "\n\n";
}

/// Spans were of a text with `title` bytes before it. What only the title names has its words where
/// the claim has.
void move_spans(graph::Reading& reading, std::size_t title) {
  const auto moved = [&](core::SourceSpan span) {
    return core::SourceSpan{span.begin - title, span.end - title};
  };
  for (auto& mention : reading.mentions) mention.span = moved(mention.span);
  for (auto& claim : reading.claims) {
    claim.evidence = moved(claim.evidence);
    for (auto& filler : claim.fillers) {
      filler.span = filler.span.begin < title ? claim.evidence : moved(filler.span);
    }
  }
}

}  // namespace

/// The two states that the text names most in the paragraphs up to token `until`, if both stand
/// out from the third; without entities otherwise, or where no word of `range` asks for them.
language::Span Reader::Impl::pair_for(const AnnotatedText& text, TokenRange range) const {
  constexpr std::size_t paragraphs = 2500;  // bytes
  language::Span pair;
  bool asked = false;
  for (std::uint32_t i = range.first; i < range.last && !asked; ++i) {
    asked = (frames_.flags(frames_.number_of(text.lemmas[i])) & flag(WordClass::pair)) != 0;
  }
  if (!asked) return pair;
  std::map<std::uint32_t, std::uint32_t> named;
  const std::size_t here = text.tokens[range.first].begin;
  const auto from =
      std::partition_point(text.tokens.begin(), text.tokens.end(),
                           [&](const auto& t) { return t.begin + paragraphs < here; });
  for (auto span = span_from(text, static_cast<std::uint32_t>(from - text.tokens.begin()));
       span != text.spans.end() && span->tokens.first < range.last; ++span) {
    if (span->kind != language::SpanKind::name) continue;
    for (const auto entity : span->entities) {
      if (text.entities[entity].type == "Country") ++named[entity];
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order(named.begin(), named.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  const std::uint32_t third = order.size() > 2 ? order[2].second : 0;
  if (order.size() >= 2 && 2 * order[1].second >= 3 * third) {
    pair.entities = {std::min(order[0].first, order[1].first),
                     std::max(order[0].first, order[1].first)};
  }
  return pair;
}

void Reader::Impl::read_range(const AnnotatedText& text, TokenRange range, SentenceKind kind,
                              std::vector<TokenRange>& quoted, std::vector<graph::Claim>& claims,
                              Described& described) const {
  const language::Span pair = pair_for(text, range);
  const Items items = make_items(text, range, frames_, pair, quoted);
  std::vector<Match> matches = match_frames(frames_, items);
  std::erase_if(matches, [&](const Match& match) {
    const Frame& frame = frames_.frames()[frames_.patterns()[match.pattern].frame];
    return !frame.kinds[static_cast<std::size_t>(kind)];
  });
  for (auto& claim : make_claims(frames_, text, range, items, matches, claims, described))
    claims.push_back(std::move(claim));
}

/// The state that publishes the text ("The White House", "UK Government"), as an entity that the
/// text names; nothing if none does.
std::optional<std::uint32_t> Reader::Impl::publishing_state(const std::string& publisher,
                                                            const AnnotatedText& text) const {
  const AnnotatedText name = annotator_.annotate(publisher, core::DateSpan{});
  std::string key;
  for (const TextEntity& entity : name.entities) {
    const auto state = states_.find(entity.key);
    if (entity.type == "Country") key = entity.key;
    if (entity.type == "Organization" && state != states_.end()) key = state->second;
  }
  if (key.empty()) return std::nullopt;
  const auto found = std::find_if(text.entities.begin(), text.entities.end(),
                                  [&](const TextEntity& entity) { return entity.key == key; });
  if (found == text.entities.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - text.entities.begin());
}

std::vector<graph::Claim> Reader::Impl::read_claims(const AnnotatedText& text,
                                                    const Setting& setting, Described& described,
                                                    core::StopFlag stop) const {
  std::vector<graph::Claim> claims;
  TreeReader trees(frames_, text, described, setting.publisher);
  for (std::size_t i = 0; i < text.sentences.size() && !core::is_set(stop); ++i) {
    const SentenceKind kind = text.sentences[i].kind;
    if (kind == SentenceKind::residue) continue;
    TokenRange range = text.sentences[i].tokens;
    const std::size_t before = claims.size(), first_sentence = i;
    for (int joined = 0; joined < kJoinedSentences && i + 1 < text.sentences.size() &&
                         end_of_quotations(text, range) > range.last;
         ++joined) {
      range.last = text.sentences[++i].tokens.last;
    }
    std::vector<TokenRange> quoted, inner;
    read_range(text, range, kind, quoted, claims, described);
    for (const TokenRange quotation : quoted) {
      for (const TokenRange part : split_by_sentence(text, quotation)) {
        read_range(text, part, kind, inner, claims, described);
      }
    }
    for (std::size_t s = first_sentence; s <= i && !text.syntax.head.empty(); ++s) {
      for (auto& claim : trees.read(text.sentences[s])) claims.push_back(std::move(claim));
    }
    const auto from = claims.begin() + static_cast<std::ptrdiff_t>(before);
    std::vector<graph::Claim> here(std::make_move_iterator(from),
                                   std::make_move_iterator(claims.end()));
    claims.resize(before);
    for (auto& claim : without_repeats(frames_, std::move(here)))
      claims.push_back(std::move(claim));
  }
  keep_led_states(frames_, text, states_, claims);
  share_states(text, claims);
  complete_claims(frames_, claims);
  add_states(frames_, text, states_, claims);
  join_destinations(text, lands_, claims);
  sign_changes(text, claims);
  date_reports(frames_, text, setting.title_bytes, setting.published, claims);
  date_announcements(frames_, text, setting.published, claims);
  inherit_from_occasions(frames_, claims);
  plan_what_is_ahead(frames_, setting.published, claims);
  part_from_self(claims);
  sort_claims(claims);
  state_probabilities(frames_, text, claims);
  return claims;
}

graph::Reading Reader::Impl::read(graph::Document document,
                                  std::optional<language::ParsedText> parsed,
                                  core::StopFlag stop) const {
  find_document_date(document);
  graph::Reading reading;
  reading.document = std::move(document);
  core::DateSpan published;
  if (auto date = core::parse_date_span(reading.document.published)) published = *date;
  const std::string title = parsed ? "" : title_above(reading.document);
  const std::string words = title + reading.document.text;
  const AnnotatedText text = parsed ? annotator_.annotate(words, std::move(*parsed), published)
                                    : annotator_.annotate(words, published, title.size(), stop);
  Described described(text.entities.size());
  const Setting setting{publishing_state(reading.document.publisher, text),
                        title.empty() && words.starts_with(reading.document.title)
                            ? reading.document.title.size()
                            : title.size(),
                        reading.document.published};
  reading.claims = read_claims(text, setting, described, stop);
  reading.mentions = mentions_of(text);
  take_entities(text, described, reading);
  move_spans(reading, title.size());
  return reading;
}

std::vector<ExplainedSentence> Reader::Impl::explain(graph::Document document) const {
  find_document_date(document);
  core::DateSpan published;
  if (auto date = core::parse_date_span(document.published)) published = *date;
  const std::string title = title_above(document);
  const std::string words = title + document.text;
  const AnnotatedText text = annotator_.annotate(words, published, title.size());
  Described described(text.entities.size());
  TreeReader trees(frames_, text, described, publishing_state(document.publisher, text));
  std::vector<ExplainedSentence> all;
  for (const auto& sentence : text.sentences) {
    if (sentence.kind == SentenceKind::residue || text.syntax.head.empty()) continue;
    ExplainedSentence explained;
    std::ostringstream tree;
    language::write_tree(tree, language::columns_of(text, sentence));
    explained.tree = tree.str();
    for (auto span = span_from(text, sentence.tokens.first);
         span != text.spans.end() && span->tokens.first < sentence.tokens.last; ++span) {
      explained.spans.push_back(language::to_string(text, *span));
    }
    std::vector<TreeAttempt> attempts;
    (void)trees.read(sentence, &attempts);
    for (const TreeAttempt& attempt : attempts) {
      explained.attempts.push_back(attempt.frame + " at '" +
                                   std::string(text.word(attempt.predicate)) +
                                   "': " + attempt.outcome);
    }
    all.push_back(std::move(explained));
  }
  return all;
}

Reader::Reader(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

core::Result<Reader> Reader::make(const Schemas& schemas,
                                  std::shared_ptr<const language::Pipeline> pipeline) {
  auto ontology = std::make_unique<const graph::Ontology>(schemas.ontology);
  auto frames = FrameSet::compile(schemas.frames, *ontology);
  if (!frames) return frames.error();
  return Reader(std::make_unique<const Impl>(std::move(ontology), std::move(*frames),
                                             schemas.gazetteer, std::move(pipeline)));
}

graph::Reading Reader::read(graph::Document document, core::StopFlag stop) const {
  return impl_->read(std::move(document), std::nullopt, stop);
}

graph::Reading Reader::read(graph::Document document, language::ParsedText parsed,
                            core::StopFlag stop) const {
  return impl_->read(std::move(document), std::move(parsed), stop);
}

std::vector<ExplainedSentence> Reader::explain(graph::Document document) const {
  return impl_->explain(std::move(document));
}

core::Result<std::vector<graph::Reading>> read_all(const Reader& reader, LoadedDocuments loaded,
                                                   unsigned jobs,
                                                   const std::atomic<bool>& interrupted,
                                                   const Progress& progress) {
  auto& documents = loaded.documents;
  std::vector<graph::Reading> readings(documents.size());
  std::atomic<std::size_t> next{0};
  std::mutex reporting;
  std::size_t done = 0;
  const auto work = [&] {
    for (std::size_t i; !interrupted && (i = next++) < documents.size();) {
      readings[i] = loaded.parsed.empty() ? reader.read(std::move(documents[i]), &interrupted)
                                          : reader.read(std::move(documents[i]),
                                                        std::move(loaded.parsed[i]), &interrupted);
      const std::lock_guard lock(reporting);
      ++done;
      if (progress) progress(done, documents.size());
    }
  };
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < std::max(jobs, 1u); ++i) threads.emplace_back(work);
    work();
  }
  if (interrupted) {
    return core::Error{.kind = core::ErrorKind::interrupted, .message = "stopped while reading"};
  }
  return readings;
}

}  // namespace entente::loaders

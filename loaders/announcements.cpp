// What a text announces on the day of its publication, sentence after sentence.
#include "loaders/announcements.hpp"

#include <algorithm>
#include <map>

#include "loaders/claims.hpp"

namespace entente::loaders {

namespace {

using graph::Claim;
using graph::Filler;

/// Whether the words of the claim's evidence may announce it: "will sanction", "is sanctioning",
/// "sanctions on …" without a verb; not "imposed", "has sanctioned", "our sanctions show".
bool announces(const language::AnnotatedText& text, const Claim& claim) {
  const auto& tokens = text.tokens;
  const auto& syntax = text.syntax;
  auto token = std::partition_point(tokens.begin(), tokens.end(),
                                    [&](const auto& t) { return t.begin < claim.evidence.begin; });
  bool ahead = false, present = false;
  for (; token != tokens.end() && token->end <= claim.evidence.end; ++token) {
    const auto at = static_cast<std::uint32_t>(token - tokens.begin());
    if (at >= syntax.xpos.size()) return false;
    const std::string& tag = syntax.xpos[at];
    const bool aux = syntax.deprel[at] == "aux";
    if (tag == "VBD" || (aux && syntax.lemma[at] == "have")) return false;
    ahead = ahead || (aux && (syntax.lemma[at] == "will" || syntax.lemma[at] == "be"));
    present = present || tag == "VBZ" || tag == "VBP";
  }
  return ahead || !present;
}

/// Whom the sentences name that are dated by the day, with where the first of them dates it.
std::map<std::uint32_t, core::SourceSpan> acting_on(const language::AnnotatedText& text,
                                                    const std::string& day) {
  std::map<std::uint32_t, core::SourceSpan> acting;
  auto sentence = text.sentences.begin();
  for (const language::Span& date : text.spans) {
    if (date.kind != language::SpanKind::date || date.value != day) continue;
    while (sentence != text.sentences.end() && sentence->tokens.last <= date.tokens.first) {
      ++sentence;
    }
    if (sentence == text.sentences.end()) break;
    auto span = std::partition_point(text.spans.begin(), text.spans.end(), [&](const auto& s) {
      return s.tokens.first < sentence->tokens.first;
    });
    for (; span != text.spans.end() && span->tokens.first < sentence->tokens.last; ++span) {
      for (const std::uint32_t entity : span->entities) {
        acting.emplace(entity, text.bytes(date.tokens));
      }
    }
  }
  return acting;
}

}  // namespace

void date_announcements(const FrameSet& frames, const language::AnnotatedText& text,
                        const std::string& published, std::vector<Claim>& claims) {
  constexpr std::size_t day = 10;  // bytes of an ISO date
  if (published.size() != day) return;
  const auto acting = acting_on(text, published);
  if (acting.empty()) return;
  std::map<std::string, const Frame*> announced;
  for (const Frame& frame : frames.frames()) {
    if (!frame.announced.empty()) announced[frame.name] = &frame;
  }
  for (Claim& claim : claims) {
    const auto frame = announced.find(claim.rule);
    if (frame == announced.end()) continue;
    const graph::FactType& type = *frame->second->type;
    const std::string& date = type.roles[frame->second->announced.front()].name;
    const Filler* who = filler_of(claim, type.roles.front().name);
    if (who == nullptr || !who->entity || filler_of(claim, date) != nullptr) continue;
    const auto day_told = acting.find(*who->entity);
    if (day_told == acting.end() || day_told->second.begin > claim.evidence.begin) continue;
    if (!announces(text, claim)) continue;
    claim.fillers.push_back(
        {.role = date, .entity = std::nullopt, .value = published, .span = day_told->second});
  }
}

}  // namespace entente::loaders

// How likely claims are right.
#include "loaders/probabilities.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

namespace entente::loaders {

namespace {

using graph::Claim;
using graph::Filler;

/// What certain and uncertain arcs add to the logarithm of a claim's odds, as counted on judged
/// facts (docs/measurements.md). In three bands, so that no last digit of a sum decides.
double odds_of(double certainty) {
  constexpr double uncertain = 0.7, certain = 0.97;
  if (certainty <= 0) return 0;
  return certainty < uncertain ? -0.1 : certainty < certain ? 0.1 : 0.35;
}

/// `probability` with its odds multiplied by e to the power of `shift`.
double moved(double probability, double shift) {
  constexpr double surest = 0.99;
  if (probability <= 0 || probability >= surest) return std::min(probability, surest);
  const double odds = probability / (1 - probability) * std::exp(shift);
  return std::min(odds / (1 + odds), surest);
}

}  // namespace

double arc_certainty(const language::AnnotatedText& text, const Claim& claim) {
  const auto& syntax = text.syntax;
  const auto& tokens = text.tokens;
  float least = syntax.certainty.empty() ? 0 : 1;
  for (const Filler& filler : claim.fillers) {
    const core::SourceSpan span = filler.span;
    if (span.begin < claim.evidence.begin || span.end > claim.evidence.end) continue;
    const auto lies_within = [&](std::uint32_t token) {
      return tokens[token].begin >= span.begin && tokens[token].end <= span.end;
    };
    auto token = static_cast<std::uint32_t>(
        std::partition_point(tokens.begin(), tokens.end(),
                             [&](const auto& t) { return t.begin < span.begin; }) -
        tokens.begin());
    for (; token < syntax.certainty.size() && lies_within(token); ++token) {
      const std::uint32_t head = syntax.head[token];
      const bool rooted = head >= tokens.size();
      if (!rooted && lies_within(head)) continue;
      least = std::min(least, syntax.certainty[token]);
      if (!rooted) least = std::min(least, syntax.certainty[head]);
    }
  }
  return least;
}

void state_probabilities(const FrameSet& frames, const language::AnnotatedText& text,
                         std::vector<Claim>& claims) {
  std::map<std::string_view, const Frame*> by_name;
  for (const Frame& frame : frames.frames()) by_name[frame.name] = &frame;
  for (Claim& claim : claims) {
    const auto frame = by_name.find(claim.rule);
    if (frame == by_name.end() || frame->second->confidence <= 0) continue;
    claim.confidence *= frame->second->precision / frame->second->confidence;
    claim.confidence = moved(std::min(claim.confidence, 1.0), odds_of(arc_certainty(text, claim)));
  }
}

}  // namespace entente::loaders

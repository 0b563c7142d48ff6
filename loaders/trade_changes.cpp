// Whether a change that a text reports is a rise or a fall.
#include "loaders/trade_changes.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "language/word_table.hpp"

namespace entente::loaders {

namespace {

using language::AnnotatedText;
using language::Syntax;

bool is_fall(std::string_view lemma) {
  static constexpr language::WordTable<32> falls{
      "fall",        "drop",      "decline",  "plunge",   "shrink",   "wither",   "slide",
      "dip",         "slump",     "tumble",   "dwindle",  "contract", "decrease", "sink",
      "slip",        "plummet",   "sag",      "collapse", "reduce",   "cut",      "slash",
      "lower",       "curb",      "trim",     "diminish", "ebb",      "retreat",  "drop-off",
      "contraction", "reduction", "downturn", "down"};
  return language::contains(falls, lemma);
}

/// Whether the words at `begin` (a byte) hang on a verb or noun of falling, or follow "down".
bool tells_fall(const AnnotatedText& text, std::uint32_t begin) {
  const auto at = std::partition_point(text.tokens.begin(), text.tokens.end(),
                                       [&](const auto& token) { return token.end <= begin; });
  if (at == text.tokens.end()) return false;
  auto token = static_cast<std::uint32_t>(at - text.tokens.begin());
  if (token > 0 && is_fall(text.lemmas[token - 1])) return true;
  constexpr int farthest = 4;
  const auto& head = text.syntax.head;
  for (int step = 0; step < farthest && token < head.size(); ++step) {
    if (is_fall(text.lemmas[token])) return true;
    if (text.syntax.upos[token] == language::Upos::VERB) return false;
    token = head[token];
  }
  return false;
}

}  // namespace

void sign_changes(const AnnotatedText& text, std::vector<graph::Claim>& claims) {
  for (graph::Claim& claim : claims) {
    for (graph::Filler& filler : claim.fillers) {
      if (filler.role != "change" || filler.value.find('-') != std::string::npos) continue;
      const std::size_t number = filler.value.find_first_of("0123456789");
      if (number == std::string::npos || !tells_fall(text, filler.span.begin)) continue;
      filler.value.insert(number, "-");
    }
  }
}

}  // namespace entente::loaders

// Ministers whose state a list names once, with the first of them.
#include "loaders/colleagues.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "language/word_table.hpp"
#include "loaders/claims.hpp"

namespace entente::loaders {

namespace {

using graph::Claim;
using graph::Filler;

/// "defence minister", "foreign secretary", but not "prime minister" nor "press secretary".
bool is_portfolio(std::string_view title) {
  static constexpr language::WordTable<10> fields{"foreign", "defense",  "defence", "home",
                                                  "finance", "treasury", "energy",  "trade",
                                                  "health",  "interior"};
  if (title.ends_with(" minister")) return !title.ends_with("prime minister");
  return title.ends_with(" secretary") &&
         language::contains(fields, title.substr(0, title.find(' ')));
}

/// The state that the claim gives to a person, and where the person's name ends.
struct Held {
  Filler state;
  std::size_t end = 0;
};

std::optional<Held> held(const language::AnnotatedText& text, const Claim& claim) {
  const Filler* person = filler_of(claim, "person");
  const Filler* state = filler_of(claim, "organization");
  if (claim.type != "HoldsPosition" || person == nullptr || state == nullptr || !state->entity ||
      *state->entity >= text.entities.size()) {
    return std::nullopt;
  }
  if (text.entities[*state->entity].type != "Country") return std::nullopt;
  return Held{*state, person->span.end};
}

bool joins(std::string_view between) {
  return between == " and " || between == ", " || between == ", and ";
}

}  // namespace

void share_states(const language::AnnotatedText& text, std::vector<Claim>& claims) {
  std::vector<Claim*> open;
  std::vector<Held> known;
  for (Claim& claim : claims) {
    if (auto with_state = held(text, claim)) known.push_back(std::move(*with_state));
    const Filler* title = filler_of(claim, "title");
    const bool lacks = claim.type == "HoldsPosition" && title != nullptr &&
                       is_portfolio(title->value) && filler_of(claim, "organization") == nullptr &&
                       filler_of(claim, "person") != nullptr;
    if (lacks) open.push_back(&claim);
  }
  std::sort(open.begin(), open.end(), [](const Claim* a, const Claim* b) {
    return filler_of(*a, "title")->span.begin < filler_of(*b, "title")->span.begin;
  });
  for (Claim* claim : open) {
    const std::size_t begin = filler_of(*claim, "title")->span.begin;
    const auto before = std::find_if(known.begin(), known.end(), [&](const Held& one) {
      return one.end < begin && joins(text.text.substr(one.end, begin - one.end));
    });
    if (before == known.end()) continue;
    claim->fillers.push_back(before->state);
    known.push_back({before->state, filler_of(*claim, "person")->span.end});
  }
}

}  // namespace entente::loaders

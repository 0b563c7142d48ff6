#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "graph/corpus.hpp"
#include "language/annotated_text.hpp"
#include "loaders/frame_matcher.hpp"
#include "loaders/frames.hpp"
#include "loaders/sentence_items.hpp"

namespace entente::loaders {

/// Bytes of evidence at most.
inline constexpr std::size_t kEvidenceBytes = 600;

/// Things without a name that claims describe; entity numbers go on from those of the text.
struct Described {
  explicit Described(std::size_t of_text) : first(static_cast<std::uint32_t>(of_text)) {}

  /// The number of the thing with this description, given to it now if it has none.
  std::uint32_t number_of(const std::string& type, const std::string& name);

  std::uint32_t first;
  std::vector<graph::DocumentEntity> entities = {};
};

/// What the matches in one sentence state: fillers, modality, what the rest of the sentence offers,
/// one claim a member of distributive lists. A claim whose core fillers another one of its type has
/// too is left out. `earlier`: the document's claims so far, which some frames go on from. Entities
/// are indexes into `text.entities`.
[[nodiscard]] std::vector<graph::Claim> make_claims(
    const FrameSet& frames, const language::AnnotatedText& text, language::TokenRange sentence,
    const Items& items, const std::vector<Match>& matches, const std::vector<graph::Claim>& earlier,
    Described& described);

/// The entity that the sentence names as the source of what `match` states, if there is one: "Putin
/// said that …", "according to Gazprom, …", "…, the ministry said".
[[nodiscard]] std::optional<std::uint32_t> reporter_of(const FrameSet& frames, const Items& items,
                                                       const Match& match);

/// The claims without those that another one of their type says all of, and more.
[[nodiscard]] std::vector<graph::Claim> without_repeats(const FrameSet& frames,
                                                        std::vector<graph::Claim> claims);

/// Gives claims that name an occasion its place and date, where the document states those and the
/// claim none.
void inherit_from_occasions(const FrameSet& frames, std::vector<graph::Claim>& claims);

/// The first filler of the role; null: none. It lives in the claim.
[[nodiscard]] const graph::Filler* filler_of(const graph::Claim& claim, std::string_view role);

/// Role, entity (-1: a literal) and value of a claim's core fillers.
using CoreFillers = std::set<std::tuple<std::string, std::int64_t, std::string>>;
[[nodiscard]] CoreFillers core_fillers(const graph::Claim& claim, const graph::FactType& type);

/// "Putin's war": of who wages one, the state is meant and not the person who leads it, by the
/// claims themselves. `states`: keys of states by keys of persons.
void keep_led_states(const FrameSet& frames, const language::AnnotatedText& text,
                     const std::map<std::string, std::string, std::less<>>& states,
                     std::vector<graph::Claim>& claims);

/// Gives claims of frames that ask for it ("complete") the core fillers which the document's fuller
/// claims have, where these agree with all that the claim states and with each other. Drops those
/// that stay short of fillers.
void complete_claims(const FrameSet& frames, std::vector<graph::Claim>& claims);

/// Fills the roles that a frame leaves to a person's state ("President Biden"): by the state to
/// which the gazetteer says that the person belongs, if the text names it and the role is empty or
/// the person's, who gives way.
/// `states`: keys of states by keys of persons.
void add_states(const FrameSet& frames, const language::AnnotatedText& text,
                const std::map<std::string, std::string, std::less<>>& states,
                std::vector<graph::Claim>& claims);

/// "Readout of President Ruto's call with …": dates the talk that the title of a report names (list
/// `report`, at least two of its participants) by the day of publication, if the text tells no day.
/// `title_bytes`: how much of the text is its title; `published`: ISO, of a day, or nothing
/// happens.
void date_reports(const FrameSet& frames, const language::AnnotatedText& text,
                  std::size_t title_bytes, const std::string& published,
                  std::vector<graph::Claim>& claims);

/// Nobody supports, opposes or attacks themselves, unless several do each other: who does it is not
/// done to, nor is who is attacked an attacker. A claim without anything else is dropped.
void part_from_self(std::vector<graph::Claim>& claims);

/// What is dated after the day of publication ("the fair opens on 31 May") is planned and no fact
/// yet.
void plan_what_is_ahead(const FrameSet& frames, const std::string& published,
                        std::vector<graph::Claim>& claims);

/// By evidence, then type, then everything else that tells two claims apart.
void sort_claims(std::vector<graph::Claim>& claims);

}  // namespace entente::loaders

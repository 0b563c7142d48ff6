// Names that the gazetteer lacks and their head noun gives away: organizations, events, places,
// treaties, programmes. A head noun needs a capitalized companion; a lone "Ministry" is no name.
#include <algorithm>
#include <array>

#include "language/name_extent.hpp"
#include "language/names.hpp"
#include "language/names_at.hpp"
#include "language/title_extent.hpp"
#include "language/word_table.hpp"

namespace entente::language {

namespace {

constexpr std::uint32_t longest_name = 12;  // tokens

/// Heads of organizations that stand in lower case behind a state's adjective: "Chinese navy".
constexpr std::array<std::string_view, 10> lower_bodies = {
    "ministry", "parliament",  "military", "army",   "navy",
    "embassy",  "legislature", "senate",   "police", "coastguard"};
constexpr std::array<std::string_view, 5> lower_gatherings = {"summit", "forum", "congress",
                                                              "olympics", "conference"};
/// What a state leads: "the U.S.-led coalition".
constexpr std::array<std::string_view, 4> lower_coalitions = {"coalition", "alliance", "force",
                                                              "mission"};
constexpr std::array<std::string_view, 4> lower_programmes = {"program", "programme", "project",
                                                              "initiative"};

/// Before the name of a place they make another place of it: "East Palestine", "West Virginia".
constexpr std::array<std::string_view, 6> directions = {"north", "south", "east",
                                                        "west",  "upper", "lower"};

constexpr std::array<std::string_view, 28> designators = {
    "s",  "su", "mig", "f",  "t",  "tu", "il", "ka", "mi", "j",  "jh", "h",  "df", "kn",
    "ah", "uh", "c",   "kc", "rq", "mq", "ss", "sa", "rs", "sm", "yj", "hq", "kh", "yak"};

bool is_year(const Draft& draft, std::uint32_t token) {
  if (draft.shape(token) != Shape::number) return false;
  const std::string_view word = draft.out.word(token);
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
}

class Describer {
 public:
  Describer(const NameReading& reading, std::uint32_t first, std::uint32_t limit)
      : reading_(reading),
        draft_(reading.draft),
        first_(first),
        limit_(std::min(limit, first + longest_name)),
        extent_(reading, first, limit_) {}

  [[nodiscard]] std::optional<Candidate> find() const {
    if (reading_.taken[first_]) return std::nullopt;
    if (draft_.is(first_, WordClass::weekday)) return std::nullopt;
    if (auto found = designation()) return found;
    if (auto found = warship()) return found;
    std::uint32_t core = first_;
    if (is_year(draft_, first_) && !draft_.is(first_ + 1, "-")) ++core;  // "2012 G20 summit"
    if (is_ordinal(core)) ++core;                                        // "18th Congress of …"
    std::optional<Candidate> best = longer(headed(core), lower_headed(core));
    if (core > first_) return best;
    best = longer(std::move(best), front_headed());
    best = longer(std::move(best), firm());
    best = longer(std::move(best), introduced_firm());
    best = longer(std::move(best), introduced_exercise());
    best = longer(std::move(best), located());
    best = longer(std::move(best), lower_programme());
    best = longer(std::move(best), led_coalition());
    best = longer(std::move(best), forces_of_coalition());
    best = longer(std::move(best), directed());
    best = longer(std::move(best), chamber());
    best = longer(std::move(best), seat_of_mayor());
    return longer(with_year(), std::move(best));
  }

 private:
  /// The candidate of more words; the first of equals.
  static std::optional<Candidate> longer(std::optional<Candidate> a, std::optional<Candidate> b) {
    if (!a || (b && b->range.last > a->range.last)) return b;
    return a;
  }

  [[nodiscard]] bool is_ordinal(std::uint32_t token) const {
    if (draft_.shape(token) != Shape::number) return false;
    const std::string_view word = draft_.out.word(token);
    return word.ends_with("th") || word.ends_with("st") || word.ends_with("nd") ||
           word.ends_with("rd");
  }

  [[nodiscard]] bool is_companion(std::uint32_t token) const {
    return !draft_.classes[token].has(WordClass::calendar_part) &&
           draft_.out.word(token).size() > 1;
  }

  /// "Eastern Economic Forum", "Institute for the Study of War" behind companions.
  [[nodiscard]] std::optional<Candidate> headed(std::uint32_t core) const {
    if (core >= limit_ || !extent_.is_part(core)) return std::nullopt;
    const std::uint32_t run = extent_.run_end(core);
    if (begins_with_person(core, run)) return std::nullopt;
    for (std::uint32_t head = run; head-- > core;) {
      const std::string_view type = extent_.head_type(head);
      if (type.empty() || !draft_.is_capital(head)) continue;
      // "Pentagon *Press Secretary* Peter Cook": the head belongs to an office.
      if (reading_.known.trie.longest_title(draft_, head, limit_).last > head + 1) continue;
      const bool ordinal = core > first_ && is_ordinal(core - 1);
      if (head == core && !ordinal) return std::nullopt;
      const std::uint32_t last = head + 1 == run ? extent_.tail_end(head + 1, type) : head + 1;
      if (type == "Place" && head == core) return std::nullopt;
      if (head > core && !is_companion(core)) return std::nullopt;
      if (is_bare_description(core, head, last) || is_tie(core, head)) return std::nullopt;
      if (is_rank_of_office(core, last) || is_rank_of_somebody(core, head)) return std::nullopt;
      // "Vice President of *Public Policy*": what somebody is in charge of.
      const bool field = draft_.is(head, "policy") || draft_.is(head, "strategy");
      if (field && type == "Initiative" && extent_.is_of_office()) return std::nullopt;
      return candidate(last, type);
    }
    return std::nullopt;
  }

  /// "*Tom Hall*", "*Bob Moe* Illinois State Senate": somebody with a given name whom the trained
  /// model sees, alone or before what is known by itself.
  [[nodiscard]] bool begins_with_person(std::uint32_t core, std::uint32_t run) const {
    const auto& tags = draft_.out.syntax.name;
    if (core + 1 >= tags.size() || tags[core] != "B-PER" || tags[core + 1] != "I-PER") return false;
    if (!reading_.known.given_names.contains(draft_.folded[core])) return false;
    std::uint32_t end = core + 1;
    while (end < run && tags[end] == "I-PER") ++end;
    return end == run || extent_.is_known(end);
  }

  /// "Assistant District" of an Assistant District Attorney, "United States District" of a judge,
  /// "Special Policy" of a Special Policy Advisor.
  [[nodiscard]] bool is_rank_of_office(std::uint32_t core, std::uint32_t last) const {
    return (is_office_rank(draft_.folded[core]) || draft_.is(last - 1, "district") ||
            draft_.is(last - 1, "policy")) &&
           draft_.is_capital(last) && draft_.is(last, WordClass::office);
  }

  /// "Senior Administration" of senior administration officials.
  [[nodiscard]] bool is_rank_of_somebody(std::uint32_t core, std::uint32_t head) const {
    return head == core + 1 && (draft_.is(core, "senior") || draft_.is(core, "former") ||
                                draft_.is(core, "acting") || draft_.is(core, "deputy"));
  }

  /// Only ordinary words before the head and no tail: "Military Exercise", "Western Forces".
  [[nodiscard]] bool is_bare_description(std::uint32_t core, std::uint32_t head,
                                         std::uint32_t last) const {
    if (last > head + 1) return false;
    // "a *Foreign Military* Sale": of what kind the sale is.
    if (draft_.is(core, "foreign") && draft_.is(head, "military")) return true;
    if (draft_.is(head, WordClass::initiative) || draft_.is(head, WordClass::agreement) ||
        draft_.is(head, "forces") || draft_.is(head, "war")) {
      if (reading_.opens_sentence(core) && head == core + 1) return true;
    }
    for (std::uint32_t token = core; token < head; ++token) {
      if (!draft_.is(token, WordClass::common)) return false;
    }
    return true;
  }

  /// "U.S.-ASEAN Strategic Partnership": what two sides have with each other, no treaty.
  [[nodiscard]] bool is_tie(std::uint32_t core, std::uint32_t head) const {
    const bool joined = draft_.is(core + 1, "-") ||
                        (core > 0 && draft_.is(core - 1, "-") && draft_.is_attached(core));
    return draft_.is(head, "partnership") && joined &&
           reading_.known.trie.longest_entry(draft_, core, core + 1).last != 0;
  }

  /// "Ministry of …", "Gulf of …", "Institute for …": the head opens the name.
  [[nodiscard]] std::optional<Candidate> front_headed() const {
    const std::string_view type = extent_.head_type(first_);
    if (type.empty() || !draft_.is_capital(first_)) return std::nullopt;
    if (type == "Event" || type == "Initiative") return std::nullopt;
    const std::string_view head = draft_.folded[first_];
    if (head == "departments" || head == "ministries" || head == "offices") return std::nullopt;
    if (type == "Place") {
      if (!draft_.is(first_ + 1, "of") || !extent_.is_part(first_ + 2)) return std::nullopt;
      return candidate(extent_.run_end(first_ + 2), type);
    }
    const std::uint32_t last = extent_.tail_end(first_ + 1, type);
    if (last == first_ + 1) return std::nullopt;
    return candidate(last, type);
  }

  /// "Horton, Knox & Foote": partners' names, of which the last two stand around "&".
  [[nodiscard]] std::optional<Candidate> firm() const {
    constexpr std::uint32_t most_partners = 4;
    const auto is_partner = [&](std::uint32_t token) {
      return token < limit_ && draft_.shape(token) == Shape::capitalized &&
             (draft_.classes[token].empty() || draft_.is(token, WordClass::family_name));
    };
    std::uint32_t token = first_;
    for (std::uint32_t partners = 1; partners < most_partners && is_partner(token); ++partners) {
      ++token;
      if (draft_.is(token, "&") && is_partner(token + 1) && token > first_ + 1) {
        return candidate(token + 2, "Organization");
      }
      if (draft_.is(token, ",")) ++token;
    }
    return std::nullopt;
  }

  /// "the gas producer *Tullow Oil*": what it does stands right before it.
  [[nodiscard]] std::optional<Candidate> introduced_firm() const {
    static constexpr WordTable<30> kinds{
        "company",    "firm",      "producer",   "supplier", "manufacturer", "maker",
        "carmaker",   "automaker", "planemaker", "miner",    "shipbuilder",  "airline",
        "lender",     "retailer",  "operator",   "giant",    "developer",    "conglomerate",
        "contractor", "startup",   "start-up",   "insurer",  "broadcaster",  "newspaper",
        "subsidiary", "utility",   "chipmaker",  "trader",   "refiner",      "distributor"};
    if (first_ == 0 || !contains(kinds, draft_.folded[first_ - 1])) return std::nullopt;
    const bool lower = draft_.shape(first_ - 1) == Shape::lower;
    if ((!lower && !reading_.opens_sentence(first_ - 1)) || reading_.opens_sentence(first_)) {
      return std::nullopt;
    }
    if (!extent_.is_part(first_) || extent_.is_known(first_)) return std::nullopt;
    if (reading_.known.given_names.contains(draft_.folded[first_])) return std::nullopt;
    return candidate(extent_.run_end(first_), "Organization");
  }

  /// "exercise *Northern Shield 24*", "the drills *Iron Wave*".
  [[nodiscard]] std::optional<Candidate> introduced_exercise() const {
    if (!follows_exercise(draft_, first_) || !extent_.is_part(first_)) return std::nullopt;
    if (extent_.is_known(first_)) return std::nullopt;
    std::uint32_t end = extent_.run_end(first_);
    if (end < limit_ && draft_.shape(end) == Shape::number) ++end;
    return end > first_ + 1 ? std::optional(candidate(end, "Event")) : std::nullopt;
  }

  /// "Clean Air Catalyst program", "Silk Cities project": two capitalized words at least, of which
  /// the first is no known state or body, for that one only owns the programme.
  [[nodiscard]] std::optional<Candidate> lower_programme() const {
    if (!extent_.is_part(first_) || reading_.opens_sentence(first_)) return std::nullopt;
    const std::uint32_t run = extent_.run_end(first_);
    if (run < first_ + 2 || run >= limit_ || draft_.shape(run) != Shape::lower ||
        !contains(lower_programmes, draft_.folded[run])) {
      return std::nullopt;
    }
    if (reading_.known.trie.longest_entry(draft_, first_, limit_).last != 0) return std::nullopt;
    return candidate(run + 1, "Initiative");
  }

  /// "U.S.-led coalition", "French-led military mission": a body of its own, not the state alone.
  [[nodiscard]] std::optional<Candidate> led_coalition() const {
    const TrieMatch match = reading_.known.trie.longest_entry(draft_, first_, limit_);
    if (match.last == 0) return std::nullopt;
    std::uint32_t head = match.last;
    if (draft_.is(head, "-") || draft_.is(head, "–")) ++head;
    if (head == match.last || !draft_.is(head, "led") || !draft_.is_attached(head))
      return std::nullopt;
    ++head;
    const bool described = draft_.is(head, "military") || draft_.is(head, "international") ||
                           draft_.is(head, "multinational") || draft_.is(head, "global");
    if (described) ++head;
    if (head >= limit_ || !contains(lower_coalitions, draft_.folded[head])) return std::nullopt;
    return candidate(head + 1, "Organization");
  }

  /// "coalition military forces": those of the coalition that the text is about.
  [[nodiscard]] std::optional<Candidate> forces_of_coalition() const {
    if (!draft_.is(first_, "coalition")) return std::nullopt;
    std::uint32_t head = first_ + 1;
    const bool described = draft_.is(head, "military") || draft_.is(head, "air") ||
                           draft_.is(head, "ground") || draft_.is(head, "naval");
    if (described) ++head;
    if (head >= limit_ || !(draft_.is(head, "forces") || draft_.is(head, "troops"))) {
      return std::nullopt;
    }
    return candidate(head + 1, "Organization");
  }

  /// "G20 summit", "NATO summit", "Chinese foreign ministry", "Russian armed forces".
  [[nodiscard]] std::optional<Candidate> lower_headed(std::uint32_t core) const {
    if (core >= limit_) return std::nullopt;
    const TrieMatch match = reading_.known.trie.longest_entry(draft_, core, limit_);
    if (match.last == 0) return std::nullopt;
    const TrieName& name = *match.names.front();
    const std::string& type = reading_.known.gazetteer.entries[name.index].type;
    std::uint32_t next = match.last;
    if (type == "Organization" || type == "Event") {
      if (draft_.is(next, "(") && draft_.is(next + 2, ")")) next += 3;
      if (next < limit_ && contains(lower_gatherings, draft_.folded[next])) {
        return candidate(next + 1, "Event");
      }
      return std::nullopt;
    }
    if (type != "Country" || name.use == NameUse::metonym) return std::nullopt;
    if (draft_.is_possessive_mark(next)) ++next;  // "Kenya's foreign ministry"
    const std::uint32_t body = next;
    while (next < std::min(limit_, body + 2) && draft_.shape(next) == Shape::lower &&
           draft_.is(next, WordClass::modifier)) {
      ++next;
    }
    if (next < limit_ && contains(lower_bodies, draft_.folded[next])) {
      return candidate(extent_.tail_end(next + 1, "Organization"), "Organization");
    }
    if (draft_.is(body, "armed") && draft_.is(body + 1, "forces")) {
      return candidate(body + 2, "Organization");
    }
    return std::nullopt;
  }

  /// "in Las Casas, Mexico", "the port city of Nakhodka": a place that nothing else knows.
  [[nodiscard]] std::optional<Candidate> located() const {
    if (first_ == 0 || draft_.shape(first_) != Shape::capitalized) return std::nullopt;
    if (reading_.known.trie.longest_entry(draft_, first_, limit_).last != 0) return std::nullopt;
    const bool of_city = draft_.is(first_ - 1, "of") && first_ > 1 && is_settlement(first_ - 2);
    const bool inside = draft_.is(first_ - 1, "in") || draft_.is(first_ - 1, "at") ||
                        draft_.is(first_ - 1, "near") || draft_.is(first_ - 1, "outside");
    if (!of_city && !inside) return std::nullopt;
    std::uint32_t last = first_;
    while (last < std::min(limit_, first_ + 3) && draft_.shape(last) == Shape::capitalized &&
           draft_.classes[last].empty()) {
      ++last;
    }
    if (last == first_ || (!of_city && !(draft_.is(last, ",") && is_country(last + 1)))) {
      return std::nullopt;
    }
    return candidate(last, "Place");
  }
  /// "*Tucson* Mayor Ann Lee": where somebody is mayor, which nothing else knows.
  [[nodiscard]] std::optional<Candidate> seat_of_mayor() const {
    constexpr std::uint32_t longest = 3;  // words
    std::uint32_t last = first_;
    const auto is_plain = [&](std::uint32_t token) {
      return token < limit_ && draft_.shape(token) == Shape::capitalized &&
             draft_.classes[token].empty() && !is_office_rank(draft_.folded[token]);
    };
    while (last < first_ + longest && is_plain(last)) ++last;
    static constexpr WordTable<7> others{"former", "late", "current", "then", "lord", "lady", "ex"};
    if (contains(others, draft_.folded[first_])) return std::nullopt;
    const auto& tags = draft_.out.syntax.name;
    const bool mayor = last > first_ && last + 1 < std::min<std::size_t>(limit_, tags.size()) &&
                       draft_.is(last, "mayor") && draft_.is_capital(last) &&
                       tags[last + 1] == "B-PER" && tags[first_] != "B-PER";
    if (!mayor || extent_.is_known(first_)) return std::nullopt;
    return candidate(last, "Place");
  }

  /// "East Palestine": no known place, and not the one that its last word names.
  [[nodiscard]] std::optional<Candidate> directed() const {
    if (!draft_.is_capital(first_) || !contains(directions, draft_.folded[first_])) {
      return std::nullopt;
    }
    const std::uint32_t place = first_ + 1;
    if (extent_.is_known(first_) || place >= limit_ || draft_.shape(place) != Shape::capitalized) {
      return std::nullopt;
    }
    const TrieMatch match = reading_.known.trie.longest_entry(draft_, place, limit_);
    const bool named =
        std::any_of(match.names.begin(), match.names.end(), [&](const TrieName* name) {
          const std::string& type = reading_.known.gazetteer.entries[name->index].type;
          return name->use == NameUse::name && (type == "Country" || type == "Place");
        });
    if (!named) return std::nullopt;
    return candidate(match.last, "Place");
  }

  /// "Texas House of Representatives": the place's, not the one that is known by that name.
  [[nodiscard]] std::optional<Candidate> chamber() const {
    const TrieMatch match = reading_.known.trie.longest_entry(draft_, first_, limit_);
    if (match.last == 0 || !draft_.is(match.last, "house") || !draft_.is(match.last + 1, "of")) {
      return std::nullopt;
    }
    const std::uint32_t members = match.last + 2;
    const bool chamber = draft_.is(members, "representatives") || draft_.is(members, "delegates") ||
                         draft_.is(members, "assembly") || draft_.is(members, "commons");
    const bool place =
        std::any_of(match.names.begin(), match.names.end(), [&](const TrieName* name) {
          const std::string& type = reading_.known.gazetteer.entries[name->index].type;
          return type == "Place" || type == "Country";
        });
    if (!chamber || !place || members >= limit_) return std::nullopt;
    return candidate(members + 1, "Organization");
  }

  [[nodiscard]] bool is_settlement(std::uint32_t token) const {
    return draft_.is(token, "city") || draft_.is(token, "town") || draft_.is(token, "village") ||
           draft_.is(token, "port") || draft_.is(token, "province") || draft_.is(token, "region") ||
           draft_.is(token, "island") || draft_.is(token, "district") ||
           draft_.is(token, "capital") || draft_.is(token, "resort");
  }
  [[nodiscard]] bool is_country(std::uint32_t token) const {
    if (token >= limit_) return false;
    const TrieMatch match = reading_.known.trie.longest_entry(draft_, token, limit_);
    return std::any_of(match.names.begin(), match.names.end(), [&](const TrieName* name) {
      return name->use == NameUse::name &&
             reading_.known.gazetteer.entries[name->index].type == "Country";
    });
  }

  /// "Vostok 2018", "Joint Sea-2017", "Exercise Tsentr 2019".
  [[nodiscard]] std::optional<Candidate> with_year() const {
    std::uint32_t token = first_;
    while (token < std::min(limit_, first_ + 4) && extent_.is_part(token)) ++token;
    if (token == first_) return std::nullopt;
    const std::uint32_t words = token - first_;
    if (words == 1 && !may_have_edition(first_)) return std::nullopt;
    if (draft_.is(token, "-") && draft_.is_attached(token)) ++token;
    if (!is_year(draft_, token) || token >= limit_) return std::nullopt;
    const bool opens = reading_.opens_sentence(first_);
    if (draft_.is(token + 1, "-") || draft_.is(first_, WordClass::month)) return std::nullopt;
    for (std::uint32_t t = first_; t < first_ + words; ++t) {
      if (draft_.is(t, WordClass::month) || draft_.is(t, WordClass::organization))
        return std::nullopt;
    }
    const TrieMatch match = reading_.known.trie.longest_entry(draft_, first_, limit_);
    const bool series = match.last == first_ + words && is_event(match);
    if (!series && (opens || match.last != 0 || (words == 1 && !draft_.classes[first_].empty()))) {
      return std::nullopt;
    }
    Candidate found = *candidate(token + 1, "Event");
    std::replace(found.name.begin(), found.name.end(), '-', ' ');
    return found;
  }
  /// "Vostok 2018", but not "FY 2021", "B.A. 1991", "Fall 2023".
  [[nodiscard]] bool may_have_edition(std::uint32_t token) const {
    static constexpr std::array<std::string_view, 5> seasons = {"spring", "summer", "fall",
                                                                "autumn", "winter"};
    const std::string_view word = draft_.out.word(token);
    return word.size() > 2 && word.find('.') == std::string_view::npos &&
           !contains(seasons, draft_.folded[token]);
  }
  [[nodiscard]] bool is_event(const TrieMatch& match) const {
    return std::any_of(match.names.begin(), match.names.end(), [&](const TrieName* name) {
      return reading_.known.gazetteer.entries[name->index].type == "Event";
    });
  }

  /// "Tu-22M3": a designator of weapons, a hyphen, a number.
  [[nodiscard]] std::optional<Candidate> designation() const {
    const std::string& word = draft_.folded[first_];
    const std::size_t hyphen = word.find('-');
    if (hyphen == std::string::npos || hyphen + 1 >= word.size()) return std::nullopt;
    if (!contains(designators, word.substr(0, hyphen))) return std::nullopt;
    if (std::isdigit(static_cast<unsigned char>(word[hyphen + 1])) == 0) return std::nullopt;
    return candidate(first_ + 1, "Product");
  }

  /// "USS Gerald R. Ford", "HMS Prince of Wales": no person.
  [[nodiscard]] std::optional<Candidate> warship() const {
    static constexpr WordTable<17> prefixes{"uss", "hms",  "hmas",  "hmcs", "hmnzs", "usns",
                                            "ins", "roks", "uscgc", "brp",  "kri",   "tcg",
                                            "orp", "fgs",  "hnlms", "hdms", "pns"};
    constexpr std::uint32_t longest = 5;
    if (draft_.shape(first_) != Shape::upper || !contains(prefixes, draft_.folded[first_])) {
      return std::nullopt;
    }
    std::uint32_t end = first_ + 1;
    while (end < std::min(limit_, first_ + longest)) {
      const bool joined = end > first_ + 1 && draft_.is(end, "of") && draft_.is_capital(end + 1);
      if (!draft_.is_capital(end) && !joined) break;
      ++end;
    }
    return end > first_ + 1 ? std::optional(candidate(end, "Product")) : std::nullopt;
  }

  [[nodiscard]] std::optional<Candidate> candidate(std::uint32_t last,
                                                   std::string_view type) const {
    std::uint32_t end = last;  // "U.S.-ASEAN Climate Futures initiative"
    if (type == "Initiative" && last < limit_ && contains(lower_programmes, draft_.folded[last])) {
      ++end;
    }
    return Candidate{{first_, end}, std::string(type), plain_name({first_, last})};
  }

  /// The words without an abbreviation in brackets inside them.
  [[nodiscard]] std::string plain_name(TokenRange range) const {
    std::string name = draft_.text_of(range);
    const std::size_t open = name.find(" (");
    const std::size_t close = name.find(')');
    if (open != std::string::npos && close != std::string::npos && close > open) {
      name.erase(open, close + 1 - open);
    }
    return name;
  }

  const NameReading& reading_;
  const Draft& draft_;
  std::uint32_t first_;
  std::uint32_t limit_;
  NameExtent extent_;
};

}  // namespace

std::optional<Candidate> descriptive_name(const NameReading& reading, std::uint32_t first,
                                          std::uint32_t limit) {
  return Describer(reading, first, limit).find();
}

}  // namespace entente::language

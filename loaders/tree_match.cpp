// A tree of a frame on a predicate: whether all that it asks for is there, whether it is fact, plan
// or denial. Who else is meant: tree_sides.cpp. Routes are compiled already; the grammar is
// language/deep_syntax's.
#include "loaders/tree_match.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "language/word_table.hpp"

namespace entente::loaders {

using graph::Claim;
using graph::Modality;
using language::Argument;
using language::Relation;
using language::SpanKind;
using language::Upos;

TreeMatch::TreeMatch(const SentenceTree& sentence, const TreePattern& tree, std::uint32_t predicate,
                     Described& described)
    : c_(sentence),
      tree_(tree),
      frame_(c_.frames.frames()[tree.frame]),
      predicate_(predicate),
      fillers_(c_, frame_, predicate, described) {}

std::vector<Claim> TreeMatch::claims(std::string& why) {
  if (!gather(why)) return {};
  fill(arguments_);
  add_lead();
  add_counterpart();
  add_publisher();
  if (!keeps_ways(why) || !complete(why)) return {};
  auto modality = modality_of(c_, predicate_, support_.verb, frame_);
  if (bidden_ && modality == Modality::asserted) modality = Modality::planned;
  if (modality == Modality::planned && is_going_on()) modality = Modality::asserted;
  // "did not say during the visit …": it took place all the same.
  if (tree_.setting && modality == Modality::negated) modality = Modality::asserted;
  if (!modality) {
    why = "is neither fact nor plan";
    return {};
  }
  fillers_.attach(support_.verb);
  Claim claim{.type = frame_.type->name,
              .modality = *modality,
              .reported_by = reporter_of(c_, predicate_),
              .confidence = frame_.confidence * fillers_.weight(),
              .rule = frame_.name,
              .fillers = {},
              .evidence = evidence_of(c_, predicate_)};
  return fillers_.distribute(std::move(claim));
}

/// "our *ongoing* cooperation will help": is there already.
bool TreeMatch::is_going_on() const {
  static constexpr language::WordTable<5> words{"ongoing", "existing", "continuing", "longstanding",
                                                "long-standing"};
  const auto below = c_.syntax.dependents(predicate_);
  return tree_.noun && std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
           return c_.syntax.relation(child) == "amod" &&
                  language::contains(words, c_.syntax.lemma(child));
         });
}

bool TreeMatch::gather(std::string& why) {
  arguments_ = c_.syntax.arguments(predicate_);
  if (!has_object()) {
    why = "its object is another word";
    return false;
  }
  if (!has_subject()) {
    why = "its subject is another word";
    return false;
  }
  if (!has_clause()) {
    why = "asks for something else";
    return false;
  }
  for (const std::uint32_t child : c_.syntax.dependents(predicate_)) {
    const auto& without = tree_.without;
    if (std::find(without.begin(), without.end(), c_.syntax.relation(child)) != without.end()) {
      why = "has what the tree rules out";
      return false;
    }
  }
  if (tree_.main && !is_main(predicate_)) {
    why = "is in a clause of another";
    return false;
  }
  if (is_about_another()) {
    why = "is about what the tree rules out";
    return false;
  }
  if (!tree_.noun) return true;
  if (tree_.light.empty() && is_preposition()) {
    why = "is part of a preposition";
    return false;
  }
  if (is_in_name()) {
    why = "is part of a name";
    return false;
  }
  if (tree_.setting) return add_setting(why);
  const bool named = !tree_.light.empty();
  const auto carries = [&](const language::Support& support) {
    if (named) {
      return std::binary_search(tree_.light.begin(), tree_.light.end(), c_.lemma[support.verb]);
    }
    // "labelled it *as* a threat", "upgraded ties *to* a partnership" need a tree that names them.
    return support.preposition != "as" && support.preposition != "to" &&
           support.preposition != "with" && c_.is(support.verb, WordClass::light);
  };
  auto supports = c_.syntax.supports_of(predicate_);
  std::erase_if(supports, [&](const auto& support) {
    return !support.close && !std::binary_search(tree_.behind.begin(), tree_.behind.end(),
                                                 c_.frames.number_of(support.preposition));
  });
  const auto is_undone = [&](const auto& support) {
    return std::binary_search(tree_.unless.begin(), tree_.unless.end(), c_.lemma[support.verb]);
  };
  // "lifted the sanctions that it had imposed": they were there.
  const auto is_done = [&](const auto& support) {
    return c_.syntax.head(support.verb) == predicate_ && carries(support) && !is_undone(support);
  };
  const bool undone = std::any_of(supports.begin(), supports.end(), is_undone) &&
                      std::none_of(supports.begin(), supports.end(), is_done);
  if (undone) {
    why = "is what a verb undoes";
    return false;
  }
  const auto carried = std::find_if(supports.begin(), supports.end(), [&](const auto& support) {
    return carries(support) && !is_undone(support);
  });
  if (carried == supports.end()) {
    if (named) why = "no verb of the tree carries it";
    return !named;
  }
  support_ = *carried;
  // "one *strike* destroyed a depot": what the noun does is asked for.
  const auto is_object = [](const TreeRoute& route) {
    return route.kind == TreeRoute::Kind::object;
  };
  // "trade hit $5 billion": so is the sum that it comes to.
  const bool comes_to = std::any_of(tree_.roles.begin(), tree_.roles.end(), [&](const auto& role) {
    return frame_.type->roles[role.role].kind == graph::RoleKind::amount &&
           std::any_of(role.routes.begin(), role.routes.end(), is_object);
  });
  const bool acts =
      named && (comes_to || std::any_of(tree_.needs.begin(), tree_.needs.end(), is_object));
  for (const Argument& a : c_.syntax.arguments(support_.verb)) {
    const bool itself = a.token == predicate_;
    if (!itself && (a.relation != Relation::object || !support_.noun_is_subject || acts)) {
      arguments_.push_back(a);
    }
  }
  return true;
}

std::uint32_t TreeMatch::first_word() const {
  std::uint32_t token = c_.sentence.first;
  for (std::uint32_t t = token; t < c_.sentence.last && t < token + 8; ++t) {
    if (c_.text.word(t) == ":") token = t + 1;
  }
  while (token < c_.sentence.last && c_.text.syntax.upos[token] == Upos::PUNCT) ++token;
  return token;
}

bool TreeMatch::is_preposition() const {
  bool in = false;
  for (const std::uint32_t child : c_.syntax.dependents(predicate_)) {
    const std::string_view kind = c_.syntax.relation(child);
    const bool described = kind == "det" || kind == "amod" || kind == "compound";
    if (described || c_.syntax.is(child, "nmod:poss")) return false;
    in = in || (kind == "case" && c_.syntax.lemma(child) == "in");
  }
  return in;
}

bool TreeMatch::is_main(std::uint32_t token) const {
  for (int step = 0; step < 8 && c_.syntax.relation(token) == "conj"; ++step) {
    token = c_.syntax.head(token);
  }
  const std::string_view kind = c_.syntax.relation(token);
  return kind != "advcl" && kind != "acl";
}

bool TreeMatch::follows_sides(const language::Span& name) const {
  const auto below = c_.syntax.dependents(predicate_);
  return std::count_if(below.begin(), below.end(), [&](std::uint32_t child) {
           const language::Span* span = c_.span(child);
           return child < name.tokens.first && span != nullptr && span->kind == SpanKind::name;
         }) > 1;
}

bool TreeMatch::is_in_name() const {
  const language::Span* span = c_.span(predicate_);
  if (span == nullptr || span->kind != SpanKind::name) return false;
  const language::TextEntity& named = c_.text.entities[span->entities.front()];
  // "the U.S.-ASEAN *Strategic Partnership*": of the two that stand before it.
  if (named.type == "Agreement" && predicate_ + 1 == span->tokens.last && follows_sides(*span)) {
    return false;
  }
  return span->tokens.last - span->tokens.first > 1 && named.sides.empty() && named.type != "Event";
}

bool TreeMatch::has_object() const {
  if (tree_.object.empty()) return true;
  const auto wanted = [&](std::uint32_t token) {
    return std::binary_search(tree_.object.begin(), tree_.object.end(), c_.lemma[token]);
  };
  // "arms flowed to Kenya": who does what acts on nothing is acted on.
  const bool acts = std::any_of(arguments_.begin(), arguments_.end(),
                                [](const Argument& a) { return a.relation == Relation::object; });
  return std::any_of(arguments_.begin(), arguments_.end(), [&](const Argument& a) {
    const bool object = a.relation == Relation::object || a.relation == Relation::modifier ||
                        (a.relation == Relation::subject && !acts) ||
                        (tree_.noun && a.relation == Relation::oblique && a.preposition == "of");
    if (!object) return false;
    const auto members = listed(c_, a.token);  // "dozens of missiles"
    const auto below = c_.syntax.dependents(members.front());
    return wanted(a.token) || std::any_of(members.begin(), members.end(), wanted) ||
           std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
             const std::string_view relation = c_.syntax.relation(child);
             return (relation == "compound" || relation == "amod") && wanted(child);
           });
  });
}

/// "The *package* includes twelve tanks".
bool TreeMatch::has_subject() const {
  return tree_.subject.empty() ||
         std::any_of(arguments_.begin(), arguments_.end(), [&](const Argument& a) {
           return a.relation == Relation::subject &&
                  std::binary_search(tree_.subject.begin(), tree_.subject.end(), c_.lemma[a.token]);
         });
}

/// "urged Chile *to stop*", "called it *illegal*".
bool TreeMatch::has_clause() const {
  const auto below = c_.syntax.dependents(predicate_);
  return tree_.clause.empty() || std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
           const std::string_view kind = c_.syntax.relation(child);
           const bool asked = kind == "xcomp" || kind == "ccomp" || kind == "advcl";
           return asked && child > predicate_ &&
                  std::binary_search(tree_.clause.begin(), tree_.clause.end(), c_.lemma[child]);
         });
}

/// "launched a *strategy*", "agreed on the *importance* of …", "*security* assistance".
bool TreeMatch::is_about_another() const {
  const auto ruled_out = [&](std::uint32_t token) {
    return std::binary_search(tree_.unless.begin(), tree_.unless.end(), c_.lemma[token]);
  };
  return std::any_of(arguments_.begin(), arguments_.end(), [&](const Argument& a) {
    if (a.relation == Relation::subject) return false;
    if (tree_.noun && a.relation != Relation::modifier) return false;
    return ruled_out(a.token);
  });
}

bool TreeMatch::fits(const TreeRoute& route, const Argument& argument) const {
  switch (route.kind) {
    case TreeRoute::Kind::subject:
      return argument.relation == Relation::subject;
    case TreeRoute::Kind::object:
      return argument.relation == Relation::object;
    case TreeRoute::Kind::indirect:
      return argument.relation == Relation::indirect;
    case TreeRoute::Kind::owner:
      return argument.relation == Relation::owner;
    case TreeRoute::Kind::modifier:
      return argument.relation == Relation::modifier;
    case TreeRoute::Kind::clause:
      return argument.relation == Relation::clause;
    case TreeRoute::Kind::purpose:
      return argument.relation == Relation::clause && c_.is(argument.token, WordClass::discuss);
    case TreeRoute::Kind::oblique:
      return argument.relation == Relation::oblique &&
             c_.frames.number_of(argument.preposition) == route.preposition;
    case TreeRoute::Kind::self:
    case TreeRoute::Kind::word:
    case TreeRoute::Kind::quoted:
      return false;
  }
  return false;
}

void TreeMatch::fill(const std::vector<Argument>& arguments) {
  const auto is_carried = [](const TreeRoute& route) {
    return route.kind == TreeRoute::Kind::subject;
  };
  const auto fill_one = [&](const TreeRole& role, bool carried) {
    for (const TreeRoute& route : role.routes) {
      if (is_carried(route) == carried) fill_by(role, route, arguments);
    }
  };
  if (!tree_.noun) {
    for (const TreeRole& role : tree_.roles) {
      fill_one(role, false);
      fill_one(role, true);
    }
    return;
  }
  for (const TreeRole& role : tree_.roles) fill_one(role, false);
  // "Kenya affirmed Chile's support": who carries a noun is none of its own if these are all there.
  const bool settled =
      std::all_of(tree_.roles.begin(), tree_.roles.end(), [&](const TreeRole& role) {
        return is_settled(role.role) ||
               std::none_of(role.routes.begin(), role.routes.end(), is_carried);
      });
  for (const TreeRole& role : tree_.roles) {
    if (!settled) fill_one(role, true);
  }
}

bool TreeMatch::is_settled(std::uint16_t role) const {
  const std::size_t least = std::max<std::size_t>(least_of(role), 1);
  return fillers_.count(role) >= least && !fillers_.is_one_sided(role, arguments_);
}

void TreeMatch::fill_by(const TreeRole& role, const TreeRoute& route,
                        const std::vector<Argument>& arguments) {
  if (route.kind == TreeRoute::Kind::self && !bidden_) fillers_.fill_self(role, 2);
  if (route.kind == TreeRoute::Kind::word && !bidden_) fillers_.fill_self(role, 1);
  if (route.kind == TreeRoute::Kind::quoted) fillers_.fill_quotation(role);
  TreeRole single = role;
  single.each = true;
  for (const Argument& argument : arguments) {
    if (!fits(route, argument) || is_subject_again(argument)) continue;
    if (is_of_what_they_tell(argument)) continue;
    if (route.kind == TreeRoute::Kind::purpose) {
      fill_purpose(role, argument.token);
      continue;
    }
    const TreeRole& meant = is_apart(argument) ? single : role;
    route.held ? fillers_.fill_holder(meant, argument) : fillers_.fill_role(meant, argument);
  }
}

void TreeMatch::fill_purpose(const TreeRole& role, std::uint32_t verb) {
  for (const std::uint32_t child : c_.syntax.dependents(verb)) {
    if (c_.syntax.relation(child) == "obj") fillers_.fill_role(role, {Relation::object, {}, child});
  }
}

/// "Ruto and Abe discussed their partnership with *Ghana*": whom several speak of does not speak.
bool TreeMatch::is_of_what_they_tell(const Argument& argument) const {
  if (tree_.noun || argument.preposition != "with") return false;
  const std::uint32_t above = c_.syntax.head(argument.token);
  const bool told =
      above < c_.text.syntax.upos.size() &&
      c_.text.syntax.upos[above] == language::Upos::NOUN;  // but "with which both met"
  if (!told || above == predicate_) return false;
  const language::Span* span = c_.span(argument.token);
  if (span == nullptr || c_.text.entities[span->entities.front()].type == "Person") return false;
  return std::any_of(arguments_.begin(), arguments_.end(), [&](const Argument& a) {
    return a.relation == Relation::subject &&
           (listed(c_, a.token).size() > 1 ||
            (c_.span(a.token) != nullptr && c_.span(a.token)->entities.size() > 1));
  });
}

bool TreeMatch::is_subject_again(const Argument& argument) const {
  return tree_.noun && argument.relation == Relation::owner &&
         c_.text.syntax.upos[argument.token] == Upos::PRON &&
         std::any_of(arguments_.begin(), arguments_.end(), [&](const Argument& a) {
           return a.relation == Relation::subject &&
                  !entities_at(c_, a.token, a.relation, ~0u).empty();
         });
}

bool TreeMatch::is_apart(const Argument& argument) const {
  if (std::any_of(tree_.split.begin(), tree_.split.end(),
                  [&](const TreeRoute& route) { return fits(route, argument); })) {
    return true;
  }
  if (std::none_of(tree_.apart.begin(), tree_.apart.end(),
                   [&](const TreeRoute& route) { return fits(route, argument); })) {
    return false;
  }
  const auto below = c_.syntax.dependents(predicate_);
  return c_.text.syntax.xpos[predicate_] == "NNS" || repeats_preposition(argument) ||
         std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
           const std::string_view how = c_.syntax.lemma(child);
           return how.starts_with("separate") || how.starts_with("individual") ||
                  how == "respectively" || how == "one-on-one";
         });
}

/// "spoke to Xi and *to* Modi", "met with Xi, *then with* Modi".
bool TreeMatch::repeats_preposition(const Argument& argument) const {
  static constexpr language::WordTable<6> orders{"then",       "later",        "next",
                                                 "afterwards", "subsequently", "thereafter"};
  const auto comes_later = [&](std::uint32_t phrase) {
    const auto words = c_.syntax.dependents(phrase);
    return std::any_of(words.begin(), words.end(), [&](std::uint32_t word) {
      return language::contains(orders, c_.syntax.lemma(word));
    });
  };
  const bool ordered =
      std::any_of(arguments_.begin(), arguments_.end(), [&](const Argument& other) {
        return other.token != argument.token && other.relation == argument.relation &&
               other.preposition == argument.preposition &&
               (comes_later(other.token) || comes_later(argument.token));
      });
  if (ordered && !argument.preposition.empty()) return true;
  const auto below = c_.syntax.dependents(argument.token);
  return !argument.preposition.empty() &&
         std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
           return c_.syntax.relation(child) == "conj" &&
                  c_.syntax.preposition(child) == argument.preposition;
         });
}

std::size_t TreeMatch::least_of(std::uint16_t role) const {
  const auto least = std::find_if(frame_.at_least.begin(), frame_.at_least.end(),
                                  [&](const auto& entry) { return entry.first == role; });
  return least == frame_.at_least.end() ? 0 : least->second;
}

/// "welcomed Chad's accession *to the treaty*": the thing's own, and not the verb's.
bool TreeMatch::is_of_thing(const Argument& argument) const {
  const std::uint32_t above = c_.syntax.head(argument.token);
  return argument.relation == Relation::oblique && above < c_.text.syntax.upos.size() &&
         above != predicate_ && c_.text.syntax.upos[above] == Upos::NOUN &&
         c_.text.syntax.xpos[above] == "NN" && !c_.is(above, WordClass::people) &&
         c_.syntax.relation(above) == "obj" && argument.preposition == "to" && !tree_.noun;
}

bool TreeMatch::keeps_ways(std::string& why) const {
  for (const TreeRoute& route : tree_.needs) {
    const bool found = std::any_of(arguments_.begin(), arguments_.end(), [&](const Argument& a) {
      return fits(route, a) && fillers_.is_filled_by(a);
    });
    if (!found) why = "lacks a phrase that it needs";
    if (!found) return false;
  }
  for (const TreeRoute& route : tree_.strict) {
    const bool other = std::any_of(arguments_.begin(), arguments_.end(), [&](const Argument& a) {
      return fits(route, a) && !fillers_.is_filled_by(a) && !is_of_thing(a) &&
             literal_at(c_, a.token, SpanKind::date) == nullptr;
    });
    if (other) why = "has a phrase that fills no role";
    if (other) return false;
  }
  return true;
}

bool TreeMatch::complete(std::string& why) const {
  for (const auto& [role, least] : frame_.at_least) {
    const std::size_t found = fillers_.count_together(role);
    if (least > 1 && found >= least && fillers_.is_one_sided(role, arguments_)) {
      why = fmt::format("{}: one side is missing", frame_.type->roles[role].name);
      return false;
    }
    const bool open = std::none_of(tree_.roles.begin(), tree_.roles.end(),
                                   [&](const TreeRole& r) { return r.role == role; });
    if (found >= least || (open && frame_.complete)) continue;  // counted once it is complete
    why = fmt::format("{}: needs {}, found {}", frame_.type->roles[role].name, least, found);
    return false;
  }
  // A list goes on with what the document told before, whoever gave it to whom.
  const bool goes_on = frame_.complete && !frame_.counted.empty();
  if (!fillers_.has_core() && !goes_on) why = "no core role is filled";
  return fillers_.has_core() || goes_on;
}

}  // namespace entente::loaders

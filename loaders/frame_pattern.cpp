// The notation of patterns: text -> tree -> steps. Knows the roles of one fact type; files and
// JSON are frame_compiler.cpp's, running the steps is frame_matcher.cpp's.
#include "loaders/frame_pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <optional>
#include <utility>

#include "core/names.hpp"

namespace entente::loaders {

namespace {

using core::Error;
using core::Result;

constexpr int kDepth = 16;  // of parentheses: more is no pattern that a person reads

struct Node {
  enum class Kind { word, slot, text, gap, verb_group, begin, end, sequence, choice, optional };
  Kind kind = Kind::sequence;
  WordSet words = {};                       // word
  std::vector<std::uint32_t> find_by = {};  // word: the words that are rare enough
  std::uint32_t slot = 0;                   // slot; text: a slot that its only child's words fill
  bool phrase = false;                      // slot: takes the words up to the clause's end
  Gap gap = Gap::modifiers;
  std::vector<Node> children = {};
};

class PatternParser {
 public:
  PatternParser(std::string_view text, const PatternContext& context)
      : text_(text), context_(context) {}

  Result<Pattern> parse();

 private:
  Result<Node> choice();
  Result<Node> sequence();
  Result<Node> element();
  Result<Node> group();
  Result<Node> slot();
  Result<Node> word();
  Result<void> roles(std::string_view names, Slot& slot);
  Result<void> fillers(std::string_view given, Slot& slot, Node& node);
  Result<void> suffix(Slot& slot);
  Result<std::uint32_t> entity_types(std::string_view names) const;

  void skip_spaces() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(std::string_view token) {
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }
  [[nodiscard]] Error wrong(std::string what) const {
    return Error{.message = fmt::format("column {}: {}", at_ + 1, what)};
  }

  std::string_view text_;
  const PatternContext& context_;
  std::size_t at_ = 0;
  int depth_ = 0;
  Pattern pattern_;
};

bool is_word_character(char c) {
  return c != '\0' && c != ' ' && c != '(' && c != ')' && c != '{' && c != '}' && c != '|' &&
         c != '?' && c != ',' && c != '@' && c != '=' && c != '^' && c != '$';
}

Result<Node> PatternParser::choice() {
  if (++depth_ > kDepth) return wrong(fmt::format("more than {} groups inside each other", kDepth));
  Node choice{.kind = Node::Kind::choice};
  do {
    auto branch = sequence();
    if (!branch) return branch.error();
    choice.children.push_back(std::move(*branch));
  } while (take("|"));
  --depth_;
  if (choice.children.size() == 1) return std::move(choice.children.front());
  return choice;
}

Result<Node> PatternParser::sequence() {
  Node sequence{.kind = Node::Kind::sequence};
  for (skip_spaces(); peek() != '\0' && peek() != '|' && peek() != ')' && peek() != '}';
       skip_spaces()) {
    auto next = element();
    if (!next) return next.error();
    if (next->kind == Node::Kind::verb_group && !sequence.children.empty() &&
        sequence.children.back().kind == Node::Kind::slot) {
      pattern_.slots[sequence.children.back().slot].subject = true;
    }
    if (take("?")) {
      Node optional{.kind = Node::Kind::optional};
      optional.children.push_back(std::move(*next));
      next = std::move(optional);
    }
    sequence.children.push_back(std::move(*next));
  }
  if (sequence.children.empty()) return wrong("expected a word, {role}, group or gap");
  return sequence;
}

Result<Node> PatternParser::element() {
  if (take("...")) return Node{.kind = Node::Kind::gap, .gap = Gap::clause};
  if (take("..")) return Node{.kind = Node::Kind::gap, .gap = Gap::words};
  if (take("_")) return Node{.kind = Node::Kind::gap, .gap = Gap::modifiers};
  if (take(">")) return Node{.kind = Node::Kind::verb_group};
  if (take("^")) return Node{.kind = Node::Kind::begin};
  if (take("$")) return Node{.kind = Node::Kind::end};
  if (peek() == '(') return group();
  if (peek() == '{') return slot();
  return word();
}

Result<Node> PatternParser::group() {
  take("(");
  auto inside = choice();
  if (!inside) return inside.error();
  if (!take(")")) return wrong("expected ')'");
  return inside;
}

Result<Node> PatternParser::word() {
  Node node{.kind = Node::Kind::word};
  const auto add = [&](std::string_view word) {
    node.words.words.push_back(context_.word(word));
    if (!context_.common(word)) node.find_by.push_back(node.words.words.back());
  };
  if (take(",")) {
    add(",");
    return node;
  }
  const bool list = take("@");
  node.words.form_only = !list && take("=");
  const std::size_t begin = at_;
  while (is_word_character(peek())) ++at_;
  const std::string_view name = text_.substr(begin, at_ - begin);
  if (name.empty()) return wrong(fmt::format("expected a word, got '{}'", peek()));
  if (!list) {
    if (std::any_of(name.begin(), name.end(),
                    [](unsigned char c) { return std::isupper(c) != 0; })) {
      return wrong(fmt::format("expected words in lower case, got '{}'", name));
    }
    add(name);
    return node;
  }
  const auto* words = context_.list(name);
  if (words == nullptr) return wrong(fmt::format("no word list '{}'", name));
  for (const auto& word : *words) add(word);
  std::sort(node.words.words.begin(), node.words.words.end());
  return node;
}

std::string unknown(std::string_view what, std::string_view name,
                    const std::vector<std::string>& known) {
  const auto near = core::nearest_name(name, known);
  return fmt::format("no {} '{}'{}", what, name,
                     near ? fmt::format("; did you mean '{}'?", *near) : "");
}

Result<void> PatternParser::roles(std::string_view names, Slot& slot) {
  std::vector<std::string> known;
  for (const auto& role : context_.type.roles) known.push_back(role.name);
  while (true) {
    const std::size_t end = std::min(names.find('&'), names.size());
    const std::string_view name = names.substr(0, end);
    const auto found = std::find(known.begin(), known.end(), name);
    if (found == known.end()) return wrong(unknown(context_.type.name + " role", name, known));
    const auto index = static_cast<std::uint16_t>(found - known.begin());
    if (!slot.roles.empty() && context_.type.roles[index].kind != slot.kind) {
      return wrong(fmt::format("role '{}' is filled by another kind of thing than '{}'", name,
                               context_.type.roles[slot.roles[0]].name));
    }
    slot.kind = context_.type.roles[index].kind;
    slot.roles.push_back(index);
    if (end == names.size()) return {};
    names.remove_prefix(end + 1);
  }
}

Result<std::uint32_t> PatternParser::entity_types(std::string_view names) const {
  std::uint32_t mask = 0;
  std::vector<std::string> known;
  for (const auto& group : context_.groups) known.push_back(group.name);
  while (true) {
    const std::size_t end = std::min(names.find('|'), names.size());
    const auto found = std::find(known.begin(), known.end(), names.substr(0, end));
    if (found == known.end()) return wrong(unknown("entity type", names.substr(0, end), known));
    mask |= 1u << static_cast<unsigned>(found - known.begin());
    if (end == names.size()) return mask;
    names.remove_prefix(end + 1);
  }
}

/// What may fill the slot: types or a unit as given, else all that the roles accept.
Result<void> PatternParser::fillers(std::string_view given, Slot& slot, Node& node) {
  if (slot.kind == graph::RoleKind::entity) {
    if (!given.empty()) {
      auto mask = entity_types(given);
      if (!mask) return mask.error();
      slot.types = *mask;
      return {};
    }
    slot.types = ~0u;
    for (const auto role : slot.roles) {
      std::uint32_t accepted = 0;
      for (const auto& name : context_.type.roles[role].accepts) {
        auto mask = entity_types(name);
        if (!mask) return mask.error();
        accepted |= *mask;
      }
      if (accepted != 0) slot.types &= accepted;
    }
    return {};
  }
  if (slot.kind == graph::RoleKind::amount) {
    slot.unit = given;
    return {};
  }
  if (slot.kind == graph::RoleKind::text) {
    const std::string_view role = context_.type.roles[slot.roles[0]].name;
    node.phrase = given == "words" || (given.empty() && role != "title" && role != "quotation");
    slot.unit = given.empty() && role == "quotation" ? "quotation" : std::string(given);
    if (slot.unit.empty()) slot.unit = role == "title" ? "title" : "words";
    if (slot.unit != "title" && slot.unit != "office" && slot.unit != "quotation" &&
        slot.unit != "words") {
      return wrong(fmt::format("expected title, office, quotation or words, got '{}'", given));
    }
    return {};
  }
  if (!given.empty()) return wrong(fmt::format("a date has no types, got '{}'", given));
  return {};
}

Result<void> PatternParser::suffix(Slot& slot) {
  if (take("++")) {
    slot.list = true;
    slot.at_least = 2;
  } else if (take("+")) {
    slot.list = true;
  } else if (take("*")) {
    slot.list = slot.each = true;
  }
  slot.attributive = take("'s");
  if ((slot.list || slot.attributive) && slot.kind != graph::RoleKind::entity) {
    return wrong("only names form lists and possessives");
  }
  return {};
}

Result<Node> PatternParser::slot() {
  take("{");
  const std::size_t begin = at_;
  while (peek() != '\0' && peek() != '}' && peek() != ':' && peek() != '=') ++at_;
  Slot slot;
  const bool unused = at_ == begin;  // "{:Country}": a name that fills no role
  if (unused) slot.types = ~0u;
  if (!unused) {
    if (auto named = roles(text_.substr(begin, at_ - begin), slot); !named) return named.error();
  }

  Node node{.kind = Node::Kind::slot};
  std::string_view given;
  if (take(":")) {
    const std::size_t from = at_;
    while (peek() != '\0' && peek() != '}' && peek() != '=') ++at_;
    given = text_.substr(from, at_ - from);
  }
  if (take("=")) {
    if (slot.kind == graph::RoleKind::entity) {
      if (context_.groups.end() ==
          std::find_if(context_.groups.begin(), context_.groups.end(),
                       [&](const auto& g) { return g.name == given && g.type == given; })) {
        return wrong(fmt::format("expected one entity type before '=', got '{}'", given));
      }
      slot.unit = given;
    } else if (slot.kind != graph::RoleKind::text || !given.empty()) {
      return wrong("only a role of words or names holds a pattern");
    }
    auto inside = choice();
    if (!inside) return inside.error();
    node.kind = Node::Kind::text;
    node.children.push_back(std::move(*inside));
  } else {
    if (auto filled = fillers(given, slot, node); !filled) return filled.error();
  }
  if (!take("}")) return wrong("expected '}'");
  if (node.kind == Node::Kind::slot) {
    if (auto ended = suffix(slot); !ended) return ended.error();
  }
  node.slot = static_cast<std::uint32_t>(pattern_.slots.size());
  pattern_.slots.push_back(std::move(slot));
  return node;
}

/// Words of which each match has one, and how well they serve to find it (0: not at all).
struct Triggers {
  std::vector<std::uint32_t> words;
  int rank = 0;
};

Triggers triggers_of(const Node& node, const Pattern& pattern, const PatternContext& context);

Triggers triggers_of_choice(const Node& node, const Pattern& pattern,
                            const PatternContext& context) {
  Triggers all{.words = {}, .rank = 3};
  for (const Node& child : node.children) {
    Triggers branch = triggers_of(child, pattern, context);
    all.rank = std::min(all.rank, branch.rank);
    all.words.insert(all.words.end(), branch.words.begin(), branch.words.end());
  }
  return all.rank > 0 ? all : Triggers{};
}

Triggers triggers_of_slot(const Slot& slot, const PatternContext& context) {
  switch (slot.kind) {
    case graph::RoleKind::entity:
      return {};
    case graph::RoleKind::date:
      return {{context.cue(Cue::date)}, 1};
    case graph::RoleKind::amount:
      return {{context.cue(Cue::amount)}, 2};
    case graph::RoleKind::text:
      break;
  }
  if (slot.unit == "title" || slot.unit == "office") return {{context.cue(Cue::title)}, 2};
  if (slot.unit == "quotation") return {{context.cue(Cue::quotation)}, 2};
  return {};
}

Triggers triggers_of(const Node& node, const Pattern& pattern, const PatternContext& context) {
  switch (node.kind) {
    case Node::Kind::word:
      if (node.find_by.size() == node.words.words.size()) return {node.find_by, 3};
      return {node.words.words, 1};
    case Node::Kind::slot:
      return node.phrase ? Triggers{} : triggers_of_slot(pattern.slots[node.slot], context);
    case Node::Kind::choice:
      return triggers_of_choice(node, pattern, context);
    case Node::Kind::text:
    case Node::Kind::sequence: {
      Triggers best;
      for (const Node& child : node.children) {
        Triggers found = triggers_of(child, pattern, context);
        if (found.rank > best.rank) best = std::move(found);
      }
      return best;
    }
    case Node::Kind::gap:
    case Node::Kind::verb_group:
    case Node::Kind::begin:
    case Node::Kind::end:
    case Node::Kind::optional:
      break;
  }
  return {};
}

class Emitter {
 public:
  explicit Emitter(Pattern& pattern) : pattern_(pattern) {}

  void emit(const Node& node);
  void done() { step(Step::Op::done); }

 private:
  std::size_t step(Step::Op op, std::uint32_t a = 0, std::uint32_t b = 0) {
    pattern_.steps.push_back({op, a, b});
    return pattern_.steps.size() - 1;
  }
  [[nodiscard]] std::uint32_t here() const {
    return static_cast<std::uint32_t>(pattern_.steps.size());
  }
  void emit_choice(const Node& node);

  Pattern& pattern_;
};

void Emitter::emit_choice(const Node& node) {
  std::vector<std::size_t> exits;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const bool last = i + 1 == node.children.size();
    const std::size_t split = last ? 0 : step(Step::Op::split);
    if (!last) pattern_.steps[split].a = here();
    emit(node.children[i]);
    if (!last) {
      exits.push_back(step(Step::Op::jump));
      pattern_.steps[split].b = here();
    }
  }
  for (const std::size_t exit : exits) pattern_.steps[exit].a = here();
}

void Emitter::emit(const Node& node) {
  switch (node.kind) {
    case Node::Kind::word:
      step(Step::Op::word, static_cast<std::uint32_t>(pattern_.words.size()));
      pattern_.words.push_back(node.words);
      return;
    case Node::Kind::slot:
      step(node.phrase ? Step::Op::phrase : Step::Op::slot, node.slot);
      return;
    case Node::Kind::text:
      step(Step::Op::open, node.slot);
      emit(node.children.front());
      step(Step::Op::close, node.slot);
      return;
    case Node::Kind::gap:
      step(Step::Op::gap, 0, static_cast<std::uint32_t>(node.gap));
      return;
    case Node::Kind::verb_group:
      step(Step::Op::verb_group);
      return;
    case Node::Kind::begin:
      step(Step::Op::begin);
      return;
    case Node::Kind::end:
      step(Step::Op::end);
      return;
    case Node::Kind::sequence:
      for (const Node& child : node.children) emit(child);
      return;
    case Node::Kind::choice:
      emit_choice(node);
      return;
    case Node::Kind::optional: {
      const std::size_t split = step(Step::Op::split);
      pattern_.steps[split].a = here();
      emit(node.children.front());
      pattern_.steps[split].b = here();
      return;
    }
  }
}

Result<Pattern> PatternParser::parse() {
  auto tree = choice();
  if (!tree) return tree.error();
  if (at_ < text_.size())
    return wrong(fmt::format("expected the end, got '{}'", text_.substr(at_)));
  if (pattern_.slots.empty()) return Error{.message = "expected at least one {role}"};
  Triggers triggers = triggers_of(*tree, pattern_, context_);
  if (triggers.rank == 0) {
    return Error{.message = "expected a word, title, quotation or amount that every match holds"};
  }
  Emitter emitter(pattern_);
  emitter.emit(*tree);
  emitter.done();
  std::sort(triggers.words.begin(), triggers.words.end());
  triggers.words.erase(std::unique(triggers.words.begin(), triggers.words.end()),
                       triggers.words.end());
  pattern_.triggers = std::move(triggers.words);
  return std::move(pattern_);
}

}  // namespace

Result<Pattern> compile_pattern(std::string_view text, const PatternContext& context) {
  return PatternParser(text, context).parse();
}

}  // namespace entente::loaders

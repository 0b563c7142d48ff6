// Frame files -> FrameSet: reads the JSON (its shape is already checked against its schema), holds
// names to the ontology, compiles the patterns and builds the index by trigger word.
#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/names.hpp"
#include "loaders/frame_pattern.hpp"
#include "loaders/frames.hpp"
#include "loaders/json.hpp"
#include "loaders/tree_pattern.hpp"

namespace entente::loaders {

using core::Error;
using core::Result;
using rapidjson::Value;

std::string_view to_string(WordClass word_class) {
  static constexpr std::array<std::string_view, kWordClasses> names{
      "auxiliary", "adverb",     "catenative", "control",  "function", "preposition", "boundary",
      "relative",  "state_noun", "pair",       "planned",  "negated",  "unreal",      "say",
      "light",     "bodies",     "people",     "deputies", "demand",   "quantity",    "discuss",
      "report",    "troops",     "irregular",  "site",     "land",     "collective",  "period",
      "rank",      "situation",  "strengthen", "gear",     "goods"};
  return names[static_cast<std::size_t>(word_class)];
}

std::uint32_t FrameSet::type_bit(std::string_view name) const {
  const auto found = std::find_if(groups_.begin(), groups_.end(),
                                  [&](const EntityGroup& group) { return group.name == name; });
  return found == groups_.end() ? 0 : 1u << static_cast<unsigned>(found - groups_.begin());
}

std::uint32_t FrameSet::bits_of(const language::TextEntity& entity) const {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const EntityGroup& group = groups_[i];
    if (group.type != entity.type) continue;
    const auto has = [&](const std::vector<std::string>& kinds) {
      return std::find(kinds.begin(), kinds.end(), entity.kind) != kinds.end();
    };
    if (group.kinds.empty() ? !has(group.others) : has(group.kinds)) bits |= 1u << i;
  }
  return bits;
}

const std::vector<std::string>& FrameSet::attachment_units(std::string_view role) const {
  const auto found = units_.find(role);
  return found == units_.end() ? no_units_ : found->second;
}

bool fits_unit(std::string_view value, std::string_view unit) {
  if (unit.empty()) return true;
  const std::size_t space = value.find(' ');
  const std::string_view have = space == std::string_view::npos ? "" : value.substr(space + 1);
  if (unit == "money") {
    return have.size() == 3 &&
           std::all_of(have.begin(), have.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }
  if (unit == "length") return have == "km" || have == "mi" || have == "m" || have == "nmi";
  return have == unit;
}

const std::vector<std::uint32_t>& FrameSet::attachment(std::string_view role) const {
  const auto found = attachments_.find(role);
  return found == attachments_.end() ? none_ : found->second;
}

namespace {

constexpr std::size_t kGroups = 32;  // bits of Slot::types

std::vector<std::string> strings(const Value* array) {
  std::vector<std::string> all;
  if (array == nullptr || !array->IsArray()) return all;
  for (const auto& item : array->GetArray()) {
    if (item.IsString()) all.emplace_back(view(item));
  }
  return all;
}

}  // namespace

class FrameCompiler {
 public:
  explicit FrameCompiler(const graph::Ontology& ontology) : ontology_(ontology) {}

  Result<FrameSet> compile(const std::vector<FrameFile>& files);

 private:
  struct Source {
    std::string name;
    rapidjson::Document json;
  };

  Result<void> parse(const std::vector<FrameFile>& files);
  void add_lists(const Source& source);
  Result<void> add_groups(const Source& source);
  Result<void> add_words();
  Result<void> add_frames(const Source& source);
  Result<void> add_frame(const Value& json, const Source& source, const std::string& pointer);
  Result<void> add_options(const Value& json, const Source& source, const std::string& pointer,
                           Frame& frame);
  Result<void> add_patterns(const Value& json, const Source& source, const std::string& pointer,
                            const Frame& frame);
  Result<void> add_trees(const Value& json, const Source& source, const std::string& pointer,
                         const Frame& frame);
  Result<std::uint16_t> role(const std::string& name, const Frame& frame, const Source& source,
                             const std::string& pointer) const;
  void build_index();

  std::uint32_t word(std::string_view text);
  static Error wrong(const Source& source, const std::string& pointer, std::string_view what) {
    return json_error(source.name, pointer, what);
  }

  const graph::Ontology& ontology_;
  std::vector<Source> sources_;
  std::map<std::string, std::vector<std::string>, std::less<>> lists_;
  std::set<std::string> names_;
  FrameSet set_;
};

std::uint32_t FrameCompiler::word(std::string_view text) {
  const std::uint32_t number = set_.vocabulary_.intern(text);
  if (number >= set_.flags_.size()) set_.flags_.resize(number + 1, 0);
  return number;
}

Result<void> FrameCompiler::parse(const std::vector<FrameFile>& files) {
  for (const auto& file : files) {
    Source source{.name = file.path.string(), .json = {}};
    source.json.Parse<rapidjson::kParseIterativeFlag>(file.json.data(), file.json.size());
    if (source.json.HasParseError()) {
      const std::size_t at = source.json.GetErrorOffset();
      return core::located(
          Error{.message = std::string("expected JSON: ") +
                           rapidjson::GetParseError_En(source.json.GetParseError()),
                .span = core::SourceSpan{at, at + 1}},
          source.name, file.json);
    }
    if (!source.json.IsObject()) return wrong(source, "", "expected an object");
    sources_.push_back(std::move(source));
  }
  return {};
}

void FrameCompiler::add_lists(const Source& source) {
  if (const Value* words = member(source.json, "words"); words != nullptr && words->IsObject()) {
    for (const auto& list : words->GetObject()) {
      auto& all = lists_[std::string(view(list.name))];
      for (auto& text : strings(&list.value)) all.push_back(std::move(text));
    }
  }
  if (const Value* after = member(source.json, "attachments");
      after != nullptr && after->IsObject()) {
    for (const auto& role : after->GetObject()) {
      auto& numbers = set_.attachments_[std::string(view(role.name))];
      for (const auto& text : strings(&role.value)) numbers.push_back(word(text));
      std::sort(numbers.begin(), numbers.end());
    }
  }
  if (const Value* units = member(source.json, "units"); units != nullptr && units->IsObject()) {
    for (const auto& role : units->GetObject()) {
      set_.units_[std::string(view(role.name))] = strings(&role.value);
    }
  }
}

Result<void> FrameCompiler::add_groups(const Source& source) {
  const Value* groups = member(source.json, "groups");
  if (groups == nullptr || !groups->IsObject()) return {};
  for (const auto& json : groups->GetObject()) {
    EntityGroup group;
    group.name = view(json.name);
    const std::string pointer = "/groups/" + pointer_step(group.name);
    const Value* type = json.value.IsObject() ? member(json.value, "type") : nullptr;
    if (type == nullptr || !type->IsString()) return wrong(source, pointer, "expected a type");
    group.type = view(*type);
    if (ontology_.entity_type(group.type) == nullptr) {
      return wrong(source, pointer + "/type", fmt::format("no entity type '{}'", group.type));
    }
    if (set_.type_bit(group.name) != 0) {
      return wrong(source, pointer, fmt::format("a second type or group '{}'", group.name));
    }
    group.kinds = strings(member(json.value, "kinds"));
    group.others = strings(member(json.value, "all_but"));
    if (set_.groups_.size() == kGroups) {
      return wrong(source, pointer, fmt::format("more than {} types and groups", kGroups));
    }
    set_.groups_.push_back(std::move(group));
  }
  return {};
}

Result<void> FrameCompiler::add_words() {
  for (std::size_t i = 0; i < kWordClasses; ++i) {
    const auto word_class = static_cast<WordClass>(i);
    const auto list = lists_.find(to_string(word_class));
    if (list == lists_.end()) {
      return Error{.message = fmt::format("no frame file has the word list '{}' (/words/{})",
                                          to_string(word_class), to_string(word_class)),
                   .source_name = sources_.empty() ? "frames" : sources_.front().name};
    }
    for (const auto& text : list->second) {
      const std::uint32_t number = word(text);
      set_.flags_[number] = static_cast<WordFlags>(set_.flags_[number] | flag(word_class));
    }
  }
  return {};
}

Result<std::uint16_t> FrameCompiler::role(const std::string& name, const Frame& frame,
                                          const Source& source, const std::string& pointer) const {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < frame.type->roles.size(); ++i) {
    if (frame.type->roles[i].name == name) return static_cast<std::uint16_t>(i);
    known.push_back(frame.type->roles[i].name);
  }
  const auto near = core::nearest_name(name, known);
  return wrong(source, pointer,
               fmt::format("no {} role '{}'{}", frame.type->name, name,
                           near ? fmt::format("; did you mean '{}'?", *near) : ""));
}

Result<void> FrameCompiler::add_options(const Value& json, const Source& source,
                                        const std::string& pointer, Frame& frame) {
  for (const auto& [key, roles] :
       {std::pair{"attach", &frame.attach}, std::pair{"continue", &frame.continues},
        std::pair{"same", &frame.same}, std::pair{"counterpart", &frame.counterpart},
        std::pair{"state", &frame.state}, std::pair{"leader", &frame.leader},
        std::pair{"citizen", &frame.citizen}, std::pair{"publisher", &frame.publisher},
        std::pair{"report", &frame.report}, std::pair{"counted", &frame.counted},
        std::pair{"announced", &frame.announced}}) {
    std::size_t index = 0;
    for (const auto& name : strings(member(json, key))) {
      auto number = role(name, frame, source, fmt::format("{}/{}/{}", pointer, key, index++));
      if (!number) return number.error();
      roles->push_back(*number);
    }
  }
  for (const auto& name : strings(member(json, "instead"))) {
    if (ontology_.fact_type(name) == nullptr) {
      return wrong(source, fmt::format("{}/instead/{}", pointer, frame.instead.size()),
                   fmt::format("no fact type '{}'", name));
    }
    frame.instead.push_back(name);
  }
  if (const Value* least = member(json, "at_least"); least != nullptr && least->IsObject()) {
    for (const auto& entry : least->GetObject()) {
      const std::string name(view(entry.name));
      auto number = role(name, frame, source, fmt::format("{}/at_least/{}", pointer, name));
      if (!number) return number.error();
      frame.at_least[*number] = static_cast<std::uint8_t>(
          entry.value.IsUint() ? std::min(entry.value.GetUint(), 255u) : 1u);
    }
  }
  if (const Value* modality = member(json, "modality");
      modality != nullptr && modality->IsString()) {
    frame.modality = graph::parse_modality(view(*modality));
    if (!frame.modality) {
      return wrong(source, pointer + "/modality", "expected asserted, planned or negated");
    }
  }
  const Value* existing = member(json, "existing");
  frame.existing = existing != nullptr && existing->IsBool() && existing->GetBool();
  const Value* complete = member(json, "complete");
  frame.complete = complete != nullptr && complete->IsBool() && complete->GetBool();
  if (member(json, "in") != nullptr) {
    frame.kinds = {};
    for (const auto& kind : strings(member(json, "in"))) {
      frame.kinds[kind == "prose" ? 0 : kind == "heading" ? 1 : 2] = true;
    }
  }
  return {};
}

Result<void> FrameCompiler::add_patterns(const Value& json, const Source& source,
                                         const std::string& pointer, const Frame& frame) {
  const PatternContext context{
      .type = *frame.type,
      .groups = set_.groups_,
      .word = [this](std::string_view text) { return word(text); },
      .list =
          [this](std::string_view name) {
            const auto found = lists_.find(name);
            return found == lists_.end() ? nullptr : &found->second;
          },
      .cue = [this](Cue cue) { return set_.number_of(cue); },
      .common =
          [this](std::string_view text) {
            constexpr WordFlags everyday = flag(WordClass::auxiliary) | flag(WordClass::function) |
                                           flag(WordClass::preposition) | flag(WordClass::adverb) |
                                           flag(WordClass::boundary);
            return (set_.flags(set_.number_of(text)) & everyday) != 0 || text == ",";
          }};
  std::size_t index = 0;
  for (const auto& text : strings(member(json, "patterns"))) {
    auto pattern = compile_pattern(text, context);
    if (!pattern) {
      return wrong(source, fmt::format("{}/patterns/{}", pointer, index), pattern.error().message);
    }
    pattern->frame = static_cast<std::uint32_t>(set_.frames_.size());
    set_.patterns_.push_back(std::move(*pattern));
    ++index;
  }
  return {};
}

Result<void> FrameCompiler::add_trees(const Value& json, const Source& source,
                                      const std::string& pointer, const Frame& frame) {
  const TreeContext context{.type = *frame.type,
                            .groups = set_.groups_,
                            .word = [this](std::string_view text) { return word(text); },
                            .list =
                                [this](std::string_view name) {
                                  const auto found = lists_.find(name);
                                  return found == lists_.end() ? nullptr : &found->second;
                                }};
  const auto frame_number = static_cast<std::uint32_t>(set_.frames_.size());
  const Value* neighbours = member(json, "neighbours");
  for (rapidjson::SizeType i = 0; neighbours != nullptr && i < neighbours->Size(); ++i) {
    auto compiled = compile_neighbours((*neighbours)[i], context);
    if (!compiled) {
      return wrong(source, fmt::format("{}/neighbours/{}", pointer, i), compiled.error().message);
    }
    compiled->frame = frame_number;
    set_.neighbours_.push_back(std::move(*compiled));
  }
  const Value* trees = member(json, "trees");
  for (rapidjson::SizeType i = 0; trees != nullptr && i < trees->Size(); ++i) {
    auto compiled = compile_tree((*trees)[i], context);
    if (!compiled) {
      return wrong(source, fmt::format("{}/trees/{}", pointer, i), compiled.error().message);
    }
    compiled->tree.frame = frame_number;
    const auto number = static_cast<std::uint32_t>(set_.trees_.size());
    for (const std::uint32_t trigger : compiled->triggers) {
      if (trigger >= set_.tree_index_.size()) set_.tree_index_.resize(trigger + 1);
      set_.tree_index_[trigger].push_back(number);
    }
    set_.trees_.push_back(std::move(compiled->tree));
  }
  return {};
}

Result<void> FrameCompiler::add_frame(const Value& json, const Source& source,
                                      const std::string& pointer) {
  if (!json.IsObject()) return wrong(source, pointer, "expected an object");
  const Value* name = member(json, "name");
  const Value* type = member(json, "type");
  const Value* confidence = member(json, "confidence");
  if (name == nullptr || !name->IsString() || type == nullptr || !type->IsString() ||
      confidence == nullptr || !confidence->IsNumber()) {
    return wrong(source, pointer, "expected name, type and confidence");
  }
  Frame frame;
  frame.name = view(*name);
  frame.confidence = confidence->GetDouble();
  const Value* precision = member(json, "precision");
  frame.precision =
      precision != nullptr && precision->IsNumber() ? precision->GetDouble() : frame.confidence;
  frame.type = ontology_.fact_type(view(*type));
  if (frame.type == nullptr) {
    std::vector<std::string> known;
    for (const auto& fact : ontology_.fact_types) known.push_back(fact.name);
    const auto near = core::nearest_name(view(*type), known);
    return wrong(source, pointer + "/type",
                 fmt::format("no fact type '{}'{}", view(*type),
                             near ? fmt::format("; did you mean '{}'?", *near) : ""));
  }
  if (!names_.insert(frame.name).second) {
    return wrong(source, pointer + "/name", fmt::format("a second frame '{}'", frame.name));
  }
  if (auto options = add_options(json, source, pointer, frame); !options) return options.error();
  if (auto added = add_patterns(json, source, pointer, frame); !added) return added.error();
  if (auto added = add_trees(json, source, pointer, frame); !added) return added.error();
  set_.frames_.push_back(std::move(frame));
  return {};
}

Result<void> FrameCompiler::add_frames(const Source& source) {
  const Value* frames = member(source.json, "frames");
  if (frames == nullptr || !frames->IsArray()) return {};
  for (rapidjson::SizeType i = 0; i < frames->Size(); ++i) {
    if (auto added = add_frame((*frames)[i], source, fmt::format("/frames/{}", i)); !added) {
      return added.error();
    }
  }
  return {};
}

void FrameCompiler::build_index() {
  set_.index_.resize(set_.vocabulary_.size());
  for (std::uint32_t i = 0; i < set_.patterns_.size(); ++i) {
    for (const std::uint32_t trigger : set_.patterns_[i].triggers)
      set_.index_[trigger].push_back(i);
  }
}

Result<FrameSet> FrameCompiler::compile(const std::vector<FrameFile>& files) {
  if (ontology_.entity_types.size() > kGroups) {
    return Error{.message =
                     fmt::format("the ontology has {} entity types; frames tell at most {} apart",
                                 ontology_.entity_types.size(), kGroups)};
  }
  for (const auto& type : ontology_.entity_types) {
    set_.groups_.push_back({.name = type.name, .type = type.name, .kinds = {}, .others = {}});
  }
  // No token has a space, so these numbers are no word's.
  static constexpr std::array<std::string_view, 4> cues{"a quotation", "a title", "an amount",
                                                        "a date"};
  for (std::size_t i = 0; i < cues.size(); ++i) set_.cues_[i] = word(cues[i]);
  // Words that the matcher itself knows.
  for (const char* own :
       {",", "and", "&", "as", "well", "both", "of", "to", "be", "-", "–", "'s", "’s", "'", "’"}) {
    word(own);
  }
  if (auto parsed = parse(files); !parsed) return parsed.error();
  for (const auto& source : sources_) {
    add_lists(source);
    if (auto added = add_groups(source); !added) return added.error();
  }
  if (auto added = add_words(); !added) return added.error();
  for (const auto& source : sources_) {
    if (auto added = add_frames(source); !added) return added.error();
  }
  build_index();
  return std::move(set_);
}

Result<FrameSet> FrameSet::compile(const std::vector<FrameFile>& files,
                                   const graph::Ontology& ontology) {
  return FrameCompiler(ontology).compile(files);
}

}  // namespace entente::loaders

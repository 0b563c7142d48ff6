// One entry of a frame's "trees": its lemmas, and the ways to each role, held to the ontology.
#include "loaders/tree_pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/names.hpp"
#include "loaders/json.hpp"

namespace entente::loaders {
namespace {

using core::Error;
using core::Result;
using rapidjson::Value;
using Kind = TreeRoute::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 10> routes{{{"subject", Kind::subject},
                                                                    {"object", Kind::object},
                                                                    {"indirect", Kind::indirect},
                                                                    {"owner", Kind::owner},
                                                                    {"modifier", Kind::modifier},
                                                                    {"clause", Kind::clause},
                                                                    {"purpose", Kind::purpose},
                                                                    {"self", Kind::self},
                                                                    {"word", Kind::word},
                                                                    {"quoted", Kind::quoted}}};

class TreeCompiler {
 public:
  TreeCompiler(const Value& json, const TreeContext& context) : json_(json), context_(context) {}

  Result<NeighbourPattern> compile_neighbours() {
    NeighbourPattern pattern;
    const Value* by = member(json_, "by");
    pattern.possessive = by != nullptr && view(*by) == "'s";
    for (const auto& [key, role] :
         {std::pair{"first", &pattern.first}, std::pair{"second", &pattern.second}}) {
      const Value* named = member(json_, key);
      if (named == nullptr || !named->IsString()) return Error{.message = "expected two roles"};
      auto compiled = role_of(view(*named));
      if (!compiled) return compiled.error();
      *role = std::move(*compiled);
    }
    return pattern;
  }

  Result<CompiledTree> compile() {
    out_.tree.noun = member(json_, "noun") != nullptr;
    out_.tree.adjective = member(json_, "adjective") != nullptr;
    const char* trigger = out_.tree.noun ? "noun" : out_.tree.adjective ? "adjective" : "verb";
    for (const auto& [key, words] :
         {std::pair{trigger, &out_.triggers}, std::pair{"light", &out_.tree.light},
          std::pair{"unless", &out_.tree.unless}, std::pair{"object", &out_.tree.object},
          std::pair{"subject", &out_.tree.subject}, std::pair{"clause", &out_.tree.clause},
          std::pair{"behind", &out_.tree.behind}}) {
      if (auto added = add_words(key, *words); !added) return added.error();
    }
    if (const Value* without = member(json_, "without"); without != nullptr && without->IsArray()) {
      for (const Value& relation : without->GetArray()) {
        out_.tree.without.emplace_back(view(relation));
      }
    }
    for (const auto& [key, ways] :
         {std::pair{"needs", &out_.tree.needs}, std::pair{"strict", &out_.tree.strict},
          std::pair{"apart", &out_.tree.apart}, std::pair{"split", &out_.tree.split}}) {
      const Value* named = member(json_, key);
      if (named == nullptr || !named->IsArray()) continue;
      for (const Value& way : named->GetArray()) ways->push_back(route(view(way)));
    }
    const Value* main = member(json_, "main");
    out_.tree.main = main != nullptr && main->IsTrue();
    const Value* setting = member(json_, "setting");
    out_.tree.setting = setting != nullptr && setting->IsTrue();
    const Value* roles = member(json_, "roles");
    if (roles == nullptr || !roles->IsObject()) return Error{.message = "expected roles"};
    for (const auto& role : roles->GetObject()) {
      if (auto added = add_role(view(role.name), role.value); !added) return added.error();
    }
    if (auto marked = mark_roles(); !marked) return marked.error();
    std::vector<std::uint32_t> whose;
    if (auto added = add_words("whose", whose); !added) return added.error();
    for (TreeRole& role : out_.tree.roles) {
      if (role.owned) role.whose = whose;
    }
    return std::move(out_);
  }

 private:
  Result<void> add_words(const char* key, std::vector<std::uint32_t>& numbers) {
    const Value* words = member(json_, key);
    if (words == nullptr || !words->IsArray()) return {};
    for (const Value& entry : words->GetArray()) {
      const std::string_view text = view(entry);
      if (!text.starts_with('@')) {
        numbers.push_back(context_.word(text));
        continue;
      }
      const auto* list = context_.list(text.substr(1));
      if (list == nullptr) return Error{.message = fmt::format("no word list '{}'", text)};
      for (const std::string& word : *list) numbers.push_back(context_.word(word));
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return {};
  }

  Result<std::uint16_t> role_number(std::string_view name) const {
    std::vector<std::string> known;
    for (std::size_t i = 0; i < context_.type.roles.size(); ++i) {
      if (context_.type.roles[i].name == name) return static_cast<std::uint16_t>(i);
      known.push_back(context_.type.roles[i].name);
    }
    const auto near = core::nearest_name(name, known);
    return Error{.message = fmt::format("no {} role '{}'{}", context_.type.name, name,
                                        near ? fmt::format("; did you mean '{}'?", *near) : "")};
  }

  Result<std::uint32_t> type_bits(std::string_view names) const {
    std::uint32_t bits = 0;
    while (!names.empty()) {
      const std::string_view name = names.substr(0, names.find('|'));
      const auto group = std::find_if(context_.groups.begin(), context_.groups.end(),
                                      [&](const EntityGroup& g) { return g.name == name; });
      if (group == context_.groups.end()) {
        return Error{.message = fmt::format("no entity type or group '{}'", name)};
      }
      bits |= 1u << static_cast<unsigned>(group - context_.groups.begin());
      names.remove_prefix(std::min(names.size(), name.size() + 1));
    }
    return bits;
  }

  /// "fighters|missiles" in parts; "@arms" stands for the words of a list.
  Result<std::vector<std::string>> units_of(std::string_view text) const {
    std::vector<std::string> units;
    while (!text.empty()) {
      const std::string_view unit = text.substr(0, text.find('|'));
      text.remove_prefix(std::min(text.size(), unit.size() + 1));
      if (!unit.starts_with('@')) {
        units.emplace_back(unit);
        continue;
      }
      const auto* list = context_.list(unit.substr(1));
      if (list == nullptr) return Error{.message = fmt::format("no word list '{}'", unit)};
      units.insert(units.end(), list->begin(), list->end());
    }
    return units;
  }

  /// "destination:Country|Place": the role, and the types that it takes here.
  Result<void> add_role(std::string_view key, const Value& ways) {
    auto role = role_of(key);
    if (!role) return role.error();
    for (const Value& way : ways.GetArray()) role->routes.push_back(route(view(way)));
    out_.tree.roles.push_back(std::move(*role));
    return {};
  }

  Result<TreeRole> role_of(std::string_view key) const {
    TreeRole role;
    const std::string_view name = key.substr(0, key.find(':'));
    auto number = role_number(name);
    if (!number) return number.error();
    role.role = *number;
    const graph::Role& meant = context_.type.roles[role.role];
    std::string accepted = fmt::format("{}", fmt::join(meant.accepts, "|"));
    if (name.size() < key.size()) accepted = key.substr(name.size() + 1);
    if (meant.kind == graph::RoleKind::amount) {
      auto units = units_of(accepted);
      if (!units) return units.error();
      role.units = std::move(*units);
      accepted.clear();
    }
    auto bits = type_bits(accepted);
    if (!bits) return bits.error();
    role.types = accepted.empty() ? 0xFFFFFFFF : *bits;
    return role;
  }

  TreeRoute route(std::string_view text) const {
    if (text.ends_with("'s")) {
      TreeRoute held = route(text.substr(0, text.size() - 2));
      held.held = true;
      return held;
    }
    const auto known = std::find_if(routes.begin(), routes.end(),
                                    [&](const auto& entry) { return entry.first == text; });
    if (known != routes.end()) return {known->second, 0, false};
    return {Kind::oblique, context_.word(text), false};
  }

  /// "each", "owned", "described" and "personal" name roles that are filled in their own way.
  Result<void> mark_roles() {
    for (const auto& [key, mark] :
         {std::pair{"each", &TreeRole::each}, std::pair{"owned", &TreeRole::owned},
          std::pair{"described", &TreeRole::described},
          std::pair{"personal", &TreeRole::personal}}) {
      const Value* names = member(json_, key);
      if (names == nullptr || !names->IsArray()) continue;
      for (const Value& name : names->GetArray()) {
        auto number = role_number(view(name));
        if (!number) return number.error();
        for (TreeRole& role : out_.tree.roles) {
          if (role.role == *number) role.*mark = true;
        }
      }
    }
    return {};
  }

  const Value& json_;
  const TreeContext& context_;
  CompiledTree out_;
};

}  // namespace

Result<CompiledTree> compile_tree(const Value& json, const TreeContext& context) {
  return TreeCompiler(json, context).compile();
}

Result<NeighbourPattern> compile_neighbours(const Value& json, const TreeContext& context) {
  return TreeCompiler(json, context).compile_neighbours();
}

}  // namespace entente::loaders

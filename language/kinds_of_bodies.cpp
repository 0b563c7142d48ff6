// Tells from the head word of an organization's name what kind of body it is.
#include "language/kinds_of_bodies.hpp"

#include <string>

#include "language/characters.hpp"
#include "language/word_table.hpp"

namespace entente::language {

namespace {

constexpr WordTable<16> armies{"army",     "navy",     "force",    "forces",    "guard", "guards",
                               "corps",    "military", "command",  "battalion", "fleet", "brigade",
                               "regiment", "division", "squadron", "marines"};
constexpr WordTable<25> bodies{
    "ministry",       "department",  "agency",       "commission", "council",
    "office",         "bureau",      "authority",    "service",    "services",
    "administration", "directorate", "secretariat",  "board",      "committee",
    "court",          "police",      "inspectorate", "registry",   "treasury",
    "customs",        "tribunal",    "institute",    "museum",     "academy"};
constexpr WordTable<13> firms{"inc",        "inc.",     "corp",   "corp.", "corporation",
                              "ltd",        "ltd.",     "llc",    "plc",   "holdings",
                              "industries", "airlines", "airways"};

/// "Council" of "Council of Elders", "Force" of "Quds Force".
std::string_view head_word(std::string_view name) {
  for (const std::string_view preposition : {" of ", " for ", " on ", " to "}) {
    name = name.substr(0, name.find(preposition));
  }
  const std::size_t space = name.rfind(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}

}  // namespace

std::string_view kind_of_body(std::string_view name) {
  const std::string head = folded(head_word(name));
  if (contains(armies, head)) return "army";
  if (contains(bodies, head)) return "body";
  if (contains(firms, head)) return "company";
  return {};
}

void add_kinds_of_bodies(AnnotatedText& text) {
  for (TextEntity& entity : text.entities) {
    if (entity.type == "Organization" && entity.kind.empty() && entity.key.empty()) {
      entity.kind = kind_of_body(entity.name);
    }
  }
}

}  // namespace entente::language

#include "graph/samples.hpp"

#include <stdlib.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>
#include <stdexcept>

namespace samples {
namespace {

Role entity_role(std::string name, bool core, std::vector<std::string> accepts = {}) {
  std::string relationship = name;
  std::ranges::transform(relationship, relationship.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return {std::move(name), RoleKind::entity, core, std::move(accepts), relationship, "", {}};
}

Role literal_role(std::string name, RoleKind kind, bool core = false) {
  return {std::move(name), kind, core, {}, "", "", {}};
}

FactType fact_type(std::string name, bool event, std::vector<Role> roles) {
  return {std::move(name), event, std::move(roles), "", {}};
}

DerivedRelationship rule(std::string name, std::string fact, std::string from, std::string to,
                         bool symmetric, std::vector<std::string> carries = {}) {
  return {std::move(name),
          std::move(fact),
          std::move(from),
          std::move(to),
          symmetric,
          std::move(carries),
          "",
          {}};
}

}  // namespace

Ontology ontology() {
  const auto date = literal_role("date", RoleKind::date);
  auto label = literal_role("label", RoleKind::text);
  label.kinds = {{"trade", {"trade", "trading"}}, {"alliance", {"ally", "allies"}}};
  Ontology made;
  made.version = "1";
  made.json = "{\"kind\": \"ontology\"}";
  for (const char* type : {"Person", "Country", "Organization", "Place", "Product", "Event"}) {
    made.entity_types.push_back({type, "", {}});
  }
  made.fact_types = {
      fact_type("Meeting", true,
                {entity_role("participant", true), entity_role("place", false), date,
                 entity_role("occasion", false, {"Event", "Organization"}),
                 literal_role("topic", RoleKind::text)}),
      fact_type("Gathering", true,
                {entity_role("event", true, {"Event"}), entity_role("host", false),
                 entity_role("place", false), date, entity_role("participant", false)}),
      fact_type("MilitaryExercise", true,
                {entity_role("event", false, {"Event"}), entity_role("participant", true),
                 entity_role("host", false), date, literal_role("troops", RoleKind::amount)}),
      fact_type("HoldsPosition", false,
                {entity_role("person", true), entity_role("organization", true),
                 literal_role("title", RoleKind::text, true)}),
      fact_type("Borders", false,
                {entity_role("party", true), literal_role("length", RoleKind::amount)}),
      fact_type(
          "TradeTarget", false,
          {entity_role("party", true), literal_role("amount", RoleKind::amount, true),
           literal_role("baseline", RoleKind::amount), literal_role("deadline", RoleKind::date)}),
      fact_type("ArmsTransfer", false,
                {entity_role("supplier", true), entity_role("recipient", true),
                 entity_role("product", false, {"Product"}), date,
                 literal_role("amount", RoleKind::amount)}),
      fact_type("Partnership", false, {entity_role("party", true), label}),
      fact_type(
          "Statement", false,
          {entity_role("speaker", true), literal_role("quotation", RoleKind::text, true), date}),
  };
  made.derived = {
      rule("MET_WITH", "Meeting", "participant", "participant", true),
      rule("ATTENDED", "Meeting", "participant", "occasion", false),
      rule("ATTENDED", "Gathering", "participant", "event", false),
      rule("HOSTED", "MilitaryExercise", "host", "event", false),
      rule("EXERCISED_WITH", "MilitaryExercise", "participant", "participant", true),
      rule("HOLDS_POSITION", "HoldsPosition", "person", "organization", false, {"title"}),
      rule("BORDERS", "Borders", "party", "party", true),
      rule("SUPPLIES_ARMS_TO", "ArmsTransfer", "supplier", "recipient", false),
      rule("PARTNER_OF", "Partnership", "party", "party", true, {"label"}),
  };
  return made;
}

Sketch::Sketch(std::string id, std::string published) {
  reading_.document.id = std::move(id);
  reading_.document.published = std::move(published);
}

entente::core::SourceSpan Sketch::write(const std::string& words) {
  std::string& text = reading_.document.text;
  const std::size_t begin = text.size();
  text += words;
  const std::size_t end = text.size();
  text += '\n';
  return {begin, end};
}

std::uint32_t Sketch::number_of(const std::string& name) const {
  const auto found = std::ranges::find(reading_.entities, name, &DocumentEntity::name);
  if (found == reading_.entities.end()) throw std::invalid_argument("no entity " + name);
  return static_cast<std::uint32_t>(found - reading_.entities.begin());
}

Sketch& Sketch::entity(const std::string& type, const std::string& name,
                       const std::vector<std::string>& names, const std::string& key) {
  const auto number = static_cast<std::uint32_t>(reading_.entities.size());
  DocumentEntity& entity = reading_.entities.emplace_back(DocumentEntity{type, name, key, {name}});
  entity.names.insert(entity.names.end(), names.begin(), names.end());
  for (const std::string& each : reading_.entities.back().names) {
    reading_.mentions.push_back({write(each), number});
  }
  return *this;
}

Sketch& Sketch::claim(const std::string& type, const std::vector<Fill>& fillers, Modality modality,
                      double confidence) {
  Claim& claim = reading_.claims.emplace_back();
  claim.type = type;
  claim.modality = modality;
  claim.confidence = confidence;
  claim.rule = "sketch";
  std::string sentence = type;
  for (const Fill& fill : fillers) sentence += " " + fill.value;
  claim.evidence = write(sentence);
  for (const Fill& fill : fillers) {
    Filler filler{fill.role, std::nullopt, "", claim.evidence};
    if (fill.literal) {
      filler.value = fill.value;
    } else {
      filler.entity = number_of(fill.value);
    }
    claim.fillers.push_back(std::move(filler));
  }
  return *this;
}

Sketch& Sketch::reported_by(const std::string& name) {
  reading_.claims.back().reported_by = number_of(name);
  return *this;
}

Sketch::Fill text(const std::string& role, const std::string& value) { return {role, value, true}; }

Corpus corpus(std::initializer_list<Sketch> sketches, std::vector<Edit> edits) {
  Corpus made;
  for (const Sketch& sketch : sketches) made.readings.push_back(sketch.reading());
  made.edits = std::move(edits);
  normalize(made);
  return made;
}

namespace {

struct Name {
  const char *type, *name, *key;
};

constexpr Name kNames[] = {
    {"Person", "Vladimir Putin", ""},    {"Person", "Putin", ""},
    {"Person", "Xi Jinping", ""},        {"Person", "Bill Clinton", ""},
    {"Person", "Hillary Clinton", ""},   {"Person", "Clinton", ""},
    {"Country", "Russia", "country:RU"}, {"Country", "China", "country:CN"},
    {"Country", "Ruritania", ""},        {"Organization", "Foreign Ministry", ""},
    {"Place", "Vladivostok", ""},        {"Product", "S-400", "product:s-400"},
    {"Event", "Vostok 2018", ""},        {"Event", "Eastern Economic Forum", ""},
};
constexpr const char* kDates[] = {"2018",       "2018-09", "2018-09-11",
                                  "2019-06-05", "2012/..", "last year"};
constexpr const char* kAmounts[] = {"300000 troops", "~3500 troops", "4209 km", ">100000000000 USD",
                                    "several"};
constexpr const char* kTexts[] = {"president", "strategic partners", "Trade \"and\" more\nof it",
                                  "\xE4\xB8\xAD\xE5\x9B\xBD"};

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

template <class Items>
std::string any(Random& random, const Items& items) {
  return items[below(random, std::size(items))];
}

Sketch::Fill random_filler(Random& random, const Role& role,
                           const std::vector<std::string>& names) {
  if (role.kind == RoleKind::date) return text(role.name, any(random, kDates));
  if (role.kind == RoleKind::amount) return text(role.name, any(random, kAmounts));
  if (role.kind == RoleKind::text) return text(role.name, any(random, kTexts));
  return {role.name, any(random, names)};
}

void random_claim(Random& random, Sketch& sketch, const Ontology& ontology,
                  const std::vector<std::string>& names) {
  const FactType& type = ontology.fact_types[below(random, ontology.fact_types.size())];
  std::vector<Sketch::Fill> fillers;
  for (const Role& role : type.roles) {
    const std::size_t count = role.core ? 1 + below(random, 2) : below(random, 2);
    for (std::size_t i = 0; i < count; ++i) fillers.push_back(random_filler(random, role, names));
  }
  const Modality modality{static_cast<std::uint8_t>(below(random, 5) < 3 ? 0 : below(random, 3))};
  sketch.claim(type.name, fillers, modality, static_cast<double>(below(random, 101)) / 100);
  if (below(random, 5) == 0) sketch.reported_by(names[0]);
}

}  // namespace

Corpus random_corpus(std::uint32_t seed, std::size_t documents) {
  Random random(seed);
  const Ontology types = ontology();
  Corpus made;
  for (std::size_t d = 0; d < documents; ++d) {
    Sketch sketch("doc/" + std::to_string(d * 7919 % 10007) + ".txt", d % 3 == 0 ? "2018-09" : "");
    std::vector<std::string> names;
    for (const Name& name : kNames) {
      if (below(random, 2) == 0 && !names.empty()) continue;
      sketch.entity(name.type, name.name, {std::string(name.name) + "'s"}, name.key);
      names.push_back(name.name);
    }
    for (std::size_t c = below(random, 8); c > 0; --c) random_claim(random, sketch, types, names);
    made.readings.push_back(sketch.reading());
  }
  if (seed % 2 == 1) made.edits.push_back({Edit::Kind::merge, "clinton", "hillary clinton"});
  if (seed % 3 == 1) made.edits.push_back({Edit::Kind::separate, "putin", "vladimir putin"});
  normalize(made);
  return made;
}

namespace {

Value random_time(Random& random) {
  using namespace entente::core;
  const Date date = *Date::from_days(static_cast<std::int64_t>(below(random, 40000)) - 20000);
  const LocalTime time(static_cast<std::int64_t>(below(random, 86400)) * kNanosOfSecond +
                       below(random, 1'000'000'000));
  const UtcOffset offset{static_cast<std::int32_t>(below(random, 2 * UtcOffset::kLargest)) -
                         UtcOffset::kLargest};
  switch (below(random, 7)) {
    case 0:
      return date;
    case 1:
      return time;
    case 2:
      return OffsetTime{time, offset};
    case 3:
      return LocalDateTime{date, time};
    case 4:
      return DateTime({date, time}, TimeZone(offset));
    case 5:
      return DateTime({date, time}, *TimeZone::named("Europe/Vienna"));
    default:
      return *Duration::from(static_cast<std::int64_t>(random()) - 2'000'000'000, below(random, 90),
                             -static_cast<std::int64_t>(random()), below(random, 1'000'000'000));
  }
}

Value random_scalar(Random& random) {
  switch (below(random, 9)) {
    case 0:
      return below(random, 2) == 0;
    case 1:
      return static_cast<std::int64_t>(random()) - 2'000'000'000;
    case 2:
      return std::numeric_limits<std::int64_t>::min() + static_cast<std::int64_t>(random());
    case 3:
      return static_cast<double>(random()) / 7.0;
    case 4:
      return std::numeric_limits<double>::infinity();
    case 5:
      return std::string(below(random, 200), static_cast<char>('a' + below(random, 26)));
    case 6:
      return std::string("nul\0inside", 10);
    case 7:
      return random_time(random);
    default:
      return any(random, kTexts);
  }
}

Value random_value(Random& random) {
  if (below(random, 5) != 0) return random_scalar(random);
  entente::core::List items;
  for (std::size_t i = below(random, 5); i > 0; --i) items.push_back(random_scalar(random));
  return items;
}

template <class Id>
void random_properties(Random& random, PropertyGraph& graph, Id id) {
  for (std::size_t i = below(random, 4); i > 0; --i) {
    graph.set_property(id, "k" + std::to_string(below(random, 6)), random_value(random));
  }
}

}  // namespace

PropertyGraph random_graph(std::uint32_t seed, std::uint32_t nodes, std::uint32_t relationships) {
  Random random(seed);
  PropertyGraph graph;
  for (std::uint32_t i = 0; i < nodes; ++i) {
    const NodeId node = graph.add_node({});
    for (std::size_t l = below(random, 4); l > 0; --l) {
      graph.add_label(node, graph.label("L" + std::to_string(below(random, 5))));
    }
    random_properties(random, graph, node);
  }
  for (std::uint32_t i = 0; i < relationships; ++i) {
    const auto end = [&] { return NodeId{static_cast<std::uint32_t>(below(random, nodes))}; };
    const NodeId source = end(), target = end();
    const auto id = graph.add_relationship(source, target, "T" + std::to_string(below(random, 3)));
    random_properties(random, graph, id);
  }
  if (const auto type = graph.find_type("T1")) graph.set_symmetric(*type, true);
  return graph;
}

PropertyGraph graph_of(const Corpus& corpus) {
  const Ontology types = ontology();
  return derive_graph(corpus, resolve(corpus, types), types);
}

Folder::Folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "graph-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::vector<std::string> Folder::files() const {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(path_)) {
    names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace samples

// The facts dump: the claims of each document, gathered by fact, as JSON lines. What a fact is was
// decided by resolution; here it is only printed.
#include "exporters/facts.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "core/date.hpp"
#include "core/names.hpp"

namespace entente::exporters {
namespace {

using graph::Claim;
using graph::Corpus;
using graph::DocumentEntity;
using graph::Filler;
using graph::Reading;
using graph::Resolution;
using Json = rapidjson::Writer<rapidjson::StringBuffer>;

/// One value of a role as it is printed; an entity has a type, a literal has none.
struct Argument {
  std::string text;
  std::string type;
  std::string mention;
};

/// The claims of one document that are one fact.
struct Line {
  std::string fact;
  const Claim* best = nullptr;
  std::vector<const Claim*> claims;
};

void write(Json& json, std::string_view text) {
  json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void field(Json& json, std::string_view key, std::string_view text) {
  json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  write(json, text);
}

std::string_view slice(const Reading& reading, core::SourceSpan span) {
  const std::string_view text = reading.document.text;
  const std::size_t begin = std::min(span.begin, text.size());
  return text.substr(begin, std::min(span.end, text.size()) - begin);
}

/// Surer first, then fuller, then earlier.
bool better(const Claim& a, const Claim& b) {
  const auto rank = [](const Claim& claim) {
    return std::tuple(-claim.confidence, -static_cast<std::ptrdiff_t>(claim.fillers.size()),
                      claim.evidence.begin, claim.evidence.end);
  };
  return rank(a) < rank(b);
}

std::size_t words_of(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::count(name, ' ')) + 1;
}

/// How much a name tells of its entity: the canonical name most, then more words, then more bytes.
auto telling(const std::string& name, const std::string& canonical) {
  return std::tuple(core::fold_name(name) == canonical, words_of(name), name.size());
}

class Document {
 public:
  Document(const Corpus& corpus, const Resolution& resolution, std::size_t index)
      : reading_(corpus.readings[index]), resolution_(resolution), index_(index) {
    gather_mentions();
    gather_lines();
  }

  void write_lines(const FactsFilter& filter, std::ostream& out) const {
    rapidjson::StringBuffer buffer;
    for (const Line& line : lines_) {
      if (filter.type && *filter.type != line.best->type) continue;
      if (line.best->confidence < filter.min_confidence) continue;
      buffer.Clear();
      Json json(buffer);
      write_line(json, line);
      out.write(buffer.GetString(), static_cast<std::streamsize>(buffer.GetSize()));
      out << '\n';
    }
  }

 private:
  /// The most telling name that this document has for each entity; the first of equals.
  void gather_mentions() {
    for (std::size_t e = 0; e < reading_.entities.size(); ++e) {
      const std::uint32_t entity = resolution_.entity_of[index_][e];
      const std::string canonical = core::fold_name(resolution_.entities[entity].name);
      std::string& chosen = mentions_[entity];
      for (const std::string& name : reading_.entities[e].names) {
        if (chosen.empty() || telling(name, canonical) > telling(chosen, canonical)) chosen = name;
      }
    }
  }

  void gather_lines() {
    std::map<std::uint32_t, std::size_t> line_of;
    for (std::size_t c = 0; c < reading_.claims.size(); ++c) {
      const Claim& claim = reading_.claims[c];
      const std::uint32_t fact = resolution_.fact_of[index_][c];
      const auto [found, added] = line_of.try_emplace(fact, lines_.size());
      if (added) lines_.push_back({resolution_.facts[fact].id, &claim, {}});
      Line& line = lines_[found->second];
      line.claims.push_back(&claim);
      if (better(claim, *line.best)) line.best = &claim;
    }
    std::ranges::stable_sort(lines_, {}, [](const Line& line) {
      return std::tuple(line.best->evidence.begin, std::string_view(line.best->type),
                        std::string_view(line.fact));
    });
  }

  Argument entity_argument(std::uint32_t document_entity, std::string_view words) const {
    const std::uint32_t number = resolution_.entity_of[index_][document_entity];
    const graph::Entity& entity = resolution_.entities[number];
    const std::string& mention = mentions_.at(number);
    return {entity.name, entity.type, mention.empty() ? std::string(words) : mention};
  }

  Argument argument(const Filler& filler) const {
    if (filler.entity) return entity_argument(*filler.entity, slice(reading_, filler.span));
    return {filler.value, {}, {}};
  }

  using Arguments = std::vector<std::pair<std::string, std::vector<Argument>>>;

  /// The roles of all claims of a fact, each value once, the best claim's first.
  Arguments arguments(const Line& line) const {
    Arguments roles;
    std::set<std::tuple<std::string, std::string, std::string>> seen;
    const auto add = [&](const Claim& claim) {
      for (const Filler& filler : claim.fillers) {
        Argument value = argument(filler);
        if (!seen.emplace(filler.role, value.type, value.text).second) continue;
        auto role = std::ranges::find(roles, filler.role, &Arguments::value_type::first);
        if (role == roles.end()) role = roles.insert(role, {filler.role, {}});
        role->second.push_back(std::move(value));
      }
    };
    add(*line.best);
    for (const Claim* claim : line.claims) add(*claim);
    for (auto& [role, values] : roles) drop_coarse_dates(values);
    return roles;
  }

  /// "2018" tells nothing beside "2018-09".
  static void drop_coarse_dates(std::vector<Argument>& values) {
    const std::vector<Argument> all = values;
    std::erase_if(values, [&](const Argument& coarse) {
      return coarse.type.empty() && core::parse_date_span(coarse.text) &&
             std::ranges::any_of(all, [&](const Argument& fine) {
               return fine.type.empty() && fine.text.starts_with(coarse.text + "-") &&
                      core::parse_date_span(fine.text);
             });
    });
  }

  static void write_argument(Json& json, const Argument& value) {
    json.StartObject();
    if (value.type.empty()) {
      field(json, "value", value.text);
    } else {
      field(json, "name", value.text);
      field(json, "type", value.type);
      field(json, "mention", value.mention);
    }
    json.EndObject();
  }

  void write_arguments(Json& json, const Line& line) const {
    json.Key("args");
    json.StartObject();
    for (const auto& [role, values] : arguments(line)) {
      json.Key(role.c_str(), static_cast<rapidjson::SizeType>(role.size()));
      json.StartArray();
      for (const Argument& value : values) write_argument(json, value);
      json.EndArray();
    }
    json.EndObject();
  }

  void write_line(Json& json, const Line& line) const {
    const Claim& best = *line.best;
    json.StartObject();
    field(json, "doc", reading_.document.id);
    field(json, "type", best.type);
    field(json, "modality", graph::to_string(best.modality));
    json.Key("confidence");
    json.Double(std::round(best.confidence * 1000) / 1000);
    field(json, "fact", line.fact);
    if (best.reported_by) {
      json.Key("reported_by");
      write_argument(json, entity_argument(*best.reported_by, {}));
    }
    write_arguments(json, line);
    field(json, "quote", slice(reading_, best.evidence));
    json.Key("begin");
    json.Uint64(best.evidence.begin);
    json.Key("end");
    json.Uint64(best.evidence.end);
    json.EndObject();
  }

  const Reading& reading_;
  const Resolution& resolution_;
  std::size_t index_;
  std::map<std::uint32_t, std::string> mentions_;  // by entity of the resolution
  std::vector<Line> lines_;
};

}  // namespace

core::Result<void> write_facts(const Corpus& corpus, const Resolution& resolution,
                               const FactsFilter& filter, std::ostream& out) {
  for (std::size_t i = 0; i < corpus.readings.size(); ++i) {
    if (filter.document && *filter.document != corpus.readings[i].document.id) continue;
    Document(corpus, resolution, i).write_lines(filter, out);
    if (!out) break;
  }
  out.flush();
  if (!out) return core::Error{core::ErrorKind::file, "the facts cannot be written"};
  return {};
}

}  // namespace entente::exporters

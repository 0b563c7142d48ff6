// Corpus and resolution as rows and back. Rows are numbered without gaps, so that whatever the
// file holds is read in one pass of known length.
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "graph/store_tables.hpp"

namespace entente::graph {
namespace {

constexpr std::uint64_t kAny = std::uint64_t{1} << 32;

std::string_view kind_name(Edit::Kind kind) {
  switch (kind) {
    case Edit::Kind::merge:
      return "merge";
    case Edit::Kind::separate:
      return "separate";
    case Edit::Kind::statement:
      break;
  }
  return "statement";
}

Edit::Kind kind_of(std::string_view name) {
  for (const Edit::Kind kind : {Edit::Kind::merge, Edit::Kind::separate}) {
    if (name == kind_name(kind)) return kind;
  }
  return Edit::Kind::statement;
}

// --- writing -------------------------------------------------------------------------------

std::string insert_into(std::string_view table, int cells) {
  std::string sql = "INSERT INTO " + std::string(table) + " VALUES (?";
  for (int i = 1; i < cells; ++i) sql += ", ?";
  return sql + ")";
}

void span(Statement& out, SourceSpan span) {
  out.integer(static_cast<std::int64_t>(span.begin)).integer(static_cast<std::int64_t>(span.end));
}

void optional_number(Statement& out, std::optional<std::uint32_t> number) {
  if (number) {
    out.integer(*number);
  } else {
    out.null();
  }
}

class RowWriter {
 public:
  RowWriter(Database& database, const Corpus& corpus, const Resolution& resolution)
      : database_(database), corpus_(corpus), resolution_(resolution) {}

  void run(const Ontology& ontology) {
    write("meta", 3,
          [&](Statement& out) { out.integer(0).text("ontology").text(ontology.json).run(); });
    write("document", 9, [&](Statement& out) { documents(out); });
    write("document_entity", 6, [&](Statement& out) { document_entities(out); });
    write("document_entity_name", 4, [&](Statement& out) { document_entity_names(out); });
    write("mention", 5, [&](Statement& out) { mentions(out); });
    write("claim", 10, [&](Statement& out) { claims(out); });
    write("filler", 8, [&](Statement& out) { fillers(out); });
    write("edit", 4, [&](Statement& out) { edits(out); });
    write("entity", 6, [&](Statement& out) { entities(out); });
    write("entity_alias", 3, [&](Statement& out) { aliases(out); });
    write("fact", 2, [&](Statement& out) { facts(out); });
    write("fact_claim", 4, [&](Statement& out) { fact_claims(out); });
  }

 private:
  template <class Rows>
  void write(std::string_view table, int cells, Rows rows) {
    Statement out(database_, insert_into(table, cells));
    rows(out);
    Statement checksum(database_, insert_into("checksum", 4));
    checksum.integer(tables_++).text(table).integer(out.hash().rows()).integer(out.hash().value());
    checksum.run();
  }

  template <class Each>
  void each_reading(Each each) {
    for (std::size_t r = 0; r < corpus_.readings.size(); ++r) each(r, corpus_.readings[r]);
  }

  void documents(Statement& out) {
    each_reading([&](std::size_t r, const Reading& reading) {
      const Document& d = reading.document;
      out.integer(static_cast<std::int64_t>(r)).text(d.id).text(d.title).text(d.author);
      out.text(d.publisher).text(d.source).text(d.published).integer(d.published_inferred ? 1 : 0);
      out.text(d.text).run();
    });
  }

  void document_entities(Statement& out) {
    each_reading([&](std::size_t r, const Reading& reading) {
      for (std::size_t e = 0; e < reading.entities.size(); ++e) {
        const DocumentEntity& entity = reading.entities[e];
        out.integer(static_cast<std::int64_t>(r)).integer(static_cast<std::int64_t>(e));
        out.text(entity.type).text(entity.name).text(entity.key);
        out.integer(resolution_.entity_of[r][e]).run();
      }
    });
  }

  void document_entity_names(Statement& out) {
    each_reading([&](std::size_t r, const Reading& reading) {
      for (std::size_t e = 0; e < reading.entities.size(); ++e) {
        const auto& names = reading.entities[e].names;
        for (std::size_t n = 0; n < names.size(); ++n) {
          out.integer(static_cast<std::int64_t>(r)).integer(static_cast<std::int64_t>(e));
          out.integer(static_cast<std::int64_t>(n)).text(names[n]).run();
        }
      }
    });
  }

  void mentions(Statement& out) {
    each_reading([&](std::size_t r, const Reading& reading) {
      for (std::size_t m = 0; m < reading.mentions.size(); ++m) {
        out.integer(static_cast<std::int64_t>(r)).integer(static_cast<std::int64_t>(m));
        span(out, reading.mentions[m].span);
        out.integer(reading.mentions[m].entity).run();
      }
    });
  }

  void claims(Statement& out) {
    each_reading([&](std::size_t r, const Reading& reading) {
      for (std::size_t c = 0; c < reading.claims.size(); ++c) {
        const Claim& claim = reading.claims[c];
        out.integer(static_cast<std::int64_t>(r)).integer(static_cast<std::int64_t>(c));
        out.text(claim.type).text(to_string(claim.modality));
        optional_number(out, claim.reported_by);
        out.real(claim.confidence).text(claim.rule);
        span(out, claim.evidence);
        out.integer(resolution_.fact_of[r][c]).run();
      }
    });
  }

  void fillers(Statement& out) {
    each_reading([&](std::size_t r, const Reading& reading) {
      for (std::size_t c = 0; c < reading.claims.size(); ++c) {
        const auto& fillers = reading.claims[c].fillers;
        for (std::size_t f = 0; f < fillers.size(); ++f) {
          out.integer(static_cast<std::int64_t>(r)).integer(static_cast<std::int64_t>(c));
          out.integer(static_cast<std::int64_t>(f)).text(fillers[f].role);
          optional_number(out, fillers[f].entity);
          out.text(fillers[f].value);
          span(out, fillers[f].span);
          out.run();
        }
      }
    });
  }

  void edits(Statement& out) {
    for (std::size_t e = 0; e < corpus_.edits.size(); ++e) {
      const Edit& edit = corpus_.edits[e];
      out.integer(static_cast<std::int64_t>(e)).text(kind_name(edit.kind));
      out.text(edit.first).text(edit.second).run();
    }
  }

  void entities(Statement& out) {
    for (std::size_t e = 0; e < resolution_.entities.size(); ++e) {
      const Entity& entity = resolution_.entities[e];
      out.integer(static_cast<std::int64_t>(e)).text(entity.id).text(entity.type);
      out.text(entity.key).text(entity.name).integer(entity.mentions).run();
    }
  }

  void aliases(Statement& out) {
    for (std::size_t e = 0; e < resolution_.entities.size(); ++e) {
      const auto& aliases = resolution_.entities[e].aliases;
      for (std::size_t a = 0; a < aliases.size(); ++a) {
        out.integer(static_cast<std::int64_t>(e)).integer(static_cast<std::int64_t>(a));
        out.text(aliases[a]).run();
      }
    }
  }

  void facts(Statement& out) {
    for (std::size_t f = 0; f < resolution_.facts.size(); ++f) {
      out.integer(static_cast<std::int64_t>(f)).text(resolution_.facts[f].id).run();
    }
  }

  void fact_claims(Statement& out) {
    for (std::size_t f = 0; f < resolution_.facts.size(); ++f) {
      const auto& claims = resolution_.facts[f].claims;
      for (std::size_t c = 0; c < claims.size(); ++c) {
        out.integer(static_cast<std::int64_t>(f)).integer(static_cast<std::int64_t>(c));
        out.integer(claims[c].reading).integer(claims[c].claim).run();
      }
    }
  }

  Database& database_;
  const Corpus& corpus_;
  const Resolution& resolution_;
  std::int64_t tables_ = 0;
};

// --- reading -------------------------------------------------------------------------------

SourceSpan read_span(Statement& in) {
  const std::int64_t begin = in.read_integer();
  const std::int64_t end = in.read_integer();
  // A negative number becomes a very large one, which no text reaches.
  return {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
}

std::optional<std::uint32_t> read_optional_number(Statement& in) {
  if (in.read_null()) return std::nullopt;
  return in.read_number(kAny);
}

class RowReader {
 public:
  explicit RowReader(Database& database) : database_(database) {}

  StoredCorpus run() {
    read_checksums();
    read("meta", "number", [&](Statement& in) { meta(in); });
    read("document", "number", [&](Statement& in) { document(in); });
    read("document_entity", "document, number", [&](Statement& in) { document_entity(in); });
    read("document_entity_name", "document, document_entity, number",
         [&](Statement& in) { document_entity_name(in); });
    read("mention", "document, number", [&](Statement& in) { mention(in); });
    read("claim", "document, number", [&](Statement& in) { claim(in); });
    read("filler", "document, claim, number", [&](Statement& in) { filler(in); });
    read("edit", "number", [&](Statement& in) { edit(in); });
    read("entity", "number", [&](Statement& in) { entity(in); });
    read("entity_alias", "entity, number", [&](Statement& in) { alias(in); });
    read("fact", "number", [&](Statement& in) { fact(in); });
    read("fact_claim", "fact, number", [&](Statement& in) { fact_claim(in); });
    return std::move(stored_);
  }

 private:
  struct Expected {
    std::int64_t rows = 0;
    std::int64_t value = 0;
  };

  void read_checksums() {
    Statement in(database_, "SELECT number, table_name, rows, value FROM checksum ORDER BY number");
    for (std::int64_t number = 0; in.next(); ++number) {
      expect(in, number);
      std::string table = in.read_text();
      const std::int64_t rows = in.read_integer();
      checksums_[std::move(table)] = {rows, in.read_integer()};
    }
  }

  template <class Row>
  void read(const std::string& table, const std::string& order, Row row) {
    const auto expected = checksums_.find(table);
    if (expected == checksums_.end()) return database_.fail("a checksum is missing");
    Statement in(database_, "SELECT * FROM " + table + " ORDER BY " + order);
    while (in.hash().rows() <= expected->second.rows && in.next()) row(in);
    const bool right =
        in.hash().rows() == expected->second.rows && in.hash().value() == expected->second.value;
    if (!right) database_.fail("the rows of table " + table + " are not those that were written");
  }

  // The next cell must be this number.
  void expect(Statement& in, std::size_t number) {
    if (in.read_integer() != static_cast<std::int64_t>(number)) {
      database_.fail("rows are missing or out of order");
    }
  }

  Reading* reading(Statement& in) {
    auto& readings = stored_.corpus.readings;
    const std::uint32_t number = in.read_number(readings.size());
    return database_.ok() ? &readings[number] : nullptr;
  }

  std::size_t index_of(const Reading* reading) {
    return static_cast<std::size_t>(reading - stored_.corpus.readings.data());
  }

  template <class Item>
  Item* item(Statement& in, std::vector<Item>& items) {
    const std::uint32_t number = in.read_number(items.size());
    return database_.ok() ? &items[number] : nullptr;
  }

  void meta(Statement& in) {
    expect(in, 0);
    if (in.read_text() != "ontology") database_.fail("the ontology is missing");
    stored_.ontology_json = in.read_text();
  }

  void document(Statement& in) {
    expect(in, stored_.corpus.readings.size());
    Document& d = stored_.corpus.readings.emplace_back().document;
    stored_.resolution.entity_of.emplace_back();
    stored_.resolution.fact_of.emplace_back();
    d.id = in.read_text();
    d.title = in.read_text();
    d.author = in.read_text();
    d.publisher = in.read_text();
    d.source = in.read_text();
    d.published = in.read_text();
    d.published_inferred = in.read_number(2) == 1;
    d.text = in.read_text();
  }

  void document_entity(Statement& in) {
    Reading* of = reading(in);
    if (of == nullptr) return;
    expect(in, of->entities.size());
    DocumentEntity& entity = of->entities.emplace_back();
    entity.type = in.read_text();
    entity.name = in.read_text();
    entity.key = in.read_text();
    stored_.resolution.entity_of[index_of(of)].push_back(in.read_number(kAny));
  }

  void document_entity_name(Statement& in) {
    Reading* of = reading(in);
    DocumentEntity* entity = of == nullptr ? nullptr : item(in, of->entities);
    if (entity == nullptr) return;
    expect(in, entity->names.size());
    entity->names.push_back(in.read_text());
  }

  void mention(Statement& in) {
    Reading* of = reading(in);
    if (of == nullptr) return;
    expect(in, of->mentions.size());
    Mention& mention = of->mentions.emplace_back();
    mention.span = read_span(in);
    mention.entity = in.read_number(of->entities.size());
  }

  void claim(Statement& in) {
    Reading* of = reading(in);
    if (of == nullptr) return;
    expect(in, of->claims.size());
    Claim& claim = of->claims.emplace_back();
    claim.type = in.read_text();
    const auto modality = parse_modality(in.read_text());
    if (!modality) database_.fail("a modality is unknown");
    claim.modality = modality.value_or(Modality::asserted);
    claim.reported_by = read_optional_number(in);
    claim.confidence = in.read_real();
    claim.rule = in.read_text();
    claim.evidence = read_span(in);
    stored_.resolution.fact_of[index_of(of)].push_back(in.read_number(kAny));
  }

  void filler(Statement& in) {
    Reading* of = reading(in);
    Claim* claim = of == nullptr ? nullptr : item(in, of->claims);
    if (claim == nullptr) return;
    expect(in, claim->fillers.size());
    Filler& filler = claim->fillers.emplace_back();
    filler.role = in.read_text();
    filler.entity = read_optional_number(in);
    filler.value = in.read_text();
    filler.span = read_span(in);
  }

  void edit(Statement& in) {
    expect(in, stored_.corpus.edits.size());
    Edit& edit = stored_.corpus.edits.emplace_back();
    const std::string kind = in.read_text();
    edit.kind = kind_of(kind);
    if (kind != kind_name(edit.kind)) database_.fail("an edit is unknown");
    edit.first = in.read_text();
    edit.second = in.read_text();
  }

  void entity(Statement& in) {
    expect(in, stored_.resolution.entities.size());
    Entity& entity = stored_.resolution.entities.emplace_back();
    entity.id = in.read_text();
    entity.type = in.read_text();
    entity.key = in.read_text();
    entity.name = in.read_text();
    entity.mentions = in.read_number(kAny);
  }

  void alias(Statement& in) {
    Entity* entity = item(in, stored_.resolution.entities);
    if (entity == nullptr) return;
    expect(in, entity->aliases.size());
    entity->aliases.push_back(in.read_text());
  }

  void fact(Statement& in) {
    expect(in, stored_.resolution.facts.size());
    stored_.resolution.facts.emplace_back().id = in.read_text();
  }

  void fact_claim(Statement& in) {
    Fact* fact = item(in, stored_.resolution.facts);
    if (fact == nullptr) return;
    expect(in, fact->claims.size());
    ClaimRef& claim = fact->claims.emplace_back();
    claim.reading = in.read_number(kAny);
    claim.claim = in.read_number(kAny);
  }

  Database& database_;
  StoredCorpus stored_;
  std::map<std::string, Expected> checksums_;
};

}  // namespace

void write_rows(Database& database, const Corpus& corpus, const Resolution& resolution,
                const Ontology& ontology) {
  RowWriter(database, corpus, resolution).run(ontology);
}

StoredCorpus read_rows(Database& database) { return RowReader(database).run(); }

}  // namespace entente::graph

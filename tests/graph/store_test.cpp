#include "graph/store.hpp"

#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "graph/content_id.hpp"
#include "graph/dump.hpp"
#include "graph/samples.hpp"
#include "graph/segments.hpp"
#include "support/catch.hpp"

using namespace entente::graph;
using entente::core::Result;
using samples::Folder;
using samples::random_corpus;
using samples::random_graph;
namespace fs = std::filesystem;

namespace {

Result<void> store(const fs::path& path, const Corpus& corpus) {
  const Ontology ontology = samples::ontology();
  const Resolution resolution = resolve(corpus, ontology);
  return write_graph_file(path, corpus, resolution, derive_graph(corpus, resolution, ontology),
                          ontology);
}

std::string message_of(const auto& result) { return result ? "" : to_string(result.error()); }

bool equal(const std::vector<ClaimRef>& a, const std::vector<ClaimRef>& b) {
  return std::ranges::equal(
      a, b, [](ClaimRef x, ClaimRef y) { return x.reading == y.reading && x.claim == y.claim; });
}

void check_equal(const Resolution& a, const Resolution& b) {
  CHECK(a.entity_of == b.entity_of);
  CHECK(a.fact_of == b.fact_of);
  REQUIRE(a.entities.size() == b.entities.size());
  for (std::size_t i = 0; i < a.entities.size(); ++i) {
    const Entity &x = a.entities[i], &y = b.entities[i];
    CHECK((x.id == y.id && x.type == y.type && x.key == y.key && x.name == y.name &&
           x.aliases == y.aliases && x.mentions == y.mentions));
  }
  REQUIRE(a.facts.size() == b.facts.size());
  for (std::size_t i = 0; i < a.facts.size(); ++i) {
    CHECK((a.facts[i].id == b.facts[i].id && equal(a.facts[i].claims, b.facts[i].claims)));
  }
}

void execute(const fs::path& path, const char* sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
  CHECK(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
}

}  // namespace

TEST_CASE("a graph survives being encoded and decoded, numbers of names included") {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const PropertyGraph graph = random_graph(seed, 1 + seed * 7, seed * 20);
    const auto segments = encode_graph(graph);
    const auto read = decode_graph(segments);
    REQUIRE(read);
    CHECK(to_string(*read) == to_string(graph));
    CHECK(encode_graph(*read) == segments);
  }
}

TEST_CASE("an empty graph survives being encoded and decoded") {
  const auto read = decode_graph(encode_graph(PropertyGraph{}));
  REQUIRE(read);
  CHECK(read->node_count() == 0);
}

TEST_CASE("a stored corpus is read back as it was, and derives the stored graph") {
  const Folder folder;
  for (std::uint32_t seed = 0; seed < 10; ++seed) {
    const Corpus corpus = random_corpus(seed, seed * 3);
    REQUIRE(store(folder / "g", corpus));
    const auto stored = read_corpus(folder / "g");
    const auto graph = read_graph(folder / "g");
    REQUIRE(stored);
    REQUIRE(graph);
    const Ontology ontology = samples::ontology();
    CHECK(stored->ontology_json == ontology.json);
    check_equal(stored->resolution, resolve(corpus, ontology));
    CHECK(to_string(derive_graph(stored->corpus, stored->resolution, ontology)) ==
          to_string(*graph));
    // Every cell again: a second file of what was read has the same bytes.
    REQUIRE(store(folder / "again", stored->corpus));
    CHECK(samples::read_file(folder / "again") == samples::read_file(folder / "g"));
  }
}

TEST_CASE("texts with any bytes are stored to the byte") {
  const Folder folder;
  Corpus corpus = random_corpus(1, 1);
  const std::string bytes("\xEF\xBB\xBFone\r\n\0two \xFF \xE2\x80\x99", 18);
  corpus.readings[0].document.text += bytes;
  REQUIRE(store(folder / "g", corpus));
  const auto stored = read_corpus(folder / "g");
  REQUIRE(stored);
  CHECK(stored->corpus.readings[0].document.text == corpus.readings[0].document.text);
}

TEST_CASE("many small additions give the file of one build") {
  const Folder folder;
  const Corpus all = random_corpus(5, 24);
  Corpus grown;
  grown.edits = all.edits;
  for (std::size_t i = all.readings.size(); i > 0; --i) {  // not in the order of ids
    grown.readings.push_back(all.readings[(i * 7) % all.readings.size()]);
    normalize(grown);
    REQUIRE(store(folder / "grown", grown));
    grown = read_corpus(folder / "grown").value().corpus;
  }
  REQUIRE(store(folder / "built", all));
  CHECK(samples::read_file(folder / "grown") == samples::read_file(folder / "built"));
}

TEST_CASE("a file that is none of ours is refused with the reason, and is not touched") {
  const Folder folder;
  const auto refused = [&](const std::string& name) {
    const std::string before = samples::read_file(folder / name);
    const std::string message = message_of(read_graph(folder / name));
    CHECK(message == message_of(read_corpus(folder / name)));
    CHECK(samples::read_file(folder / name) == before);
    const std::string prefix = (folder / name).string() + ": ";
    REQUIRE(message.starts_with(prefix));
    return message.substr(prefix.size());
  };
  CHECK(refused("absent") == "there is no such file; expected a graph file");
  fs::create_directory(folder / "sub");
  CHECK(refused("sub") == "is a folder; expected a graph file");
  samples::write_file(folder / "empty", "");
  CHECK(refused("empty") == "is no graph file: it is no SQLite database");
  samples::write_file(folder / "prose", std::string(5000, 'x'));
  CHECK(refused("prose") == "is no graph file: it is no SQLite database");
  execute(folder / "other", "CREATE TABLE t (x)");
  CHECK(refused("other") == "is no graph file: it is a SQLite database of another program");
  REQUIRE(store(folder / "g", random_corpus(2, 5)));
  fs::copy_file(folder / "g", folder / "newer");
  execute(folder / "newer", "PRAGMA user_version = 7");
  CHECK(refused("newer") ==
        "is of format version 7, newer than this program, which reads version 2");
  const std::string whole = samples::read_file(folder / "g");
  samples::write_file(folder / "head", whole.substr(0, 60));
  CHECK(refused("head") == "is truncated: it ends after 60 bytes");
  samples::write_file(folder / "half", whole.substr(0, 8192));
  CHECK(refused("half") ==
        "is truncated: 8192 of " + std::to_string(whole.size()) + " bytes are there");
  samples::write_file(folder / "longer", whole + "x");
  CHECK(refused("longer") == "is damaged: expected " + std::to_string(whole.size()) +
                                 " bytes, got " + std::to_string(whole.size() + 1));
}

TEST_CASE("a table that is a view, or a row that was changed, is damage") {
  const Folder folder;
  const auto damaged = [&](const char* sql) {
    fs::remove(folder / "g");
    REQUIRE(store(folder / "g", random_corpus(2, 5)));
    execute(folder / "g", sql);
    const std::string graph = message_of(read_graph(folder / "g"));
    return graph.empty() ? message_of(read_corpus(folder / "g")) : graph;
  };
  const std::string at = (folder / "g").string() + ": is damaged: ";
  CHECK(damaged("ALTER TABLE segment RENAME TO s; CREATE VIEW segment AS SELECT * FROM s") ==
        at + "its tables are not those of a graph file");
  CHECK(damaged("CREATE TABLE more (x)") == at + "its tables are not those of a graph file");
  CHECK(damaged("DELETE FROM segment WHERE number = 2") ==
        at + "segments are missing or out of order");
  CHECK(damaged("UPDATE segment SET checksum = checksum + 1 WHERE number = 0") ==
        at + "segment names does not match its checksum");
  CHECK(damaged("UPDATE document SET title = 'other'") ==
        at + "the rows of table document are not those that were written");
  CHECK(damaged("DELETE FROM mention WHERE document = 1 AND number = 0") ==
        at + "rows are missing or out of order");
  CHECK(damaged("DELETE FROM checksum WHERE table_name = 'claim'") ==
        at + "rows are missing or out of order");
}

TEST_CASE("a flipped bit is refused or changes nothing") {
  const Folder folder;
  REQUIRE(store(folder / "g", random_corpus(3, 4)));
  const std::string whole = samples::read_file(folder / "g");
  const std::string graph = to_string(read_graph(folder / "g").value());
  std::mt19937 random(11);
  std::size_t refused = 0;
  for (int i = 0; i < 1500; ++i) {
    std::string bytes = whole;
    const std::size_t at = i < 100 ? static_cast<std::size_t>(i) : random() % bytes.size();
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << (random() % 8)));
    samples::write_file(folder / "flipped", bytes);
    const auto read = read_graph(folder / "flipped");
    if (read) CHECK(to_string(*read) == graph);
    const auto corpus = read_corpus(folder / "flipped");
    if (corpus) CHECK(to_string(samples::graph_of(corpus->corpus)) == graph);
    refused += read && corpus ? 0 : 1;
  }
  CHECK(refused > 200);
}

TEST_CASE("a truncated file is refused wherever it ends") {
  const Folder folder;
  REQUIRE(store(folder / "g", random_corpus(3, 4)));
  const std::string whole = samples::read_file(folder / "g");
  std::mt19937 random(12);
  for (int i = 0; i < 200; ++i) {
    samples::write_file(folder / "short", whole.substr(0, random() % whole.size()));
    CHECK_FALSE(read_graph(folder / "short"));
    CHECK_FALSE(read_corpus(folder / "short"));
  }
}

TEST_CASE("segments of any bytes are decoded or refused, and nothing else") {
  const auto whole = encode_graph(random_graph(4, 30, 60));
  std::mt19937 random(13);
  std::size_t refused = 0;
  for (std::size_t s = 0; s < whole.size(); ++s) {
    for (std::size_t bit = 0; bit < whole[s].bytes.size() * 8; ++bit) {
      auto segments = whole;
      char& byte = segments[s].bytes[bit / 8];
      byte = static_cast<char>(byte ^ (1 << (bit % 8)));
      const auto read = decode_graph(segments);
      if (read) CHECK(encode_graph(*read).size() == whole.size());
      refused += read ? 0 : 1;
    }
    for (int i = 0; i < 200; ++i) {
      auto segments = whole;
      segments[s].bytes.resize(random() % whole[s].bytes.size());
      CHECK_FALSE(decode_graph(segments));
      for (char& byte : segments[s].bytes) byte = static_cast<char>(random());
      refused += decode_graph(segments) ? 0 : 1;
    }
  }
  CHECK(refused > 1000);
  auto fewer = whole;
  fewer.pop_back();
  CHECK_FALSE(decode_graph(fewer));
}

TEST_CASE("a segment that promises more than it holds is refused at once") {
  auto segments = encode_graph(PropertyGraph{});
  segments[2].bytes = "\xFE\xFF\xFF\xFF\x0F";  // four milliard nodes
  const auto read = decode_graph(segments);
  REQUIRE_FALSE(read);
  CHECK(read.error().message == "is damaged: its graph is inconsistent (nodes)");
}

TEST_CASE("what is no graph file is not replaced") {
  const Folder folder;
  samples::write_file(folder / "prose", "dear reader");
  CHECK(message_of(store(folder / "prose", {})) ==
        (folder / "prose").string() +
            ": is no graph file: it is no SQLite database; it is not replaced");
  CHECK(samples::read_file(folder / "prose") == "dear reader");
  fs::create_directory(folder / "sub");
  CHECK(message_of(store(folder / "sub", {})) ==
        (folder / "sub").string() + ": is a folder; expected a file");
  CHECK(message_of(store(folder / "absent/g", {}))
            .ends_with("cannot be written: No such file or "
                       "directory"));
  CHECK(folder.files() == std::vector<std::string>{"prose", "sub"});
}

TEST_CASE("an empty or damaged graph file may be replaced") {
  const Folder folder;
  samples::write_file(folder / "g", "");
  REQUIRE(store(folder / "g", random_corpus(1, 2)));
  fs::resize_file(folder / "g", 5000);
  REQUIRE_FALSE(read_graph(folder / "g"));
  REQUIRE(store(folder / "g", random_corpus(1, 2)));
  CHECK(read_graph(folder / "g"));
  CHECK(folder.files() == std::vector<std::string>{"g"});
}

TEST_CASE("a replaced file keeps its permissions, and a symbolic link stays one") {
  const Folder folder;
  fs::create_directory(folder / "sub");
  REQUIRE(store(folder / "sub/real", random_corpus(1, 1)));
  fs::permissions(folder / "sub/real", fs::perms{0640});
  fs::create_symlink("sub/real", folder / "link");
  REQUIRE(store(folder / "link", random_corpus(2, 3)));
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(fs::status(folder / "sub/real").permissions() == fs::perms{0640});
  CHECK(to_string(read_graph(folder / "sub/real").value()) ==
        to_string(samples::graph_of(random_corpus(2, 3))));
  fs::create_symlink("sub/new", folder / "dangling");
  REQUIRE(store(folder / "dangling", random_corpus(2, 3)));
  CHECK(fs::is_regular_file(folder / "sub/new"));
  fs::create_symlink("loop", folder / "loop");
  CHECK_FALSE(store(folder / "loop", {}));
}

TEST_CASE("a new file has the permissions that the user's mask leaves") {
  const Folder folder;
  const mode_t before = ::umask(027);
  REQUIRE(store(folder / "g", {}));
  ::umask(before);
  CHECK(fs::status(folder / "g").permissions() == fs::perms{0640});
}

TEST_CASE("a disk that fills up leaves the old file and nothing beside it") {
  const Folder folder;
  REQUIRE(store(folder / "g", random_corpus(1, 2)));
  const std::string before = samples::read_file(folder / "g");
  const Corpus large = random_corpus(2, 60);
  ::signal(SIGXFSZ, SIG_IGN);
  struct rlimit saved {};
  ::getrlimit(RLIMIT_FSIZE, &saved);
  struct rlimit small = saved;
  small.rlim_cur = 50'000;
  ::setrlimit(RLIMIT_FSIZE, &small);
  const auto stored = store(folder / "g", large);
  ::setrlimit(RLIMIT_FSIZE, &saved);
  CHECK(message_of(stored).find("cannot be written: ") != std::string::npos);
  CHECK(samples::read_file(folder / "g") == before);
  CHECK(folder.files() == std::vector<std::string>{"g"});
}

TEST_CASE("reading leaves no file beside, even in a folder that may not be written") {
  const Folder folder;
  fs::create_directory(folder / "sub");
  REQUIRE(store(folder / "sub/a graph?#%.entente", random_corpus(1, 2)));
  fs::permissions(folder / "sub", fs::perms{0555});
  CHECK(read_graph(folder / "sub/a graph?#%.entente"));
  CHECK(read_corpus(folder / "sub/a graph?#%.entente"));
  fs::permissions(folder / "sub", fs::perms{0755});
  CHECK(std::distance(fs::directory_iterator(folder / "sub"), {}) == 1);
}

TEST_CASE("a corpus that contradicts itself is not written") {
  const Folder folder;
  const Ontology ontology = samples::ontology();
  Corpus corpus = random_corpus(1, 2);
  const Resolution resolution = resolve(corpus, ontology);
  corpus.readings[0].mentions[0].span.end = 1'000'000;
  const auto written = write_graph_file(folder / "g", corpus, resolution, {}, ontology);
  CHECK(message_of(written).find("has places outside its text") != std::string::npos);
  CHECK(folder.files().empty());
}

TEST_CASE("a graph's indexes come back with it, entries and all") {
  PropertyGraph graph;
  for (std::int64_t i = 0; i < 9; ++i) {
    const NodeId node = graph.add_node({i % 2 == 0 ? "Even" : "Odd"});
    graph.set_property(node, "n", i / 2);
  }
  const RelationshipId link = graph.add_relationship(NodeId{1}, NodeId{2}, "LINK");
  graph.set_property(link, "n", std::int64_t{5});
  const std::size_t plain = encode_graph(graph).size();
  graph.create_index({"evens", false, "Even", {"n"}});
  graph.create_index({"links", true, "LINK", {"n"}});
  const auto segments = encode_graph(graph);
  CHECK(segments.size() == plain + 1);
  const auto read = decode_graph(segments);
  REQUIRE(read);
  REQUIRE(read->indexes().size() == 2);
  const Value two(2), five(5);
  CHECK(read->find_index("evens")->size() == 5);
  CHECK(read->find_index("evens")->equal_to({&two, 1}) == PropertyIndex::Ids{4});
  CHECK(read->find_index("links")->equal_to({&five, 1}) == PropertyIndex::Ids{0});

  auto twice = segments;
  twice.back().bytes =
      std::string("\x02", 1) + twice.back().bytes.substr(1, 15) + twice.back().bytes.substr(1, 15);
  CHECK(!decode_graph(twice));
  auto cut = segments;
  cut.back().bytes.pop_back();
  CHECK(!decode_graph(cut));
}

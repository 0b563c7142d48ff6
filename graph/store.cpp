// Graph files whole: what may be opened, in which order it is checked, and how it is written.
#include "graph/store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>

#include "graph/content_id.hpp"
#include "graph/database.hpp"
#include "graph/pending_file.hpp"
#include "graph/segments.hpp"
#include "graph/store_tables.hpp"

namespace entente::graph {
namespace {

namespace fs = std::filesystem;

// Bytes of one blob: well below what SQLite allows.
constexpr std::size_t kPartBytes = std::size_t{64} << 20;
constexpr std::size_t kHeaderBytes = 100;
constexpr std::string_view kMagic{"SQLite format 3\0", 16};

core::Error failure(const fs::path& path, std::string message) {
  return {core::ErrorKind::file, std::move(message), path.string()};
}

core::Error damaged(const fs::path& path, const Database& database) {
  return failure(path, fmt::format("is damaged: {}", database.failure()));
}

// --- the header ----------------------------------------------------------------------------

struct Head {
  std::string bytes;  // the first hundred, or fewer
  std::uint64_t file_size = 0;

  [[nodiscard]] std::uint32_t big_endian(std::size_t at, std::size_t width) const {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < width; ++i) {
      value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    }
    return value;
  }
};

core::Result<Head> read_head(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0 && errno == ENOENT) {
    return failure(path, "there is no such file; expected a graph file");
  }
  if (descriptor < 0) return failure(path, fmt::format("cannot be read: {}", std::strerror(errno)));
  struct stat status {};
  Head head;
  head.bytes.resize(kHeaderBytes);
  const bool known = ::fstat(descriptor, &status) == 0;
  const bool regular = known && S_ISREG(status.st_mode);
  const ssize_t got = regular ? ::pread(descriptor, head.bytes.data(), kHeaderBytes, 0) : 0;
  const int error = errno;
  ::close(descriptor);
  if (known && S_ISDIR(status.st_mode)) return failure(path, "is a folder; expected a graph file");
  if (!regular) return failure(path, "is no regular file; expected a graph file");
  if (got < 0) return failure(path, fmt::format("cannot be read: {}", std::strerror(error)));
  head.bytes.resize(static_cast<std::size_t>(got));
  head.file_size = static_cast<std::uint64_t>(status.st_size);
  return head;
}

// Whether it is a database of this program, and which version made it.
core::Result<void> check_owner(const fs::path& path, const Head& head) {
  const std::size_t compared = std::min(head.bytes.size(), kMagic.size());
  if (compared == 0 || head.bytes.compare(0, compared, kMagic.substr(0, compared)) != 0) {
    return failure(path, "is no graph file: it is no SQLite database");
  }
  if (head.bytes.size() < kHeaderBytes) {
    return failure(path, fmt::format("is truncated: it ends after {} bytes", head.file_size));
  }
  if (head.big_endian(68, 4) != kApplicationId) {
    return failure(path, "is no graph file: it is a SQLite database of another program");
  }
  const std::uint32_t version = head.big_endian(60, 4);
  if (version > kSchemaVersion) {
    return failure(path, fmt::format("is of format version {}, newer than this program, which "
                                     "reads version {}",
                                     version, kSchemaVersion));
  }
  if (version != kSchemaVersion) {
    return failure(
        path, fmt::format("is of format version {}; expected version {}", version, kSchemaVersion));
  }
  return {};
}

core::Result<void> check_size(const fs::path& path, const Head& head) {
  const std::uint32_t page_field = head.big_endian(16, 2);
  const std::uint64_t page = page_field == 1 ? 65536 : page_field;
  const std::uint64_t expected = page * head.big_endian(28, 4);
  if (head.file_size < expected) {
    return failure(path,
                   fmt::format("is truncated: {} of {} bytes are there", head.file_size, expected));
  }
  if (head.file_size > expected) {
    return failure(path,
                   fmt::format("is damaged: expected {} bytes, got {}", expected, head.file_size));
  }
  return {};
}

// --- reading -------------------------------------------------------------------------------

// Exactly the tables that this program makes, so that no view or trigger can act for one.
void check_schema(Database& database) {
  Statement in(database, "SELECT type, name, sql FROM sqlite_schema");
  std::size_t number = 0;
  while (in.next()) {
    const std::string type = in.read_text();
    const std::string name = in.read_text();
    const std::string sql = in.read_text();
    const bool right = number < kTables.size() && type == "table" && name == kTables[number].name &&
                       sql == kTables[number].sql;
    if (!right) return database.fail("its tables are not those of a graph file");
    ++number;
  }
  if (number != kTables.size()) database.fail("tables are missing");
}

core::Result<Database> open_checked(const fs::path& path) {
  const auto head = read_head(path);
  if (!head) return head.error();
  if (auto owner = check_owner(path, *head); !owner) return owner.error();
  if (auto size = check_size(path, *head); !size) return size.error();
  Database database = Database::open(path);
  if (!database.ok()) return damaged(path, database);
  // No cell of a sound file is larger than the file.
  sqlite3_limit(database.handle(), SQLITE_LIMIT_LENGTH,
                static_cast<int>(std::min<std::uint64_t>(head->file_size, INT_MAX)));
  check_schema(database);
  if (!database.ok()) return damaged(path, database);
  return database;
}

std::vector<Segment> read_segments(Database& database) {
  std::vector<Segment> segments;
  Statement in(database, "SELECT number, name, part, checksum, bytes FROM segment ORDER BY number");
  std::int64_t part = 0;
  for (std::int64_t number = 0; in.next(); ++number) {
    const bool in_order = in.read_integer() == number;
    std::string name = in.read_text();
    const bool first = segments.empty() || segments.back().name != name;
    part = first ? 0 : part + 1;
    const bool next_part = in.read_integer() == part;
    const auto checksum = static_cast<std::uint64_t>(in.read_integer());
    const std::string bytes = in.read_blob();
    if (!in_order || !next_part) database.fail("segments are missing or out of order");
    if (fnv1a(bytes, fnv1a(name)) != checksum) {
      database.fail("segment " + name + " does not match its checksum");
    }
    if (!database.ok()) return segments;
    if (first) segments.push_back({std::move(name), {}});
    segments.back().bytes += bytes;
  }
  return segments;
}

// --- writing -------------------------------------------------------------------------------

// What stands at the place may be replaced if it is a graph file of a version we know, even a
// damaged one, or empty: nothing of another program gets lost.
core::Result<void> check_replaceable(const fs::path& path) {
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored) || fs::file_size(path, ignored) == 0) return {};
  const auto head = read_head(path);
  if (!head) return head.error();
  const auto owner = check_owner(path, *head);
  if (!owner) return failure(path, owner.error().message + "; it is not replaced");
  return {};
}

void write_segments(Database& database, const PropertyGraph& graph) {
  Statement out(database, "INSERT INTO segment VALUES (?, ?, ?, ?, ?)");
  std::int64_t number = 0;
  for (const Segment& segment : encode_graph(graph)) {
    const std::string_view bytes = segment.bytes;
    const std::size_t parts =
        std::max<std::size_t>(1, (bytes.size() + kPartBytes - 1) / kPartBytes);
    for (std::size_t part = 0; part < parts; ++part) {
      const std::string_view piece = bytes.substr(part * kPartBytes, kPartBytes);
      out.integer(number++).text(segment.name).integer(static_cast<std::int64_t>(part));
      out.integer(static_cast<std::int64_t>(fnv1a(piece, fnv1a(segment.name))));
      out.blob(piece).run();
    }
  }
}

void write_database(Database& database, const Corpus& corpus, const Resolution& resolution,
                    const PropertyGraph& graph, const Ontology& ontology) {
  database.execute(fmt::format("PRAGMA application_id = {}", kApplicationId));
  database.execute(fmt::format("PRAGMA user_version = {}", kSchemaVersion));
  database.execute("BEGIN");
  for (const TableSchema& table : kTables) database.execute(std::string(table.sql));
  write_rows(database, corpus, resolution, ontology);
  write_segments(database, graph);
  database.execute("COMMIT");
  database.close();
}

}  // namespace

core::Result<void> write_graph_file(const fs::path& path, const Corpus& corpus,
                                    const Resolution& resolution, const PropertyGraph& graph,
                                    const Ontology& ontology) {
  if (const auto wrong = inconsistency(corpus, resolution)) {
    return failure(path, fmt::format("cannot be written: {}", *wrong));
  }
  if (auto replaceable = check_replaceable(path); !replaceable) return replaceable;
  auto pending = PendingFile::create(path);
  if (!pending) return pending.error();
  Database database = Database::create(pending->path());
  write_database(database, corpus, resolution, graph, ontology);
  if (!database.ok()) {
    return failure(path, fmt::format("cannot be written: {}", database.failure()));
  }
  return pending->commit();
}

core::Result<PropertyGraph> read_graph(const fs::path& path) {
  auto database = open_checked(path);
  if (!database) return database.error();
  const auto segments = read_segments(*database);
  if (!database->ok()) return damaged(path, *database);
  auto graph = decode_graph(segments);
  if (!graph) return failure(path, graph.error().message);
  return graph;
}

core::Result<StoredCorpus> read_corpus(const fs::path& path) {
  auto database = open_checked(path);
  if (!database) return database.error();
  StoredCorpus stored = read_rows(*database);
  if (!database->ok()) return damaged(path, *database);
  if (const auto wrong = inconsistency(stored.corpus, stored.resolution)) {
    return failure(path, fmt::format("is damaged: {}", *wrong));
  }
  return stored;
}

}  // namespace entente::graph

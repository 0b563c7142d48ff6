// SQLite behind a few calls that cannot throw and remember the first failure.
#include "graph/database.hpp"

#include <algorithm>
#include <bit>
#include <limits>

#include "graph/content_id.hpp"

namespace entente::graph {
namespace {

std::string_view bytes_of(const void* data, int size) {
  return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

// A file: URI; whatever means something in one is escaped.
std::string uri_of(const std::filesystem::path& path, std::string_view query) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string uri = "file:";
  // An authority would follow two slashes, so a path from the root gets an empty one.
  if (path.is_absolute()) uri += "//";
  for (const char c : path.native()) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                       (byte >= 'A' && byte <= 'Z') || byte == '/' || byte == '.' || byte == '-';
    if (plain) {
      uri += c;
    } else {
      ((uri += '%') += kHex[byte >> 4]) += kHex[byte & 15];
    }
  }
  return uri.append(query);
}

}  // namespace

void CellHash::feed(char kind, std::string_view bytes) {
  const std::string head = kind + std::to_string(bytes.size()) + ':';
  state_ = fnv1a(bytes, fnv1a(head, state_));
}
void CellHash::integer(std::int64_t value) { feed('i', std::to_string(value)); }
void CellHash::real(double value) {
  feed('r', std::to_string(std::bit_cast<std::uint64_t>(value)));
}
void CellHash::text(std::string_view value) { feed('t', value); }
void CellHash::null() { feed('n', ""); }

void Database::connect(const std::string& uri, int flags) {
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(uri.c_str(), &connection,
                                   flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
  connection_.reset(connection);
  if (code != SQLITE_OK) return fail(sqlite3_errstr(code));
  sqlite3_extended_result_codes(connection, 1);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
}

Database Database::create(const std::filesystem::path& path) {
  Database database;
  database.connect(uri_of(path, ""), SQLITE_OPEN_READWRITE);
  for (const char* pragma : {"page_size = 4096", "encoding = 'UTF-8'", "journal_mode = OFF",
                             "synchronous = OFF", "locking_mode = EXCLUSIVE"}) {
    database.execute(std::string("PRAGMA ") + pragma);
  }
  return database;
}

Database Database::open(const std::filesystem::path& path) {
  Database database;
  database.connect(uri_of(path, "?immutable=1"), SQLITE_OPEN_READONLY);
  database.execute("PRAGMA cell_size_check = ON");
  return database;
}

void Database::execute(const std::string& sql) {
  if (!ok()) return;
  const int code = sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(sqlite3_errmsg(handle()));
}

void Database::close() {
  sqlite3* connection = connection_.release();
  if (sqlite3_close(connection) != SQLITE_OK) {
    fail(sqlite3_errmsg(connection));
    connection_.reset(connection);
  }
}

void Database::fail(std::string reason) {
  if (!failure_) failure_ = std::move(reason);
}

Statement::Statement(Database& database, const std::string& sql) : database_(database) {
  if (!database.ok()) return;
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v2(database.handle(), sql.c_str(), -1, &statement, nullptr));
  statement_.reset(statement);
}

void Statement::check(int code) {
  if (code != SQLITE_OK) database_.fail(sqlite3_errmsg(database_.handle()));
}

Statement& Statement::integer(std::int64_t value) {
  hash_.integer(value);
  if (database_.ok()) check(sqlite3_bind_int64(statement_.get(), ++cell_, value));
  return *this;
}

Statement& Statement::real(double value) {
  hash_.real(value);
  if (database_.ok()) check(sqlite3_bind_double(statement_.get(), ++cell_, value));
  return *this;
}

Statement& Statement::text(std::string_view value) {
  hash_.text(value);
  if (!database_.ok()) return *this;
  // A null pointer would bind null.
  const char* data = value.empty() ? "" : value.data();
  check(sqlite3_bind_text64(statement_.get(), ++cell_, data, value.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8));
  return *this;
}

Statement& Statement::blob(std::string_view value) {
  if (!database_.ok()) return *this;
  const char* data = value.empty() ? "" : value.data();
  check(sqlite3_bind_blob64(statement_.get(), ++cell_, data, value.size(), SQLITE_STATIC));
  return *this;
}

Statement& Statement::null() {
  hash_.null();
  if (database_.ok()) check(sqlite3_bind_null(statement_.get(), ++cell_));
  return *this;
}

void Statement::run() {
  hash_.row();
  cell_ = 0;
  if (!database_.ok()) return;
  if (sqlite3_step(statement_.get()) != SQLITE_DONE) {
    database_.fail(sqlite3_errmsg(database_.handle()));
  }
  sqlite3_reset(statement_.get());
}

bool Statement::next() {
  if (!database_.ok()) return false;
  cell_ = 0;
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) {
    hash_.row();
    return true;
  }
  if (code != SQLITE_DONE) database_.fail(sqlite3_errmsg(database_.handle()));
  return false;
}

bool Statement::has_type(int type) {
  if (!database_.ok()) return false;
  if (sqlite3_column_type(statement_.get(), cell_) == type) return true;
  database_.fail("a cell has the wrong type");
  return false;
}

std::int64_t Statement::read_integer() {
  if (!has_type(SQLITE_INTEGER)) return 0;
  const std::int64_t value = sqlite3_column_int64(statement_.get(), cell_++);
  hash_.integer(value);
  return value;
}

std::uint32_t Statement::read_number(std::uint64_t limit) {
  const std::int64_t value = read_integer();
  const std::uint64_t most =
      std::min<std::uint64_t>(limit, std::uint64_t{std::numeric_limits<std::uint32_t>::max()} + 1);
  if (value < 0 || static_cast<std::uint64_t>(value) >= most) {
    database_.fail("a number is out of range");
    return 0;
  }
  return static_cast<std::uint32_t>(value);
}

double Statement::read_real() {
  if (!has_type(SQLITE_FLOAT)) return 0;
  const double value = sqlite3_column_double(statement_.get(), cell_++);
  hash_.real(value);
  return value;
}

std::string Statement::read_text() {
  if (!has_type(SQLITE_TEXT)) return {};
  const void* data = sqlite3_column_text(statement_.get(), cell_);
  const int size = sqlite3_column_bytes(statement_.get(), cell_++);
  std::string value(data == nullptr ? std::string_view() : bytes_of(data, size));
  hash_.text(value);
  return value;
}

std::string Statement::read_blob() {
  if (!has_type(SQLITE_BLOB)) return {};
  const void* data = sqlite3_column_blob(statement_.get(), cell_);
  const int size = sqlite3_column_bytes(statement_.get(), cell_++);
  return std::string(data == nullptr ? std::string_view() : bytes_of(data, size));
}

bool Statement::read_null() {
  if (!database_.ok() || sqlite3_column_type(statement_.get(), cell_) != SQLITE_NULL) return false;
  ++cell_;
  hash_.null();
  return true;
}

}  // namespace entente::graph

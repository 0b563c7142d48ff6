#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace entente::graph {

/// A running hash over the cells of a table, so that a changed cell shows.
class CellHash {
 public:
  void integer(std::int64_t value);
  void real(double value);
  void text(std::string_view value);
  void null();
  void row() { ++rows_; }
  [[nodiscard]] std::int64_t value() const { return static_cast<std::int64_t>(state_); }
  [[nodiscard]] std::int64_t rows() const { return rows_; }

 private:
  void feed(char kind, std::string_view bytes);

  std::uint64_t state_ = 0xCBF29CE484222325ULL;
  std::int64_t rows_ = 0;
};

/// One SQLite connection. The first failure stays, and everything after it does nothing.
class Database {
 public:
  /// Opens an empty file to write it whole: without journal, since it is made beside its place.
  [[nodiscard]] static Database create(const std::filesystem::path& path);
  /// Opens a file that is only read, without locks and without files beside it.
  [[nodiscard]] static Database open(const std::filesystem::path& path);

  void execute(const std::string& sql);
  /// Closes it; a failure to write may show only now.
  void close();
  void fail(std::string reason);
  [[nodiscard]] bool ok() const { return !failure_; }
  /// REQUIRES: not ok(). In SQLite's words, or those of fail().
  [[nodiscard]] const std::string& failure() const { return *failure_; }
  [[nodiscard]] sqlite3* handle() const { return connection_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
  };
  Database() = default;
  void connect(const std::string& uri, int flags);

  std::unique_ptr<sqlite3, Close> connection_;
  std::optional<std::string> failure_;
};

/// A prepared statement; keeps the hash of all cells that go through it.
class Statement {
 public:
  Statement(Database& database, const std::string& sql);

  // --- writing: bind one cell after the other, then run ---
  Statement& integer(std::int64_t value);
  Statement& real(double value);
  Statement& text(std::string_view value);
  Statement& blob(std::string_view value);  ///< not hashed; must outlive run()
  Statement& null();
  void run();

  // --- reading: next row, then one cell after the other ---
  [[nodiscard]] bool next();
  [[nodiscard]] std::int64_t read_integer();
  /// An integer in [0, limit); anything else is a failure.
  [[nodiscard]] std::uint32_t read_number(std::uint64_t limit);
  [[nodiscard]] double read_real();
  [[nodiscard]] std::string read_text();
  [[nodiscard]] std::string read_blob();
  /// Whether the next cell is null; if so it is taken.
  [[nodiscard]] bool read_null();

  [[nodiscard]] const CellHash& hash() const { return hash_; }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  void check(int code);
  bool has_type(int type);

  Database& database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int cell_ = 0;
  CellHash hash_;
};

}  // namespace entente::graph

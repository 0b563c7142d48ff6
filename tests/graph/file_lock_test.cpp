#include "graph/file_lock.hpp"

#include <fstream>
#include <memory>
#include <optional>
#include <thread>

#include "graph/samples.hpp"
#include "support/catch.hpp"

using namespace entente;
using graph::FileLock;
using samples::Folder;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

void write(const fs::path& path, const char* text) { std::ofstream(path) << text; }

core::Result<FileLock> take(const fs::path& path, std::chrono::milliseconds patience) {
  return FileLock::take(path, patience, [] { return false; });
}

}  // namespace

TEST_CASE("one program at a time has the right to change a file") {
  const Folder folder;
  write(folder / "g", "one");
  auto first = take(folder / "g", 0ms);
  REQUIRE(first);
  const auto second = take(folder / "g", 20ms);
  REQUIRE_FALSE(second);
  CHECK(second.error().kind == core::ErrorKind::file);
  CHECK(second.error().message.find("another program") != std::string::npos);
  {
    const FileLock given = std::move(*first);
    CHECK_FALSE(take(folder / "g", 0ms));
  }
  CHECK(take(folder / "g", 0ms));
}

TEST_CASE("waiting for the right to change a file ends when asked to stop") {
  const Folder folder;
  write(folder / "g", "one");
  const auto held = take(folder / "g", 0ms);
  REQUIRE(held);
  int asked = 0;
  const auto stopped = FileLock::take(folder / "g", 1h, [&] { return ++asked > 2; });
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().kind == core::ErrorKind::interrupted);
}

TEST_CASE("a file that was replaced while it was waited for is the new one that is locked") {
  const Folder folder;
  write(folder / "g", "one");
  auto old = std::make_unique<core::Result<FileLock>>(take(folder / "g", 0ms));
  REQUIRE(*old);
  std::optional<core::Result<FileLock>> waited;
  std::thread other([&] { waited.emplace(take(folder / "g", 1h)); });
  write(folder / "new", "two");
  fs::rename(folder / "new", folder / "g");
  old.reset();
  other.join();
  REQUIRE(*waited);
  CHECK_FALSE(take(folder / "g", 0ms));
}

TEST_CASE("a file that is not there is nobody's to lock") {
  const Folder folder;
  CHECK(take(folder / "g", 0ms));
  CHECK(take(folder / "no/such/folder/g", 0ms));
}

TEST_CASE("a file that was replaced is of another version") {
  const Folder folder;
  CHECK(graph::version_of(folder / "g") == graph::FileVersion{});
  write(folder / "g", "one");
  const auto first = graph::version_of(folder / "g");
  CHECK(first == graph::version_of(folder / "g"));
  write(folder / "new", "two");
  fs::rename(folder / "new", folder / "g");
  CHECK(first != graph::version_of(folder / "g"));
}

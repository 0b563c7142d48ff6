#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>

#include "core/result.hpp"

namespace entente::graph {

/// Which state of a file it is: another one once a program has replaced it.
struct FileVersion {
  std::uint64_t device = 0;
  std::uint64_t number = 0;  ///< of the file in its file system
  std::uint64_t bytes = 0;
  std::int64_t changed_ns = 0;  ///< since 1970
  friend bool operator==(const FileVersion&, const FileVersion&) = default;
};
/// All zero: there is no such file.
[[nodiscard]] FileVersion version_of(const std::filesystem::path& path);

/// The right to change a graph file, which one program has at a time: from before it reads the file
/// until it has replaced it, so that no change of another one gets lost. It is an advisory lock
/// (flock) on the file itself; nothing stands beside it. Readers need none.
class FileLock {
 public:
  /// Waits for the lock as long as `patience`, and until `stop` says so. A file that is not there,
  /// or whose file system has no locks, is not locked, and that is no error. Errors: another
  /// program keeps it (kind file); stopped (kind interrupted).
  [[nodiscard]] static core::Result<FileLock> take(const std::filesystem::path& path,
                                                   std::chrono::milliseconds patience,
                                                   const std::function<bool()>& stop);
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;  // -1: nothing is locked
};

}  // namespace entente::graph

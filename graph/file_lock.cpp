// Who may change a graph file, and whether somebody has: POSIX calls, no knowledge of what it
// holds.
#include "graph/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <thread>
#include <utility>

namespace entente::graph {
namespace {

using Clock = std::chrono::steady_clock;

// Between two tries: about what a statement on a small graph takes.
constexpr std::chrono::milliseconds kPause{5};

FileVersion version_in(const struct stat& status) {
  constexpr std::int64_t kSecond = 1'000'000'000;
  return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino),
          static_cast<std::uint64_t>(status.st_size),
          status.st_mtim.tv_sec * kSecond + status.st_mtim.tv_nsec};
}

// A file that was replaced while it was waited for is not the one to be locked.
bool is_still_at(int descriptor, const std::filesystem::path& path) {
  struct stat held {};
  struct stat there {};
  return ::fstat(descriptor, &held) == 0 && ::stat(path.c_str(), &there) == 0 &&
         held.st_dev == there.st_dev && held.st_ino == there.st_ino;
}

}  // namespace

FileVersion version_of(const std::filesystem::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? version_in(status) : FileVersion{};
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);  // which gives the lock back
}

core::Result<FileLock> FileLock::take(const std::filesystem::path& path,
                                      std::chrono::milliseconds patience,
                                      const std::function<bool()>& stop) {
  const Clock::time_point end = Clock::now() + patience;
  for (;;) {
    FileLock lock(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (lock.descriptor_ < 0 && errno == EINTR) continue;
    if (lock.descriptor_ < 0) return lock;  // who reads or writes it says what is wrong
    if (::flock(lock.descriptor_, LOCK_EX | LOCK_NB) == 0) {
      if (is_still_at(lock.descriptor_, path)) return lock;
    } else if (errno != EWOULDBLOCK && errno != EINTR) {
      return FileLock(-1);
    }
    if (stop()) return core::Error{core::ErrorKind::interrupted, "interrupted"};
    if (Clock::now() >= end) {
      return core::Error{core::ErrorKind::file,
                         "is being changed by another program; nothing was written, try again",
                         path.string()};
    }
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace entente::graph

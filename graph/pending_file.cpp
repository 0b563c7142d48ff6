// Replacing a file whole: POSIX calls, no knowledge of what the file holds.
#include "graph/pending_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

namespace entente::graph {
namespace {

namespace fs = std::filesystem;

constexpr int kMostLinks = 40;
constexpr int kMostTries = 100;

core::Error failure(const fs::path& path, std::string message) {
  return {core::ErrorKind::file, std::move(message), path.string()};
}

core::Error cannot_write(const fs::path& path, int error) {
  return failure(path, fmt::format("cannot be written: {}", std::strerror(error)));
}

core::Result<fs::path> behind_links(const fs::path& path) {
  fs::path target = path;
  std::error_code ignored;
  for (int i = 0; i < kMostLinks; ++i) {
    if (!fs::is_symlink(target, ignored)) return target;
    const fs::path link = fs::read_symlink(target, ignored);
    target = link.is_absolute() ? link : target.parent_path() / link;
  }
  return cannot_write(path, ELOOP);
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

std::optional<struct stat> status_of(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return status;
}

// Syncs a file or folder. A file system that cannot sync folders has nothing to add.
int sync(const fs::path& path, bool folder) {
  const int descriptor = ::open(path.c_str(), folder ? O_RDONLY | O_DIRECTORY : O_RDWR);
  if (descriptor < 0) return errno;
  int error = ::fsync(descriptor) == 0 ? 0 : errno;
  if (folder && error == EINVAL) error = 0;
  ::close(descriptor);
  return error;
}

}  // namespace

PendingFile::PendingFile(fs::path asked, fs::path target)
    : asked_(std::move(asked)), target_(std::move(target)) {}

PendingFile::PendingFile(PendingFile&& other) noexcept
    : asked_(std::move(other.asked_)),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})) {}

PendingFile::~PendingFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

core::Result<PendingFile> PendingFile::create(const fs::path& path) {
  auto target = behind_links(path);
  if (!target) return target.error();
  const auto there = status_of(*target);
  if (there && S_ISDIR(there->st_mode)) return failure(path, "is a folder; expected a file");
  if (there && !S_ISREG(there->st_mode)) return failure(path, "is no regular file");
  if (there && ::access(target->c_str(), W_OK) != 0) return cannot_write(path, errno);
  PendingFile pending(path, *target);
  const mode_t mode = there ? 0600 : 0666;
  for (int i = 0; i < kMostTries; ++i) {
    const auto name = fmt::format(".entente-{}-{}", ::getpid(), i);
    const fs::path temporary = folder_of(*target) / name;
    const int descriptor =
        ::open(temporary.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (descriptor < 0 && errno == EEXIST) continue;
    if (descriptor < 0) return cannot_write(path, errno);
    ::close(descriptor);
    pending.temporary_ = temporary;
    return pending;
  }
  return cannot_write(path, EEXIST);
}

core::Result<void> PendingFile::commit() {
  if (const auto there = status_of(target_)) {
    // Only the superuser may give a file away; for others it is theirs already or stays theirs.
    const bool given = ::chown(temporary_.c_str(), there->st_uid, there->st_gid) == 0;
    const mode_t special = given ? 07777 : 0777;
    if (::chmod(temporary_.c_str(), there->st_mode & special) != 0) {
      return cannot_write(asked_, errno);
    }
  }
  if (const int error = sync(temporary_, false)) return cannot_write(asked_, error);
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) return cannot_write(asked_, errno);
  temporary_.clear();
  if (const int error = sync(folder_of(target_), true)) return cannot_write(asked_, error);
  return {};
}

}  // namespace entente::graph

// Reading and writing whole files and descriptors, with the reason where it fails. What is written
// is others' business.
#include "cli/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <istream>
#include <optional>

namespace entente::cli {
namespace {

using core::Error;
using core::ErrorKind;

constexpr std::size_t kBufferBytes = 64 * 1024;

Error file_error(const std::filesystem::path& path, int reason) {
  return {ErrorKind::file, fmt::format("{}: {}", path.string(), std::strerror(reason))};
}

/// A file that is removed again unless it was kept.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::filesystem::path& target)
      : name_(target.string() + ".partial-XXXXXX"), fd_(mkstemp(name_.data())) {
    // mkstemp lets the owner alone read; a result has the usual permissions.
    const mode_t mask = umask(0);
    umask(mask);
    if (fd_ >= 0) (void)fchmod(fd_, 0666 & ~mask);
  }
  ~TemporaryFile() {
    if (fd_ < 0) return;
    close(fd_);
    if (!kept_) unlink(name_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  [[nodiscard]] int fd() const { return fd_; }
  /// Takes the target's place; false with errno where that fails.
  [[nodiscard]] bool keep(const std::filesystem::path& target) {
    kept_ = fsync(fd_) == 0 && std::rename(name_.c_str(), target.c_str()) == 0;
    return kept_;
  }

 private:
  std::string name_;
  int fd_;
  bool kept_ = false;
};

}  // namespace

FdBuffer::FdBuffer(int fd) : fd_(fd), buffer_(kBufferBytes) {
  setp(buffer_.data(), buffer_.data() + buffer_.size());
}

FdBuffer::~FdBuffer() { drain(); }

bool FdBuffer::drain() {
  const char* at = pbase();
  while (error_ == 0 && at < pptr()) {
    const ssize_t written = ::write(fd_, at, static_cast<std::size_t>(pptr() - at));
    if (written >= 0) {
      at += written;
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  setp(buffer_.data(), buffer_.data() + buffer_.size());
  return error_ == 0;
}

FdBuffer::int_type FdBuffer::overflow(int_type c) {
  if (!drain()) return traits_type::eof();
  if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
  return traits_type::not_eof(c);
}

int FdBuffer::sync() { return drain() ? 0 : -1; }

core::Result<void> write_file(const std::filesystem::path& path,
                              const std::function<core::Result<void>(std::ostream&)>& write) {
  std::error_code ignored;
  const bool special =
      std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored);
  if (std::filesystem::is_directory(path, ignored)) return file_error(path, EISDIR);
  const int device = special ? open(path.c_str(), O_WRONLY | O_CLOEXEC) : -1;
  if (special && device < 0) return file_error(path, errno);
  std::optional<TemporaryFile> temporary;
  if (!special) temporary.emplace(path);
  if (temporary && temporary->fd() < 0) return file_error(path, errno);

  FdBuffer buffer(special ? device : temporary->fd());
  std::ostream out(&buffer);
  const auto written = write(out);
  out.flush();
  if (special) close(device);
  if (buffer.error() != 0) return file_error(path, buffer.error());
  if (!written) return written.error();
  if (temporary && !temporary->keep(path)) return file_error(path, errno);
  return {};
}

core::Result<void> write_to(const std::string& path, std::ostream& standard,
                            const std::function<core::Result<void>(std::ostream&)>& write) {
  if (!path.empty() && path != "-") return write_file(path, write);
  auto written = write(standard);
  if (!standard) return {};  // run() knows the reason and says it
  return written;
}

core::Result<std::string> read_stream(std::istream& in, std::size_t limit) {
  std::string text;
  char block[kBufferBytes];
  while (in.read(block, sizeof block), in.gcount() > 0) {
    text.append(block, static_cast<std::size_t>(in.gcount()));
    if (text.size() > limit) {
      return Error{ErrorKind::limit, fmt::format("expected at most {} bytes, got more", limit)};
    }
  }
  return text;
}

core::Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) return file_error(path, EISDIR);
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return file_error(path, errno);
  std::string text;
  char block[kBufferBytes];
  ssize_t got = 0;
  while ((got = ::read(fd, block, sizeof block)) > 0 && text.size() <= limit) {
    text.append(block, static_cast<std::size_t>(got));
  }
  const int reason = got < 0 ? errno : 0;
  close(fd);
  if (reason != 0) return file_error(path, reason);
  if (text.size() > limit) {
    return Error{ErrorKind::limit,
                 fmt::format("{}: expected at most {} bytes, got more", path.string(), limit)};
  }
  return text;
}

}  // namespace entente::cli

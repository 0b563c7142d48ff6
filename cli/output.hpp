#pragma once

#include <filesystem>
#include <functional>
#include <ostream>
#include <streambuf>
#include <string>
#include <vector>

#include "core/result.hpp"

namespace entente::cli {

/// Bytes to a file descriptor, which it does not own. Unlike std::cout it keeps the reason of the
/// first failure.
class FdBuffer : public std::streambuf {
 public:
  explicit FdBuffer(int fd);
  ~FdBuffer() override;
  FdBuffer(const FdBuffer&) = delete;
  FdBuffer& operator=(const FdBuffer&) = delete;

  /// errno of the first write that failed; 0: none did.
  [[nodiscard]] int error() const { return error_; }

 protected:
  int_type overflow(int_type c) override;
  int sync() override;

 private:
  bool drain();

  int fd_;
  int error_ = 0;
  std::vector<char> buffer_;
};

/// Calls `write` with a stream to `path`, which appears whole or not at all: the file is made
/// beside it under another name and then takes its place. Errors: `write`'s own, or of the file.
[[nodiscard]] core::Result<void> write_file(
    const std::filesystem::path& path,
    const std::function<core::Result<void>(std::ostream&)>& write);

/// `write` to the file `path`, or to `standard` where it is empty or "-".
[[nodiscard]] core::Result<void> write_to(
    const std::string& path, std::ostream& standard,
    const std::function<core::Result<void>(std::ostream&)>& write);

/// The whole of a file, at most `limit` bytes. Errors name the file and the reason.
[[nodiscard]] core::Result<std::string> read_file(const std::filesystem::path& path,
                                                  std::size_t limit);
/// The whole of a stream, at most `limit` bytes.
[[nodiscard]] core::Result<std::string> read_stream(std::istream& in, std::size_t limit);

}  // namespace entente::cli

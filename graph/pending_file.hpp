#pragma once

#include <filesystem>

#include "core/result.hpp"

namespace entente::graph {

/// A file that is made beside its place under another name and then takes it, whole or not at all.
/// Goes away when destroyed before commit(). A symbolic link is followed to what it names; the
/// permissions of a file that is replaced are kept.
class PendingFile {
 public:
  /// Makes it, empty. Errors: the place is no regular file, is write-protected, or its folder
  /// cannot be written.
  [[nodiscard]] static core::Result<PendingFile> create(const std::filesystem::path& path);
  PendingFile(PendingFile&& other) noexcept;
  PendingFile& operator=(PendingFile&&) = delete;
  ~PendingFile();

  /// The file to write, until commit() gives it its place.
  [[nodiscard]] const std::filesystem::path& path() const { return temporary_; }
  /// Syncs it, gives it its place, and syncs the folder.
  [[nodiscard]] core::Result<void> commit();

 private:
  PendingFile(std::filesystem::path asked, std::filesystem::path target);

  std::filesystem::path asked_;      // as the user named it, for messages
  std::filesystem::path target_;     // behind symbolic links
  std::filesystem::path temporary_;  // empty: nothing to remove
};

}  // namespace entente::graph

#pragma once

#include <string>
#include <vector>

#include "core/result.hpp"

namespace entente::train {

/// A file's bytes; one whose name ends in .xz is unpacked.
[[nodiscard]] core::Result<std::string> read_file(const std::string& path);

/// The texts (key "text") of a file of JSON lines, or the whole of any other file, as words: split
/// at blanks and around marks, contractions parted as treebanks part them. One list a paragraph.
[[nodiscard]] core::Result<std::vector<std::vector<std::string>>> read_words(
    const std::string& path);

}  // namespace entente::train

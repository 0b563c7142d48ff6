// CoNLL-U files to documents that are parsed already.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "loaders/documents.hpp"

namespace entente::loaders {
namespace {

using core::Error;
using core::ErrorKind;
using core::Result;
using language::ParsedDocument;

Error refused(const std::string& source, std::string message, ErrorKind kind = ErrorKind::input) {
  Error error{kind, std::move(message)};
  error.source_name = source;
  return error;
}

Result<std::string> bytes_of(std::istream& stream, const std::string& source, std::size_t limit) {
  std::string bytes;
  std::string block(1 << 16, '\0');
  while (stream.read(block.data(), static_cast<std::streamsize>(block.size())),
         stream.gcount() > 0) {
    bytes.append(block.data(), static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > limit) {
      return refused(source, fmt::format("has more than {} bytes; expected at most that", limit),
                     ErrorKind::limit);
    }
  }
  if (stream.bad()) return refused(source, "cannot be read", ErrorKind::file);
  return bytes;
}

Result<std::vector<ParsedDocument>> documents_in(const std::string& input, std::istream& standard,
                                                 std::size_t limit) {
  const std::string source = input == "-" ? "stdin" : input;
  std::ifstream file;
  if (input != "-") {
    file.open(input, std::ios::binary);
    if (!file || std::filesystem::is_directory(input)) {
      return refused(source, "expected a CoNLL-U file that can be read", ErrorKind::file);
    }
  }
  auto bytes = bytes_of(input == "-" ? standard : file, source, limit);
  if (!bytes) return bytes.error();
  const auto treebank = language::read_conllu(std::move(*bytes), source);
  if (!treebank) return treebank.error();
  if (treebank->sentences.empty()) return refused(source, "expected sentences, found none");
  auto documents = language::documents_of(*treebank, source);
  if (!documents) return documents;
  for (ParsedDocument& document : *documents) {
    if (document.id.empty()) document.id = std::filesystem::path(source).filename().string();
  }
  return documents;
}

}  // namespace

Result<LoadedDocuments> load_parsed(const std::vector<std::string>& inputs,
                                    std::istream& standard_input, const DocumentLimits& limits) {
  std::vector<ParsedDocument> all;
  // A file holds many documents, each word with some ten columns.
  const std::size_t file_bytes = limits.document_bytes * 16;
  for (const std::string& input : inputs) {
    auto documents = documents_in(input, standard_input, file_bytes);
    if (!documents) return documents.error();
    std::ranges::move(*documents, std::back_inserter(all));
  }
  std::ranges::stable_sort(all, {}, &ParsedDocument::id);
  const auto twice = std::ranges::adjacent_find(all, {}, &ParsedDocument::id);
  if (twice != all.end()) {
    return refused(twice->id, "expected documents of different ids (# newdoc id), got two of this");
  }
  LoadedDocuments loaded;
  for (ParsedDocument& document : all) {
    loaded.documents.emplace_back();
    loaded.documents.back().id = std::move(document.id);
    loaded.documents.back().text = std::move(document.text);
    loaded.parsed.push_back(std::move(document.parsed));
  }
  return loaded;
}

}  // namespace entente::loaders

// From what a user names to documents: opens files, walks folders, joins metadata to texts, gives
// ids and refuses double ones. What a file's bytes mean is document_file.cpp's matter; dates and
// reading come later.
#include "loaders/documents.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "loaders/document_file.hpp"

namespace entente::loaders {

namespace {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorKind;
using core::Result;

Error unreadable(const fs::path& path, const std::error_code& why) {
  return Error{.kind = ErrorKind::file,
               .message = "cannot be read: " + why.message(),
               .source_name = path.string()};
}

Error refused(const fs::path& path, std::string why, ErrorKind kind = ErrorKind::input) {
  return Error{.kind = kind, .message = std::move(why), .source_name = path.string()};
}

std::string ending(const fs::path& path) {
  std::string end = path.extension().string();
  std::transform(end.begin(), end.end(), end.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return end;
}

bool is_plain_text(const fs::path& path) { return ending(path) == ".txt" || ending(path) == ".md"; }

/// Gathers the documents of one call.
class Collector {
 public:
  explicit Collector(const DocumentLimits& limits) : limits_(limits) {}

  Result<void> add_input(const std::string& input);
  Result<void> add_stream(std::istream& stream);
  Result<LoadedDocuments> finish();

 private:
  Result<void> add_folder(const fs::path& folder);
  Result<void> list(const fs::path& folder, std::vector<fs::path>& files);
  /// `given`: the user named the file itself, so that passing over it would be no answer.
  Result<void> add_file(const fs::path& path, const std::string& id, bool given);
  Result<void> add_text(const fs::path& path, const std::string& id, std::string bytes);
  Result<void> add_json(const fs::path& path, const std::string& id, const std::string& bytes,
                        bool given);
  Result<void> add_lines(const std::string& name, const std::string& bytes);
  Result<void> add(graph::Document document, const std::string& from);
  Result<std::string> bytes_of(const fs::path& path) const;
  Result<void> pass_over(const fs::path& path, std::string why, bool given);

  DocumentLimits limits_;
  LoadedDocuments loaded_;
  std::map<std::string, std::string> origin_;  // id -> where it came from
  std::set<fs::path> walked_;                  // real paths of folders: links may form circles
};

Result<std::string> Collector::bytes_of(const fs::path& path) const {
  std::error_code failed;
  const auto size = fs::file_size(path, failed);
  if (failed) return unreadable(path, failed);
  // A file of JSON lines holds many documents; each is bounded by itself.
  if (size > limits_.document_bytes && ending(path) != ".jsonl") {
    return refused(path,
                   "has " + std::to_string(size) + " bytes; expected at most " +
                       std::to_string(limits_.document_bytes),
                   ErrorKind::limit);
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) return unreadable(path, {errno, std::generic_category()});
  std::string bytes(size, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  if (file.bad()) return unreadable(path, {errno, std::generic_category()});
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

Result<void> Collector::pass_over(const fs::path& path, std::string why, bool given) {
  if (given) return refused(path, std::move(why));
  loaded_.skipped.push_back({path.string(), std::move(why)});
  return {};
}

Result<void> Collector::add(graph::Document document, const std::string& from) {
  const auto [first, fresh] = origin_.emplace(document.id, from);
  if (!fresh) {
    return refused(from, "document id \"" + document.id + "\" is already that of " + first->second +
                             "; expected each id once");
  }
  if (loaded_.documents.size() >= limits_.documents) {
    return refused(from, "more than " + std::to_string(limits_.documents) + " documents",
                   ErrorKind::limit);
  }
  loaded_.documents.push_back(std::move(document));
  return {};
}

Result<void> Collector::add_text(const fs::path& path, const std::string& id, std::string bytes) {
  graph::Document document;
  const fs::path beside = fs::path(path).replace_extension(".json");
  std::error_code ignored;  // no metadata is as good as an unreachable one: bytes_of tells
  if (fs::is_regular_file(beside, ignored)) {
    auto json = bytes_of(beside);
    if (!json) return json.error();
    auto metadata = parse_document(*json, beside.string(), id);
    if (!metadata) return metadata.error();
    document = std::move(*metadata);
  }
  document.id = id;
  document.text = std::move(bytes);
  return add(std::move(document), path.string());
}

Result<void> Collector::add_json(const fs::path& path, const std::string& id,
                                 const std::string& bytes, bool given) {
  auto document = parse_document(bytes, path.string(), id);
  if (!document) return document.error();
  if (document->text.empty()) {
    return pass_over(path, "has no key \"text\" and lies beside no text of its name", given);
  }
  return add(std::move(*document), path.string());
}

Result<void> Collector::add_lines(const std::string& name, const std::string& bytes) {
  auto documents = parse_document_lines(bytes, name, limits_);
  if (!documents) return documents.error();
  for (auto& document : *documents) {
    if (auto added = add(std::move(document), name); !added) return added.error();
  }
  return {};
}

Result<void> Collector::add_file(const fs::path& path, const std::string& id, bool given) {
  const std::string end = ending(path);
  if (!is_plain_text(path) && end != ".json" && end != ".jsonl") {
    return pass_over(path, "is of no known kind; expected .txt, .md, .json or .jsonl", given);
  }
  if (end == ".json" && !given) {
    std::error_code ignored;  // a text that cannot be looked at is none
    for (const char* text : {".txt", ".md"}) {
      if (fs::exists(fs::path(path).replace_extension(text), ignored)) return {};
    }
  }
  auto bytes = bytes_of(path);
  if (!bytes) {
    if (bytes.error().kind != ErrorKind::limit) return bytes.error();
    return given ? Result<void>(bytes.error()) : pass_over(path, bytes.error().message, given);
  }
  if (auto why = why_no_text(*bytes)) return pass_over(path, *why, given);
  if (end == ".jsonl") return add_lines(path.string(), *bytes);
  if (end == ".json") return add_json(path, id, *bytes, given);
  return add_text(path, id, std::move(*bytes));
}

Result<void> Collector::list(const fs::path& folder, std::vector<fs::path>& files) {
  std::vector<fs::path> waiting{folder};
  while (!waiting.empty()) {
    const fs::path here = std::move(waiting.back());
    waiting.pop_back();
    std::error_code failed;
    const fs::path real = fs::canonical(here, failed);
    if (failed) return unreadable(here, failed);
    if (!walked_.insert(real).second) continue;
    fs::directory_iterator entry(here, failed);
    if (failed) return unreadable(here, failed);
    for (; entry != fs::directory_iterator(); entry.increment(failed)) {
      std::error_code lost;
      const auto status = entry->status(lost);  // follows links
      if (fs::is_directory(status)) {
        waiting.push_back(entry->path());
      } else if (fs::is_regular_file(status)) {
        files.push_back(entry->path());
      } else {
        loaded_.skipped.push_back({entry->path().string(), "is neither a file nor a folder"});
      }
    }
    if (failed) return unreadable(here, failed);
  }
  std::sort(files.begin(), files.end());
  return {};
}

Result<void> Collector::add_folder(const fs::path& folder) {
  walked_.clear();
  std::vector<fs::path> files;
  if (auto listed = list(folder, files); !listed) return listed.error();
  for (const fs::path& file : files) {
    const std::string id = file.lexically_relative(folder).generic_string();
    if (auto added = add_file(file, id, false); !added) return added.error();
  }
  return {};
}

Result<void> Collector::add_input(const std::string& input) {
  const fs::path path(input);
  std::error_code failed;
  const auto status = fs::status(path, failed);
  if (status.type() == fs::file_type::not_found) {
    return refused(path, "no such file or folder", ErrorKind::file);
  }
  if (failed) return unreadable(path, failed);
  if (fs::is_directory(status)) return add_folder(path);
  if (!fs::is_regular_file(status)) {
    return refused(path, "expected a file or a folder", ErrorKind::file);
  }
  return add_file(path, path.filename().generic_string(), true);
}

Result<void> Collector::add_stream(std::istream& stream) {
  std::string bytes;
  std::string block(1 << 16, '\0');
  while (stream.read(block.data(), static_cast<std::streamsize>(block.size())),
         stream.gcount() > 0) {
    bytes.append(block.data(), static_cast<std::size_t>(stream.gcount()));
    if (bytes.front() != '{' && bytes.size() > limits_.document_bytes) {
      return refused("stdin",
                     "has more than " + std::to_string(limits_.document_bytes) +
                         " bytes; expected at most that",
                     ErrorKind::limit);
    }
  }
  if (stream.bad()) return refused("stdin", "cannot be read", ErrorKind::file);
  if (auto why = why_no_text(bytes)) return refused("stdin", *why);
  if (bytes.front() == '{') return add_lines("stdin", bytes);
  graph::Document document;
  document.id = "stdin";
  document.text = std::move(bytes);
  return add(std::move(document), "stdin");
}

Result<LoadedDocuments> Collector::finish() {
  std::sort(loaded_.documents.begin(), loaded_.documents.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  std::sort(loaded_.skipped.begin(), loaded_.skipped.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  return std::move(loaded_);
}

}  // namespace

Result<LoadedDocuments> load_documents(const std::vector<std::string>& inputs,
                                       std::istream& standard_input, const DocumentLimits& limits) {
  Collector collector(limits);
  for (const std::string& input : inputs) {
    auto added = input == "-" ? collector.add_stream(standard_input) : collector.add_input(input);
    if (!added) return added.error();
  }
  return collector.finish();
}

}  // namespace entente::loaders

// What the trainer reads besides treebanks: packed files, and corpora without annotation.
#include "tools/train/files.hpp"

#include <lzma.h>
#include <rapidjson/document.h>

#include <array>
#include <fstream>
#include <iterator>

#include "language/word_atoms.hpp"

namespace entente::train {
namespace {

using core::Error;
using core::ErrorKind;
using core::Result;

Error file_error(const std::string& path, std::string message) {
  Error error{ErrorKind::file, std::move(message)};
  error.source_name = path;
  return error;
}

Result<std::string> unpack(const std::string& packed, const std::string& path) {
  lzma_stream stream = LZMA_STREAM_INIT;
  if (lzma_stream_decoder(&stream, UINT64_MAX, LZMA_CONCATENATED) != LZMA_OK) {
    return file_error(path, "cannot be unpacked: no memory");
  }
  stream.next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
  stream.avail_in = packed.size();
  std::string result;
  std::array<std::uint8_t, 1 << 16> buffer;
  lzma_ret status = LZMA_OK;
  while (status == LZMA_OK) {
    stream.next_out = buffer.data();
    stream.avail_out = buffer.size();
    status = lzma_code(&stream, LZMA_FINISH);
    result.append(reinterpret_cast<const char*>(buffer.data()), buffer.size() - stream.avail_out);
  }
  lzma_end(&stream);
  if (status != LZMA_STREAM_END) return file_error(path, "expected a whole .xz file");
  return result;
}

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Splits "don't" and "Xi's" as treebanks do, and appends the parts.
void add_word(std::string_view word, std::vector<std::string>& words) {
  const std::string lower = language::lower_case(word);
  for (const std::string_view tail : {"n't", "'s", "'re", "'ve", "'ll", "'m", "'d"}) {
    if (lower.size() > tail.size() && lower.ends_with(tail)) {
      words.emplace_back(word.substr(0, word.size() - tail.size()));
      words.emplace_back(word.substr(word.size() - tail.size()));
      return;
    }
  }
  words.emplace_back(word);
}

/// True if the mark at `i` joins what stands on both sides to one word.
bool joins(std::string_view text, std::size_t i) {
  if (i == 0 || i + 1 >= text.size()) return false;
  const char before = text[i - 1], mark = text[i], after = text[i + 1];
  if (mark == '\'') return is_letter(before) && is_letter(after);
  if (mark == '.' || mark == ',') {
    const bool digits = before >= '0' && before <= '9' && after >= '0' && after <= '9';
    return digits || (mark == '.' && is_letter(before) && is_letter(after));
  }
  return false;
}

/// A full stop that belongs to "U.S." or "Mr.": one after a dotted or a short capitalized word.
bool keeps_stop(std::string_view word) {
  if (word.find('.') != word.npos) return true;
  return (word.size() == 1 && word != "I") || word == "Mr" || word == "Mrs" || word == "Ms" ||
         word == "Dr" || word == "St" || word == "Gen" || word == "Sen" || word == "Rep";
}

std::vector<std::string> words_of(std::string_view paragraph) {
  const std::string text = language::normalized(paragraph);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) <= ' ') {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    if (!is_word_byte(text[i])) {
      while (i < text.size() && text[i] == text[begin]) ++i;  // "--", "..."
      words.push_back(text.substr(begin, i - begin));
      continue;
    }
    while (i < text.size() && (is_word_byte(text[i]) || joins(text, i))) ++i;
    if (i < text.size() && text[i] == '.' &&
        keeps_stop(std::string_view(text).substr(begin, i - begin))) {
      ++i;
    }
    add_word(std::string_view(text).substr(begin, i - begin), words);
  }
  return words;
}

void add_paragraphs(std::string_view text, std::vector<std::vector<std::string>>& result) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::vector<std::string> words = words_of(text.substr(begin, end - begin));
    if (!words.empty()) result.push_back(std::move(words));
    begin = end + 1;
  }
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return file_error(path, "cannot be opened");
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (file.bad()) return file_error(path, "cannot be read");
  return path.ends_with(".xz") ? unpack(bytes, path) : Result<std::string>(std::move(bytes));
}

Result<std::vector<std::vector<std::string>>> read_words(const std::string& path) {
  const Result<std::string> bytes = read_file(path);
  if (!bytes) return bytes.error();
  std::vector<std::vector<std::string>> result;
  if (path.find(".jsonl") == path.npos) {
    add_paragraphs(*bytes, result);
    return result;
  }
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < bytes->size();) {
    ++line;
    const std::size_t end = std::min(bytes->find('\n', begin), bytes->size());
    rapidjson::Document json;
    json.Parse(bytes->data() + begin, end - begin);
    if (json.HasParseError() || !json.IsObject() || !json.HasMember("text") ||
        !json["text"].IsString()) {
      return file_error(path + ":" + std::to_string(line), "expected an object with a \"text\"");
    }
    add_paragraphs({json["text"].GetString(), json["text"].GetStringLength()}, result);
    begin = end + 1;
  }
  return result;
}

}  // namespace entente::train

// What one file holds: checks that bytes are a text, and reads documents from JSON. Knows no paths
// and opens nothing; documents.cpp walks the folders and hands the bytes in.
#include "loaders/document_file.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <array>
#include <utility>

#include "core/date.hpp"

namespace entente::loaders {

namespace {

using core::Error;
using core::ErrorKind;

/// Length of the valid UTF-8 character at `at` (Unicode 15, table 3-7), or 0.
std::size_t utf8_length(std::string_view s, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < s.size() ? static_cast<unsigned char>(s[at + i]) : 0u;
  };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (!follows(1) || !follows(2)) return 0;
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;
    return lead == 0xED && byte(1) > 0x9F ? 0 : 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (!follows(1) || !follows(2) || !follows(3)) return 0;
    if (lead == 0xF0 && byte(1) < 0x90) return 0;
    return lead == 0xF4 && byte(1) > 0x8F ? 0 : 4;
  }
  return 0;
}

Error wrong(const std::string& name, std::string message) {
  return Error{.kind = ErrorKind::input, .message = std::move(message), .source_name = name};
}

/// Puts string member `key` into `field`; an absent or null one leaves it.
core::Result<void> take(const rapidjson::Value& object, const char* key, const std::string& name,
                        std::string& field) {
  const auto member = object.FindMember(key);
  if (member == object.MemberEnd() || member->value.IsNull()) return {};
  if (!member->value.IsString()) {
    return wrong(name, "key \"" + std::string(key) + "\" expected to hold a string");
  }
  field.assign(member->value.GetString(), member->value.GetStringLength());
  return {};
}

/// A date as publishers write it in data: ISO 8601, a time of day is cut off.
core::Result<void> check_published(std::string& published, const std::string& name) {
  if (published.empty()) return {};
  std::string date = published.substr(0, published.find_first_of("T "));
  if (!core::parse_date_span(date)) {
    return wrong(name,
                 "key \"published\" expected a date such as 2018-09-11, 2018-09 or 2018, got \"" +
                     published.substr(0, 40) + "\"");
  }
  published = std::move(date);
  return {};
}

}  // namespace

std::optional<std::string> why_no_text(std::string_view bytes) {
  if (bytes.empty()) return "is empty";
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return "is UTF-16; expected UTF-8";
  }
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = utf8_length(bytes, at);
    if (length == 0)
      return "is not UTF-8 at byte " + std::to_string(at) + "; expected a UTF-8 text";
    if (bytes[at] == '\0') {
      return "has a zero byte at byte " + std::to_string(at) + "; expected a UTF-8 text";
    }
    at += length;
  }
  return std::nullopt;
}

core::Result<graph::Document> parse_document(std::string_view json, const std::string& name,
                                             const std::string& default_id) {
  rapidjson::Document root;
  constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
  root.Parse<flags>(json.data(), json.size());
  if (root.HasParseError()) {
    const std::size_t at = root.GetErrorOffset();
    return core::located(Error{.kind = ErrorKind::input,
                               .message = std::string("expected JSON: ") +
                                          rapidjson::GetParseError_En(root.GetParseError()),
                               .span = core::SourceSpan{at, at + 1}},
                         name, json);
  }
  if (!root.IsObject()) return wrong(name, "expected a JSON object with the key \"text\"");

  graph::Document document;
  document.id = default_id;
  const std::array<std::pair<const char*, std::string*>, 8> fields{
      {{"doc", &document.id},
       {"title", &document.title},
       {"author", &document.author},
       {"publisher", &document.publisher},
       {"published", &document.published},
       {"url", &document.source},
       {"source", &document.source},
       {"text", &document.text}}};
  for (const auto& [key, field] : fields) {
    if (auto taken = take(root, key, name, *field); !taken) return taken.error();
  }
  if (auto checked = check_published(document.published, name); !checked) return checked.error();
  if (document.id.empty()) return wrong(name, "key \"doc\" expected to hold a name, got \"\"");
  if (!document.text.empty()) {
    if (auto why = why_no_text(document.text)) return wrong(name, "the text " + *why);
  }
  return document;
}

core::Result<std::vector<graph::Document>> parse_document_lines(std::string_view lines,
                                                                const std::string& name,
                                                                const DocumentLimits& limits) {
  std::vector<graph::Document> documents;
  std::size_t number = 0;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string_view line = lines.substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const std::string place = name + ":" + std::to_string(number);
    auto document = parse_document(line, name, place);
    if (!document) {
      Error error = document.error();
      if (error.position) {
        error.position->line = number;
      } else {
        error.source_name = place;
      }
      return error;
    }
    if (document->text.empty())
      return wrong(place, "expected the key \"text\" with the document's text");
    if (document->text.size() > limits.document_bytes) {
      return Error{.kind = ErrorKind::limit,
                   .message = "the text has " + std::to_string(document->text.size()) +
                              " bytes; expected at most " + std::to_string(limits.document_bytes),
                   .source_name = place};
    }
    documents.push_back(std::move(*document));
  }
  return documents;
}

}  // namespace entente::loaders

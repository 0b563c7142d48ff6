// Loading of documents: every kind of file, and each unhappy way.
#include "loaders/documents.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"

namespace {

namespace fs = std::filesystem;
using entente::core::ErrorKind;
using entente::loaders::DocumentLimits;
using entente::loaders::load_documents;

/// A folder that lives as long as the test.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "entente-documents-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;  // what is left behind in the temporary folder harms nobody
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }
  [[nodiscard]] std::string path(const std::string& name = "") const {
    return name.empty() ? path_.string() : (path_ / name).string();
  }

 private:
  fs::path path_;
};

entente::core::Result<entente::loaders::LoadedDocuments> load(
    const std::vector<std::string>& inputs, const std::string& input = "",
    const DocumentLimits& limits = {}) {
  std::istringstream stream(input);
  return load_documents(inputs, stream, limits);
}

std::string message_of(const std::vector<std::string>& inputs, const std::string& input = "",
                       const DocumentLimits& limits = {}) {
  const auto loaded = load(inputs, input, limits);
  return loaded ? "no error" : entente::core::to_string(loaded.error());
}

}  // namespace

TEST_CASE("a text is the file to the byte") {
  const Folder folder;
  const std::string bytes = "\xEF\xBB\xBFTwo lines,\r\nno end";
  const auto loaded = load({folder.write("a.txt", bytes)});
  REQUIRE(loaded);
  REQUIRE(loaded->documents.size() == 1);
  CHECK(loaded->documents[0].id == "a.txt");
  CHECK(loaded->documents[0].text == bytes);
}

TEST_CASE("a folder is walked and ids are paths below it") {
  const Folder folder;
  folder.write("b/two.md", "Second.");
  folder.write("a.txt", "First.");
  folder.write("c.jsonl",
               "{\"doc\": \"third\", \"text\": \"Third.\"}\n\n{\"text\": \"Fourth.\"}\n");
  folder.write("d.json", "{\"doc\": \"fifth\", \"text\": \"Fifth.\", \"url\": \"example.org\"}");
  const auto loaded = load({folder.path()});
  REQUIRE(loaded);
  std::vector<std::string> ids;
  for (const auto& document : loaded->documents) ids.push_back(document.id);
  CHECK(ids == std::vector<std::string>{folder.path("c.jsonl") + ":3", "a.txt", "b/two.md", "fifth",
                                        "third"});
  CHECK(loaded->documents[3].source == "example.org");
}

TEST_CASE("a json beside a text is its metadata") {
  const Folder folder;
  folder.write("a.txt", "Text.");
  folder.write("a.json",
               R"({"title": "T", "publisher": "P", "published": "2019-03-04T10:00:00Z"})");
  const auto loaded = load({folder.path()});
  REQUIRE(loaded);
  REQUIRE(loaded->documents.size() == 1);
  CHECK(loaded->documents[0].title == "T");
  CHECK(loaded->documents[0].published == "2019-03-04");
  CHECK(loaded->documents[0].text == "Text.");
}

TEST_CASE("standard input is a text or JSON lines") {
  const auto text = load({"-"}, "A plain text.");
  REQUIRE(text);
  CHECK(text->documents.at(0).id == "stdin");
  const auto lines = load({"-"}, "{\"doc\": \"x\", \"text\": \"X.\"}\n");
  REQUIRE(lines);
  CHECK(lines->documents.at(0).id == "x");
}

TEST_CASE("what cannot be a text is skipped in a folder and refused by name") {
  const Folder folder;
  folder.write("good.txt", "Good.");
  const auto empty = folder.write("empty.txt", "");
  const auto wide = folder.write("wide.txt", std::string("\xFF\xFEh\0i\0", 6));
  const auto latin = folder.write("latin.txt", "caf\xE9 au lait");
  const auto zero = folder.write("zero.txt", std::string("a\0b", 3));
  const auto image = folder.write("image.png", "PNG");
  const auto loaded = load({folder.path()});
  REQUIRE(loaded);
  CHECK(loaded->documents.size() == 1);
  CHECK(loaded->skipped.size() == 5);
  CHECK(message_of({empty}) == empty + ": is empty");
  CHECK(message_of({wide}) == wide + ": is UTF-16; expected UTF-8");
  CHECK(message_of({latin}) == latin + ": is not UTF-8 at byte 3; expected a UTF-8 text");
  CHECK(message_of({zero}) == zero + ": has a zero byte at byte 1; expected a UTF-8 text");
  CHECK(message_of({image}) ==
        image + ": is of no known kind; expected .txt, .md, .json or .jsonl");
}

TEST_CASE("overlong and surrogate sequences are not UTF-8") {
  for (const std::string bytes : {"\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                  "\xF8\x88\x80\x80", "\x80", "\xE2\x82"}) {
    CHECK(message_of({"-"}, "a" + bytes) == "stdin: is not UTF-8 at byte 1; expected a UTF-8 text");
  }
}

TEST_CASE("broken JSON names line and column") {
  const Folder folder;
  const auto lines = folder.write("a.jsonl", "{\"text\": \"A.\"}\n{\"text\": }\n");
  CHECK_THAT(message_of({lines}), Catch::StartsWith(lines + ":2:10: expected JSON: "));
  CHECK_THAT(message_of({"-"}, "{\"text\": 3}"),
             Catch::Equals("stdin:1: key \"text\" expected to hold a string"));
  CHECK_THAT(message_of({"-"}, "{\"title\": \"no text\"}"),
             Catch::Equals("stdin:1: expected the key \"text\" with the document's text"));
}

TEST_CASE("deeply nested JSON ends in an answer") {
  const std::string deep(200'000, '[');
  CHECK(load({"-"}, "{\"text\": \"A.\", \"x\": " + deep).has_error());
}

TEST_CASE("metadata with a date that is none is refused") {
  const Folder folder;
  folder.write("a.txt", "Text.");
  const auto json = folder.write("a.json", R"({"published": "last spring"})");
  CHECK(message_of({folder.path("a.txt")}) ==
        json +
            ": key \"published\" expected a date such as 2018-09-11, 2018-09 or 2018, got "
            "\"last spring\"");
}

TEST_CASE("one id twice is refused") {
  const Folder folder;
  const auto first = folder.write("x/a.txt", "One.");
  const auto second = folder.write("y/a.txt", "Two.");
  CHECK(message_of({first, second}) ==
        second + ": document id \"a.txt\" is already that of " + first + "; expected each id once");
}

TEST_CASE("a missing input is an error") {
  CHECK(message_of({"/nowhere/at-all.txt"}) == "/nowhere/at-all.txt: no such file or folder");
}

TEST_CASE("links that form a circle end") {
  const Folder folder;
  folder.write("sub/a.txt", "Text.");
  fs::create_directory_symlink(folder.path(), folder.path("sub/up"));
  const auto loaded = load({folder.path()});
  REQUIRE(loaded);
  CHECK(loaded->documents.size() == 1);
}

TEST_CASE("a folder without permission is an error") {
  if (geteuid() == 0) {
    WARN("skipped: this user may read everything");
    return;
  }
  const Folder folder;
  folder.write("locked/a.txt", "Text.");
  chmod(folder.path("locked").c_str(), 0);
  CHECK(message_of({folder.path()}) ==
        folder.path("locked") + ": cannot be read: Permission denied");
  chmod(folder.path("locked").c_str(), 0700);
}

TEST_CASE("sizes are bounded") {
  const Folder folder;
  const auto path = folder.write("a.txt", "123456789");
  DocumentLimits limits;
  limits.document_bytes = 8;
  CHECK(message_of({path}, "", limits) == path + ": has 9 bytes; expected at most 8");
  CHECK(load({folder.path()}, "", limits)->skipped.size() == 1);
  CHECK(message_of({"-"}, "123456789", limits) ==
        "stdin: has more than 8 bytes; expected at most that");
  CHECK(message_of({"-"}, "{\"text\": \"123456789\"}", limits) ==
        "stdin:1: the text has 9 bytes; expected at most 8");
  limits = {};
  limits.documents = 1;
  folder.write("b.txt", "b");
  CHECK(load({folder.path()}, "", limits).error().kind == ErrorKind::limit);
}

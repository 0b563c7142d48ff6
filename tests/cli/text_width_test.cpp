#include "cli/text_width.hpp"

#include "support/catch.hpp"

namespace entente::cli {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("width of text on a terminal") {
  CHECK(display_width("") == 0);
  CHECK(display_width("abc") == 3);
  CHECK(display_width("é") == 1);
  CHECK(display_width("e\xCC\x81") == 1);
  CHECK(display_width("中文") == 4);
  CHECK(display_width("ｱ") == 1);
  CHECK(display_width("🙂") == 2);
  CHECK(display_width("\xC2\xAD") == 1);
}

TEST_CASE("wrapping breaks at spaces, inside long words and at line ends") {
  CHECK(wrap("one two three", 7) == Lines{"one two", "three"});
  CHECK(wrap("abcdefgh", 3) == Lines{"abc", "def", "gh"});
  CHECK(wrap("a\n\nb", 9) == Lines{"a", "", "b"});
  CHECK(wrap("", 5) == Lines{""});
  CHECK(wrap("中文字", 4) == Lines{"中文", "字"});
  CHECK(wrap("中", 2) == Lines{"中"});
}

TEST_CASE("wrapped lines are never wider than asked") {
  const std::string text = "the 习近平 state visit — to  Kraków, again and again";
  for (std::size_t width = 2; width < 30; ++width) {
    for (const std::string& line : wrap(text, width)) CHECK(display_width(line) <= width);
  }
}

TEST_CASE("printable text has no control characters") {
  CHECK(printable("a\x07"
                  "b\r\n\t\x7f") == "a\\x07b\\r\n\\t\\x7f");
  CHECK(printable("\xC2\x9B") == "\\x9b");
  CHECK(printable("x\xFFy") == "x\xEF\xBF\xBDy");
}

TEST_CASE("shortening keeps what fits and marks the cut") {
  CHECK(shorten("abc", 3) == "abc");
  CHECK(shorten("abcd", 3) == "ab…");
  CHECK(shorten("中文字", 4) == "中…");
}

}  // namespace
}  // namespace entente::cli

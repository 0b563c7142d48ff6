#include "language/deep_syntax.hpp"

#include "language/annotate.hpp"
#include "small_gazetteer.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::language;

namespace {

const Annotator& parsing_annotator() {
  static const Annotator annotator = [] {
    auto loaded = Pipeline::load(std::string(SOURCE_DIR) + "/models/entente-en.model");
    if (!loaded) throw std::runtime_error(core::to_string(loaded.error()));
    return Annotator(small_gazetteer(), std::make_shared<const Pipeline>(std::move(*loaded)));
  }();
  return annotator;
}

/// The arguments of the first token that is `predicate`: "subject Norway, to Chile", inherited ones
/// with a star.
std::string arguments(std::string_view text, std::string_view predicate) {
  static constexpr std::array<std::string_view, 6> names = {"subject", "object", "indirect",
                                                            "",        "owner",  "modifier"};
  const AnnotatedText read = parsing_annotator().parse(text);
  const DeepSyntax syntax(read);
  std::string out;
  for (std::uint32_t token = 0; token < read.tokens.size(); ++token) {
    if (read.word(token) != predicate) continue;
    for (const Argument& argument : syntax.arguments(token)) {
      out += out.empty() ? "" : ", ";
      out += argument.relation == Relation::oblique ? argument.preposition
                                                    : names[static_cast<int>(argument.relation)];
      out += (argument.direct ? " " : "* ") + std::string(read.word(argument.token));
    }
    break;
  }
  return out;
}

}  // namespace

TEST_CASE("arguments are the same in active and passive voice") {
  CHECK(arguments("Norway sold three ferries to Chile.", "sold") ==
        "subject Norway, object ferries, to Chile");
  CHECK(arguments("Three ferries were sold to Chile by Norway.", "sold") ==
        "object ferries, to Chile, subject Norway");
}

TEST_CASE("coordinated and controlled verbs share their subject") {
  CHECK(arguments("Norway built the ferries and sold them to Chile.", "sold") ==
        "object them, to Chile, subject* Norway");
  CHECK(arguments("Norway agreed to sell the ferries.", "sell") ==
        "object ferries, subject* Norway");
  CHECK(arguments("Norway asked Chile to buy the ferries.", "buy") ==
        "object ferries, subject* Chile");
}

TEST_CASE("relative clauses and participles give their noun") {
  CHECK(arguments("Norway, which sold the ferries, celebrated.", "sold") ==
        "subject Norway, object ferries");
  CHECK(arguments("The ferries sold to Chile left.", "sold") == "to Chile, object* ferries");
}

TEST_CASE("thanks and blame are for those who are thanked and blamed") {
  CHECK(arguments("Norway thanked Chile for sending doctors.", "sending") ==
        "object doctors, subject* Chile");
}

TEST_CASE("nouns have owners, modifiers and obliques") {
  CHECK(arguments("Chile praised Norway's talks with Peru.", "talks") == "owner Norway, with Peru");
  CHECK(arguments("Chile is a partner of Norway.", "partner") == "subject Chile, of Norway");
}

TEST_CASE("a verb carries its noun") {
  const AnnotatedText read = parsing_annotator().parse("Norway held talks with Chile.");
  const DeepSyntax syntax(read);
  const auto supports = syntax.supports_of(2);
  REQUIRE(supports.size() == 1);
  CHECK(read.word(supports.front().verb) == "held");
  CHECK_FALSE(supports.front().noun_is_subject);
}

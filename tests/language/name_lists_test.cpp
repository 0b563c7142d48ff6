#include "language/name_lists.hpp"

#include "language/feature_keys.hpp"
#include "language/name_tagger.hpp"
#include "support/catch.hpp"

using namespace entente::language;

namespace {

constexpr std::uint16_t surname = 1U << 1U, city = 1U << 2U, organization = 1U << 6U;

std::uint64_t key_of(const std::vector<std::string>& words) {
  std::uint64_t key = 0;
  for (const std::string& word : words) {
    key = NameLists::extended(key, hash_bytes(lower_form(word)));
  }
  return key;
}

NameLists own_lists() {
  constexpr std::uint16_t always_capital = 1U << NameLists::habit_shift;
  return NameLists({{key_of({"Berg"}), surname},
                    {key_of({"Berg"}), always_capital},
                    {key_of({"New", "Berg"}), city},
                    {key_of({"New", "Berg", "Council"}), organization}});
}

std::vector<NameMarks> marks_of(const NameLists& lists, const std::vector<std::string>& forms) {
  const std::vector<std::string_view> views(forms.begin(), forms.end());
  return lists.mark(word_atoms(views, {}));
}

}  // namespace

TEST_CASE("a word is marked with its lists and its habit, whatever its case", "[names]") {
  for (const char* form : {"Berg", "berg", "BERG"}) {
    const auto marks = marks_of(own_lists(), {"with", form});
    CHECK(marks[0].word == 0);
    CHECK(marks[0].habit == 0);
    CHECK(marks[1].word == surname);
    CHECK(marks[1].habit == 1);
  }
}

TEST_CASE("of names that begin at one word the longest is marked", "[names]") {
  const auto longest = marks_of(own_lists(), {"the", "New", "Berg", "Council"});
  CHECK(longest[0].begin == 0);
  CHECK(longest[1].begin == organization);
  CHECK(longest[2].inside == organization);
  CHECK(longest[3].inside == organization);
  const auto shorter = marks_of(own_lists(), {"New", "Berg", "council", "men"});
  CHECK(shorter[0].begin == organization);
  CHECK(shorter[3].inside == 0);
  const auto cut = marks_of(own_lists(), {"New", "Berg"});
  CHECK(cut[0].begin == city);
  CHECK(cut[1].inside == city);
}

TEST_CASE("lists read back mark alike; bytes cut off are refused", "[names]") {
  ByteWriter out;
  own_lists().write(out);
  NameLists again;
  ByteReader in(out.bytes());
  REQUIRE(again.read(in));
  CHECK(in.at_end());
  CHECK(marks_of(again, {"New", "Berg"})[0].begin == city);
  for (std::size_t size = 0; size < out.bytes().size(); ++size) {
    ByteReader cut(std::string_view(out.bytes()).substr(0, size));
    CHECK_FALSE(again.read(cut));
  }
}

TEST_CASE("no name begins with its inside, however well that scores", "[names]") {
  const std::vector<std::string> labels{"", "B-LOC", "B-PER", "I-LOC", "I-PER"};
  // The first word scores best as I-PER, the second as I-LOC.
  const std::vector<float> scores{0, 0, 2, 0, 9, /**/ 0, 1, 0, 5, 4};
  CHECK(best_names(scores, {}, labels) == std::vector<std::uint16_t>{2, 4});
  std::vector<float> transitions(25, 0);
  transitions[2 * 5 + 4] = -9;  // from B-PER to I-PER
  CHECK(best_names(scores, transitions, labels) == std::vector<std::uint16_t>{1, 3});
}

namespace {

/// The features of the first word, for which the rest of its name counts.
std::vector<FeatureKey> features_of_first(const NameLists& lists,
                                          const std::vector<std::string>& forms) {
  const std::vector<std::string_view> views(forms.begin(), forms.end());
  const std::vector<WordAtoms> words = word_atoms(views, {});
  const std::vector<TagId> tags(words.size(), 0);
  const std::vector<NameMarks> marks = lists.mark(words);
  Tree tree;
  tree.heads.assign(words.size(), 0);
  tree.labels.assign(words.size(), 0);
  FeatureList features;
  NameContext({words, tags, marks, &tree}).features(0, features);
  return features.keys();
}

}  // namespace

TEST_CASE("what heads an organization is seen from the name's first word", "[names]") {
  const std::vector<std::string> name{"Tall", "Oak", "Hill", "Street", "Bakery"};
  const NameLists heads({{key_of({"bakery"}), organization_head}});
  CHECK(features_of_first(heads, name) != features_of_first({}, name));
  // Behind a word in small letters it belongs to another name.
  const std::vector<std::string> apart{"Tall", "Oak", "Hill", "sells", "Bakery"};
  CHECK(features_of_first(heads, apart) == features_of_first({}, apart));
}

TEST_CASE("a name may go on behind 'of the', and a sentence end there", "[names]") {
  const NameLists heads({{key_of({"council"}), organization_head}});
  const std::vector<std::string> name{"Berg", "and", "Port", "of", "the", "Council"};
  CHECK(features_of_first(heads, name) != features_of_first({}, name));
  CHECK_FALSE(features_of_first(heads, {"Council", "of", "the"}).empty());
  CHECK_FALSE(features_of_first(heads, {"Council", "&"}).empty());
}

TEST_CASE("an eager tagger gives names that a reluctant one does not", "[names]") {
  const std::vector<std::string> form{"Berg"};
  const std::vector<std::string_view> views(form.begin(), form.end());
  const std::vector<WordAtoms> words = word_atoms(views, {});
  Tree tree;
  tree.heads = {0};
  tree.labels = {0};
  const std::vector<TagId> tags{0};
  NameTagger tagger({"", "B-LOC"}, {}, FeatureRows({{transition_key(0), {{0, 1.F}}}}, 2, 0), 0);
  CHECK(tagger.names(words, tags, tree, {}, {}) == std::vector<std::uint16_t>{0});
  tagger.set_eagerness(2);
  CHECK(tagger.names(words, tags, tree, {}, {}) == std::vector<std::uint16_t>{1});
}

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "tools/evaluate/evaluation.hpp"
#include "tools/train/cluster_words.hpp"
#include "tools/train/iob2.hpp"
#include "tools/train/trainers.hpp"

using namespace entente;
using namespace entente::language;
using namespace entente::train;

namespace {

std::string sentence(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    text += std::to_string(i + 1) + "\t" + words[i] + "\n";
  }
  std::replace(text.begin(), text.end(), ' ', '\t');
  return text + "\n";
}

Treebank own_treebank() {
  std::string text;
  text += sentence({"Norway Norway PROPN NNP Number=Sing 2 nsubj _ Name=B-LOC",
                    "hosted host VERB VBD Tense=Past 0 root _ _",
                    "talks talk NOUN NNS Number=Plur 2 obj _ _", ". . PUNCT . _ 2 punct _ _"});
  text += sentence(
      {"Envoys envoy NOUN NNS Number=Plur 2 nsubj _ _", "left leave VERB VBD Tense=Past 0 root _ _",
       "Norway Norway PROPN NNP Number=Sing 2 obj _ Name=B-LOC", ". . PUNCT . _ 2 punct _ _"});
  text += sentence({"Talks talk NOUN NNS Number=Plur 2 nsubj _ _",
                    "failed fail VERB VBD Tense=Past 0 root _ _", ". . PUNCT . _ 2 punct _ _"});
  text += sentence({"Ada Ada PROPN NNP Number=Sing 3 nsubj _ Name=B-PER",
                    "Berg Berg PROPN NNP Number=Sing 1 flat _ Name=I-PER",
                    "hosted host VERB VBD Tense=Past 0 root _ _",
                    "envoys envoy NOUN NNS Number=Plur 3 obj _ _"});
  return read_conllu(text, "own.conllu").value();
}

struct Trained {
  Treebank bank = own_treebank();
  std::vector<Example> examples;
  std::vector<Tag> tags;
  PipelineModel model;

  explicit Trained(std::uint64_t seed, bool network) {
    for (const SentenceColumns& s : bank.sentences) {
      examples.push_back({&s, word_atoms(s.form, model.clusters), {}, {}, true});
    }
    tags = tags_in(examples);
    number_tags(tags, examples);
    for (Example& example : examples) example.predicted = example.tags;
    const TrainOptions options{seed, 12, 0};
    model.about = "data: own sentences\n";
    model.tagger = train_tagger(examples, tags, options, options, {});
    model.lemmatizer = train_lemmatizer(examples, tags, options, {});
    model.parser = train_parser(examples, tags, options, {});
    train_own_names(seed);
    if (!network) return;
    NetworkOptions sizes;
    sizes.seed = seed;
    sizes.passes = 150;
    sizes.batch_words = 20;
    sizes.rate = 0.01F;
    sizes.hidden = 16, sizes.arc = 16, sizes.label = 16;
    sizes.widths = {8, 4, 4, 4, 4};
    sizes.dropout = 0;
    model.graph_parser = train_graph_parser(examples, tags.size(), 1, sizes, {});
    train_own_names(seed);
  }

  void train_own_names(std::uint64_t seed) {
    std::vector<NamedSentence> sentences;
    for (const Example& example : examples) {
      const SentenceColumns& s = *example.gold;
      NamedSentence& sentence = sentences.emplace_back();
      sentence.words = example.words;
      sentence.tags = example.tags;
      sentence.tree.heads = s.head;
      sentence.tree.labels.resize(s.size());
      sentence.names = s.name;
    }
    NameOptions options;
    options.seed = seed;
    options.least_count = 1;
    model.names = train_names(sentences, {}, options, {});
  }
};

/// Countries stand in each other's places, and so do verbs.
std::vector<std::vector<std::string>> alike_paragraphs() {
  std::vector<std::vector<std::string>> paragraphs;
  for (int i = 0; i < 40; ++i) {
    for (const char* country : {"Chad", "Peru", "Oman"}) {
      for (const char* verb : {"signed", "ratified", "praised"}) {
        paragraphs.push_back({country, verb, "the", "treaty"});
      }
    }
  }
  return paragraphs;
}

double cosine(const WordVectors& vectors, const char* one, const char* other) {
  const auto row = [&](const char* word) {
    const auto found = std::find(vectors.hashes.begin(), vectors.hashes.end(), hash_bytes(word));
    REQUIRE(found != vectors.hashes.end());
    return vectors.values.data() +
           static_cast<std::size_t>(found - vectors.hashes.begin()) * vectors.width;
  };
  const float *a = row(one), *b = row(other);
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t k = 0; k < vectors.width; ++k) {
    ab += static_cast<double>(a[k] * b[k]);
    aa += static_cast<double>(a[k] * a[k]);
    bb += static_cast<double>(b[k] * b[k]);
  }
  return ab / std::sqrt(aa * bb);
}

std::vector<SentenceColumns> annotated(const Pipeline& pipeline, const Treebank& bank) {
  std::vector<SentenceColumns> result = bank.sentences;
  for (SentenceColumns& s : result) {
    const auto forms = s.form;
    s = {};
    s.form = forms;
    pipeline.annotate(s);
  }
  return result;
}

}  // namespace

TEST_CASE("what was learned from a few sentences is found in them again", "[training]") {
  const bool network = GENERATE(false, true);
  const Trained trained(1, network);
  const auto system = annotated(Pipeline(trained.model), trained.bank);
  for (std::size_t i = 0; i < system.size(); ++i) {
    const SentenceColumns &gold = trained.bank.sentences[i], &own = system[i];
    CHECK(own.upos == gold.upos);
    CHECK(own.xpos == gold.xpos);
    CHECK(own.feats == gold.feats);
    CHECK(own.lemma == gold.lemma);
    CHECK(own.head == gold.head);
    CHECK(own.deprel == gold.deprel);
    CHECK(own.name == gold.name);
  }
}

TEST_CASE("the same seed gives the same bytes", "[training]") {
  const Trained first(5, true), second(5, true);
  CHECK(Pipeline(first.model).to_bytes() == Pipeline(second.model).to_bytes());
}

TEST_CASE("a model read back annotates alike and says what it is", "[training]") {
  const Trained trained(1, true);
  const Pipeline pipeline(trained.model);
  const auto again = Pipeline::from_bytes(pipeline.to_bytes(), "own.model");
  REQUIRE(again);
  CHECK(again->about() == "data: own sentences\n");
  const auto one = annotated(pipeline, trained.bank), other = annotated(*again, trained.bank);
  for (std::size_t i = 0; i < one.size(); ++i) {
    CHECK(one[i].head == other[i].head);
    CHECK(one[i].upos == other[i].upos);
    CHECK(one[i].lemma == other[i].lemma);
  }
}

TEST_CASE("a model file that does not fit is refused", "[training]") {
  const std::string bytes = Pipeline(Trained(1, false).model).to_bytes();
  const auto message = [](const std::string& wrong) {
    const auto result = Pipeline::from_bytes(wrong, "own.model");
    return result ? "no error" : to_string(result.error());
  };
  CHECK(message("") == "own.model: expected a language model of entente");
  std::string other_version = bytes;
  other_version[14] = 9;
  CHECK(message(other_version) == "own.model: expected a language model of format 3, got format 9");
  std::string damaged = bytes;
  damaged[bytes.size() / 2] ^= 1;
  CHECK(message(damaged) == "own.model: the language model is damaged: its checksum does not fit");
  CHECK(message(bytes.substr(0, bytes.size() - 1)) ==
        "own.model: the language model is damaged: its checksum does not fit");
}

TEST_CASE("any words get a tree", "[training]") {
  const Trained trained(1, true);
  const Pipeline pipeline(trained.model);
  for (const std::size_t length : {1U, 2U, 60U, 500U}) {
    SentenceColumns s;
    for (std::size_t i = 0; i < length; ++i) s.form.push_back(i % 3 == 0 ? "\xFF\xC3" : "Norway");
    pipeline.annotate(s);
    CHECK(is_tree(s.head));
    CHECK(s.upos.size() == length);
  }
  SentenceColumns empty;
  pipeline.annotate(empty);
  CHECK(empty.head.empty());
}

TEST_CASE("words that stand between the same words are clustered together", "[training]") {
  const auto paragraphs = alike_paragraphs();
  const WordClusters clusters = cluster_words(paragraphs, {5, 2, 5, 20});
  const auto fine = [&](const char* word) { return clusters.find(hash_bytes(word)).fine; };
  CHECK(fine("Chad") == fine("Peru"));
  CHECK(fine("Chad") == fine("Oman"));
  CHECK(fine("signed") == fine("praised"));
  CHECK(fine("signed") == fine("ratified"));
  CHECK(fine("Chad") != fine("signed"));
}

TEST_CASE("words that stand between the same words get near vectors", "[training]") {
  VectorOptions options;
  options.width = 8;
  options.passes = 20;
  options.subsampling = 1;
  const WordVectors vectors = train_vectors(alike_paragraphs(), options);
  CHECK(cosine(vectors, "chad", "peru") > cosine(vectors, "chad", "signed"));
  CHECK(cosine(vectors, "signed", "praised") > cosine(vectors, "signed", "treaty"));
  ByteWriter out;
  vectors.write(out);
  WordVectors again;
  ByteReader in(out.bytes());
  REQUIRE(again.read(in));
  CHECK(again.values == vectors.values);
  ByteReader cut(std::string_view(out.bytes()).substr(1));
  CHECK_FALSE(again.read(cut));
}

TEST_CASE("names are read from IOB2", "[training]") {
  const auto bank =
      read_iob2("# id\n1\tAda\tB-PER\t-\n2\tleft\tO\t-\n\n1\tOslo\tB-LOC\n", "own.iob2");
  REQUIRE(bank);
  REQUIRE(bank->sentences.size() == 2);
  CHECK(bank->sentences[0].name == std::vector<std::string>{"B-PER", ""});
  const auto broken = read_iob2("1 Ada B-PER\n", "own.iob2");
  REQUIRE_FALSE(broken);
  CHECK(to_string(broken.error())
            .starts_with("own.iob2:1:1: expected id, form and label parted by tabs"));
}

TEST_CASE("names are read from the lines of CoNLL 2003", "[training]") {
  const auto bank = read_conll_names(
      "-DOCSTART- O\n\nAda I-PER\nBerg I-PER\nOslo B-PER\nsaw O\nNorse I-MISC\n", "own.conll");
  REQUIRE(bank);
  REQUIRE(bank->sentences.size() == 1);
  CHECK(bank->sentences[0].name ==
        std::vector<std::string>{"B-PER", "I-PER", "B-PER", "", "B-OTH"});
  CHECK(to_string(read_conll_names("Ada\n", "own.conll").error())
            .starts_with("own.conll:1:1: expected word and label parted by a blank"));
}

TEST_CASE("the label B-O of Universal NER is no name", "[training]") {
  const auto odd = read_iob2("1\t!\tB-O\n", "own.iob2");
  REQUIRE(odd);
  CHECK(odd->sentences[0].name == std::vector<std::string>{""});
}

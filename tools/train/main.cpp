// entente_train: reads treebanks, names and corpora, trains every stage, measures it on the
// development files and writes the model.
#include <CLI/CLI.hpp>

#include <chrono>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>

#include "tools/evaluate/evaluation.hpp"
#include "tools/train/cluster_words.hpp"
#include "tools/train/files.hpp"
#include "tools/train/iob2.hpp"
#include "tools/train/trainers.hpp"

namespace {

using namespace entente;
using namespace entente::train;
using language::SentenceColumns;
using language::Treebank;

struct Arguments {
  std::vector<std::string> treebanks, dev, names, names_dev, corpora;
  std::string clusters, vectors, name_lists, from, parser_from, tags, output, data, licence;
  NetworkOptions network;
  std::uint64_t seed = 1;
  ClusterOptions cluster;
  VectorOptions vector;
  std::size_t folds = 5, fold_passes = 5, tag_passes = 10, feats_passes = 6, lemma_passes = 8,
              parser_passes = 12;
  NameOptions name;
  std::size_t recased_every = 10;
  float tag_smallest = 0.02F, feats_smallest = 0.02F, lemma_smallest = 0.02F,
        parser_smallest = 0.02F;
};

void declare(CLI::App& app, Arguments& a) {
  app.add_option("--treebank", a.treebanks, "CoNLL-U to train on (.xz or not)");
  app.add_option("--dev", a.dev, "CoNLL-U to measure on");
  app.add_option("--names", a.names, "names to train on (IOB2, or .conll with blanks)");
  app.add_option("--names-dev", a.names_dev, "names to measure on");
  app.add_option("--corpus", a.corpora, "text without annotation, for word clusters");
  app.add_option("--clusters", a.clusters, "file to take word clusters from, or to keep them in");
  app.add_option("--vectors", a.vectors, "file to take word vectors from, or to keep them in");
  app.add_option("--vector-passes", a.vector.passes, "over the corpora; 0: no vectors");
  app.add_option("--from", a.from, "model to take the stages from that are not trained");
  app.add_option("--parser-from", a.parser_from, "model to take the linear parser from");
  app.add_option("--tags", a.tags, "file to take jackknifed tags from, or to keep them in");
  app.add_option("--network-passes", a.network.passes, "0: no neural parser");
  app.add_option("--rate", a.network.rate);
  app.add_option("--dropout", a.network.dropout);
  app.add_option("--hidden", a.network.hidden, "a multiple of 16");
  app.add_option("--batch-words", a.network.batch_words);
  app.add_option("-o,--output", a.output,
                 "the model to write; none: only the files of --clusters, --vectors and --tags");
  app.add_option("--data", a.data, "what the model says it was trained on");
  app.add_option("--licence", a.licence, "what the model says of its licence");
  app.add_option("--seed", a.seed, "for every shuffle");
  app.add_option("--fine", a.cluster.fine);
  app.add_option("--coarse", a.cluster.coarse);
  app.add_option("--rarest", a.cluster.rarest);
  app.add_option("--folds", a.folds);
  app.add_option("--fold-passes", a.fold_passes);
  app.add_option("--tag-passes", a.tag_passes);
  app.add_option("--feats-passes", a.feats_passes);
  app.add_option("--lemma-passes", a.lemma_passes);
  app.add_option("--parser-passes", a.parser_passes);
  app.add_option("--name-passes", a.name.passes, "0: the names are the network's");
  app.add_option("--name-lists", a.name_lists,
                 "folder of lists of names, KIND.txt, a name a line; none: those of --from");
  app.add_option("--name-recased", a.recased_every,
                 "of so many sentences one is learned in capitals");
  app.add_option("--name-rate", a.name.rate);
  app.add_option("--name-sparsity", a.name.sparsity, "pull of the weights to zero");
  app.add_option("--name-dropout", a.name.dropout, "share of the features left out at random");
  app.add_option("--name-least-count", a.name.least_count, "of a feature");
  app.add_option("--name-smallest", a.name.smallest, "least weight kept");
  app.add_option("--name-network", a.name.network_weight, "weight of the network's opinion");
  app.add_option("--name-averaged", a.name.averaged_passes, "last passes that are averaged")
      ->check(CLI::PositiveNumber);
  app.add_option("--name-eagerness", a.name.eagerness, "taken from the score of no name");
  app.add_option("--tag-smallest", a.tag_smallest, "least weight kept");
  app.add_option("--parser-smallest", a.parser_smallest);
  app.add_option("--feats-smallest", a.feats_smallest);
  app.add_option("--lemma-smallest", a.lemma_smallest);
}

/// Says what is done and how long it took.
class Log {
 public:
  void done(const std::string& what) {
    const auto now = std::chrono::steady_clock::now();
    std::cerr << what << ": " << std::chrono::duration<double>(now - last_).count() << " s\n";
    last_ = now;
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

template <class T>
T or_exit(core::Result<T> result) {
  if (result) return std::move(*result);
  std::cerr << to_string(result.error()) << "\n";
  std::exit(1);
}

Treebank read_treebank(const std::string& path) {
  return or_exit(language::read_conllu(or_exit(read_file(path)), path));
}

Treebank read_names(const std::string& path) {
  std::string text = or_exit(read_file(path));
  const bool blanks = path.find(".conll") != path.npos;
  return or_exit(blanks ? read_conll_names(std::move(text), path)
                        : read_iob2(std::move(text), path));
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  if ((file << bytes) && file.flush()) return;
  std::cerr << path << ": cannot be written\n";
  std::exit(1);
}

/// Corpora and the training sentences themselves, as words.
std::vector<std::vector<std::string>> unlabelled(const Arguments& arguments,
                                                 const std::vector<Treebank>& treebanks) {
  std::vector<std::vector<std::string>> paragraphs;
  for (const std::string& path : arguments.corpora) {
    for (auto& paragraph : or_exit(read_words(path))) paragraphs.push_back(std::move(paragraph));
  }
  for (const Treebank& bank : treebanks) {
    for (const SentenceColumns& sentence : bank.sentences) {
      std::vector<std::string> words;
      for (const auto form : sentence.form) words.push_back(language::normalized(form));
      paragraphs.push_back(std::move(words));
    }
  }
  return paragraphs;
}

language::WordClusters clusters_for(const Arguments& arguments,
                                    const std::vector<Treebank>& treebanks) {
  language::WordClusters clusters;
  if (std::ifstream(arguments.clusters).good()) {
    const std::string bytes = or_exit(read_file(arguments.clusters));
    language::ByteReader in(bytes);
    if (clusters.read(in)) return clusters;
    std::cerr << arguments.clusters << ": expected word clusters\n";
    std::exit(1);
  }
  clusters = cluster_words(unlabelled(arguments, treebanks), arguments.cluster);
  if (!arguments.clusters.empty()) {
    language::ByteWriter out;
    clusters.write(out);
    write_file(arguments.clusters, out.bytes());
  }
  return clusters;
}

WordVectors vectors_for(const Arguments& arguments, const std::vector<Treebank>& treebanks) {
  WordVectors vectors;
  if (std::ifstream(arguments.vectors).good()) {
    const std::string bytes = or_exit(read_file(arguments.vectors));
    language::ByteReader in(bytes);
    if (vectors.read(in) && vectors.width == arguments.vector.width) return vectors;
    std::cerr << arguments.vectors << ": expected word vectors\n";
    std::exit(1);
  }
  VectorOptions options = arguments.vector;
  options.seed = arguments.seed;
  vectors = train_vectors(unlabelled(arguments, treebanks), options);
  if (!arguments.vectors.empty()) {
    language::ByteWriter out;
    vectors.write(out);
    write_file(arguments.vectors, out.bytes());
  }
  return vectors;
}

std::vector<Example> examples_of(const std::vector<Treebank>& banks,
                                 const language::WordClusters& clusters) {
  std::vector<Example> examples;
  for (const Treebank& bank : banks) {
    for (const SentenceColumns& sentence : bank.sentences) {
      examples.push_back({&sentence, language::word_atoms(sentence.form, clusters), {}, {}, false});
    }
  }
  return examples;
}

std::string joined_forms(const SentenceColumns& sentence) {
  std::string joined;
  for (const auto form : sentence.form) joined.append(form).append(" ");
  return joined;
}

/// Puts names into the treebanks' own sentences where the same sentence has them.
void add_names(const std::vector<Treebank>& names, std::vector<Example>& examples,
               std::vector<Treebank>& banks) {
  std::map<std::string, const SentenceColumns*> known;
  for (const Treebank& bank : names) {
    for (const SentenceColumns& sentence : bank.sentences) {
      known.emplace(joined_forms(sentence), &sentence);
    }
  }
  std::size_t example = 0;
  for (Treebank& bank : banks) {
    for (SentenceColumns& sentence : bank.sentences) {
      const auto found = known.find(joined_forms(sentence));
      if (found != known.end()) {
        sentence.name = found->second->name;
        examples[example].named = true;
      }
      ++example;
    }
  }
}

std::string measure(const language::Pipeline& pipeline, const std::string& path, Treebank bank) {
  std::vector<SentenceColumns> system = bank.sentences;
  const std::clock_t start = std::clock();  // of the processor: others may use the machine, too
  for (SentenceColumns& sentence : system) pipeline.annotate(sentence);
  const std::clock_t end = std::clock();
  const evaluate::Scores scores = or_exit(evaluate::evaluate(bank.sentences, system));
  const double rate = static_cast<double>(bank.words()) * CLOCKS_PER_SEC /
                      static_cast<double>(std::max<std::clock_t>(1, end - start));
  std::cout << path << " (" << static_cast<int>(rate) << " words/s)\n"
            << evaluate::to_string(scores) << std::flush;
  const auto percent = [](const evaluate::Score& s) {
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", 100 * s.f1());
    return std::string(text);
  };
  const std::string file = path.substr(path.rfind('/') + 1);
  if (scores.upos.right == 0) return "score " + file + ": names " + percent(scores.names) + "\n";
  return "score " + file + ": UPOS " + percent(scores.upos) + ", XPOS " + percent(scores.xpos) +
         ", lemma " + percent(scores.lemmas) + ", UAS " + percent(scores.uas) + ", LAS " +
         percent(scores.las) + "\n";
}

std::string measure_all(const language::Pipeline& pipeline, const Arguments& arguments) {
  std::string about;
  for (const std::string& path : arguments.dev)
    about += measure(pipeline, path, read_treebank(path));
  for (const std::string& path : arguments.names_dev) {
    about += measure(pipeline, path, read_names(path));
  }
  return about;
}

void save(const language::PipelineModel& model, const std::string& path) {
  const std::string bytes = language::Pipeline(model).to_bytes();
  or_exit(language::Pipeline::from_bytes(bytes, path));
  write_file(path, bytes);
  std::cerr << path << ": " << bytes.size() << " bytes\n";
}

void progress(std::size_t pass, double right) {
  std::cerr << "  pass " << pass << ": " << 100 * right << " % right\n";
}

bool take_tags(const std::string& path, std::vector<Example>& examples) {
  if (!std::ifstream(path).good()) return false;
  const std::string bytes = or_exit(read_file(path));
  language::ByteReader in(bytes);
  for (Example& example : examples) {
    for (std::size_t i = 0; i < example.words.size(); ++i) {
      example.predicted.push_back(in.raw<language::TagId>());
    }
  }
  if (in.good() && in.at_end()) return true;
  std::cerr << path << ": expected the tags of these treebanks\n";
  std::exit(1);
}

void keep_tags(const std::string& path, const std::vector<Example>& examples) {
  if (path.empty()) return;
  language::ByteWriter out;
  for (const Example& example : examples) {
    for (const language::TagId tag : example.predicted) out.raw(tag);
  }
  write_file(path, out.bytes());
}

void train_words(const Arguments& a, const std::vector<Example>& examples,
                 const std::vector<language::Tag>& tags, language::PipelineModel& model, Log& log) {
  model.tagger = train_tagger(examples, tags, {a.seed, a.tag_passes, a.tag_smallest},
                              {a.seed, a.feats_passes, a.feats_smallest}, progress);
  log.done("tagger");
  model.lemmatizer =
      train_lemmatizer(examples, tags, {a.seed, a.lemma_passes, a.lemma_smallest}, progress);
  log.done("lemmatizer");
}

/// The forms in capitals, or without any.
std::vector<std::string> recased(const SentenceColumns& sentence, bool capitals) {
  std::vector<std::string> forms;
  for (const auto form : sentence.form) {
    forms.push_back(language::lower_case(form));
    if (!capitals) continue;
    for (char& c : forms.back()) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  }
  return forms;
}

/// Sentences as the model reads them, with the names of the file. Of each `recased_every` (0: none)
/// one is given in capitals once more and one in small letters, for titles and careless writers.
std::vector<NamedSentence> named_sentences(const language::PipelineModel& model,
                                           const std::vector<Treebank>& banks,
                                           std::size_t recased_every) {
  const language::Pipeline pipeline(model);
  std::map<language::Tag, language::TagId> tags;
  for (const language::Tag& tag : model.tagger.tags()) {
    tags.emplace(tag, static_cast<language::TagId>(tags.size()));
  }
  std::map<std::string, language::Label> labels;
  for (const std::string& label : pipeline.deprels()) {
    labels.emplace(label, static_cast<language::Label>(labels.size()));
  }
  std::vector<NamedSentence> result;
  const auto add = [&](SentenceColumns s) {
    NamedSentence sentence{language::word_atoms(s.form, model.clusters), {}, {}, s.name};
    pipeline.annotate(s);
    for (std::size_t i = 0; i < s.size(); ++i) {
      sentence.tags.push_back(tags.at({s.upos[i], s.xpos[i]}));
      sentence.tree.labels.push_back(labels.at(s.deprel[i]));
    }
    sentence.tree.heads = s.head;
    result.push_back(std::move(sentence));
  };
  std::size_t number = 0;
  for (const Treebank& bank : banks) {
    for (const SentenceColumns& s : bank.sentences) {
      add(s);
      if (recased_every == 0) continue;
      const std::size_t turn = ++number % recased_every;
      if (turn > 1) continue;
      const std::vector<std::string> forms = recased(s, turn == 0);
      SentenceColumns copy = s;
      copy.form.assign(forms.begin(), forms.end());
      add(std::move(copy));
    }
  }
  return result;
}

language::NameLists lists_for(const Arguments& a, const std::vector<Treebank>& treebanks) {
  std::vector<std::vector<std::vector<std::string>>> names;
  for (const std::string_view kind : language::name_list_kinds) {
    names.emplace_back();
    if (a.name_lists.empty()) continue;
    names.back() = or_exit(read_words(a.name_lists + "/" + std::string(kind) + ".txt"));
  }
  return name_lists(names, unlabelled(a, treebanks));
}

/// Jackknifed tags, from the file of --tags or made and kept there.
void tag_examples(const Arguments& a, const std::vector<language::Tag>& tags,
                  std::vector<Example>& examples) {
  if (take_tags(a.tags, examples)) return;
  jackknife_tags(examples, tags, a.folds, {a.seed, a.fold_passes, a.tag_smallest});
  keep_tags(a.tags, examples);
}

/// What later runs take from files, and no model.
void make_files(const Arguments& a, Log& log) {
  std::vector<Treebank> banks;
  for (const std::string& path : a.treebanks) banks.push_back(read_treebank(path));
  log.done("read");
  if (!a.vectors.empty()) {
    (void)vectors_for(a, banks);
    log.done("word vectors");
  }
  if (a.clusters.empty()) return;
  const language::WordClusters clusters = clusters_for(a, banks);
  log.done("word clusters");
  if (a.tags.empty()) return;
  std::vector<Example> examples = examples_of(banks, clusters);
  const std::vector<language::Tag> tags = tags_in(examples);
  number_tags(tags, examples);
  tag_examples(a, tags, examples);
  log.done("jackknifed tags");
}

language::PipelineModel train_all(Arguments a, Log& log) {
  std::vector<Treebank> banks, name_banks;
  for (const std::string& path : a.treebanks) banks.push_back(read_treebank(path));
  for (const std::string& path : a.names) name_banks.push_back(read_names(path));
  log.done("read");
  language::PipelineModel model;
  if (!a.from.empty()) {
    model = or_exit(language::Pipeline::load(a.from)).model();
    model.tagger.prune(a.tag_smallest, a.feats_smallest);
    model.lemmatizer.prune(a.lemma_smallest);
    model.names.prune(a.name.smallest);
    model.names.set_other_weight(a.name.network_weight);
    model.names.set_eagerness(a.name.eagerness);
  }
  if (a.from.empty() || !a.clusters.empty()) model.clusters = clusters_for(a, banks);
  log.done("word clusters");
  std::vector<Example> examples = examples_of(banks, model.clusters);
  const std::vector<language::Tag> tags = tags_in(examples);
  number_tags(tags, examples);
  add_names(name_banks, examples, banks);
  if (a.parser_passes > 0 || a.network.passes > 0) tag_examples(a, tags, examples);
  log.done("jackknifed tags");
  if (a.from.empty()) train_words(a, examples, tags, model, log);
  if (!a.parser_from.empty()) {
    model.parser = or_exit(language::Pipeline::load(a.parser_from)).model().parser;
  } else if (a.parser_passes > 0) {
    model.parser =
        train_parser(examples, tags, {a.seed, a.parser_passes, a.parser_smallest}, progress);
    log.done("parser");
  }
  if (a.network.passes > 0) {
    a.network.seed = a.seed;
    WordVectors vectors;
    if (a.vector.passes > 0) {
      vectors = vectors_for(a, banks);
      a.network.vectors = &vectors;
      a.network.widths[0] = a.vector.width;
      log.done("word vectors");
    }
    model.graph_parser = train_graph_parser(
        examples, tags.size(), model.clusters.fine_clusters() + 1, a.network,
        [&](std::size_t pass, double right, const language::GraphParser& parser) {
          progress(pass, right);
          log.done("pass");
          model.graph_parser = parser;
          save(model, a.output);
          measure_all(language::Pipeline(model), a);
        });
  }
  if (a.name.passes > 0) {
    a.name.seed = a.seed;
    const bool keep = a.name_lists.empty() && model.names.lists().size() > 0;
    const language::NameLists lists = keep ? model.names.lists() : lists_for(a, banks);
    log.done("lists of names");
    const std::vector<NamedSentence> sentences =
        named_sentences(model, name_banks, a.recased_every);
    log.done("sentences with names");
    model.names = train_names(sentences, lists, a.name, progress);
    model.names.set_eagerness(a.name.eagerness);
    log.done("names");
  }
  return model;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Trains the language model.");
  Arguments arguments;
  declare(app, arguments);
  CLI11_PARSE(app, argc, argv);
  Log log;
  if (arguments.output.empty()) {
    if (arguments.clusters.empty() && (arguments.vectors.empty() || !arguments.tags.empty())) {
      std::cerr << "expected --output, --vectors, or --clusters, which --tags needs beside it\n";
      return 1;
    }
    make_files(arguments, log);
    return 0;
  }
  language::PipelineModel model = train_all(arguments, log);
  model.about = "data: " + arguments.data + "\nlicence: " + arguments.licence +
                "\nseed: " + std::to_string(arguments.seed) + "\n";
  language::Pipeline pipeline(std::move(model));
  const std::string scores = measure_all(pipeline, arguments);
  language::PipelineModel finished = pipeline.model();
  finished.about += scores;
  save(finished, arguments.output);
}

// The trained stages in their order, and the file that holds them.
//
// Model file: "ENTENTE-MODEL\n", format version (32 bits), checksum of all that follows (64 bits),
// the text about the model, then the stages as each writes itself.
#include "language/pipeline.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace entente::language {
namespace {

using core::Error;
using core::ErrorKind;
using core::Result;

constexpr std::string_view magic = "ENTENTE-MODEL\n";
constexpr std::uint32_t format_version = 3;
constexpr std::size_t header_size = magic.size() + 12;

std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t sum = bytes.size();
  for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    sum = mix(sum, word);
  }
  for (const char c : bytes) sum = mix(sum, static_cast<unsigned char>(c));
  return sum;
}

Error file_error(std::string_view name, std::string message) {
  Error error{ErrorKind::file, std::move(message)};
  error.source_name = name;
  return error;
}

/// False if the stages do not fill the bytes or do not fit each other.
bool read_stages(std::string_view bytes, PipelineModel& model) {
  ByteReader in(bytes);
  model.about = in.text();
  const bool read = model.clusters.read(in) && model.tagger.read(in) && model.lemmatizer.read(in) &&
                    model.parser.read(in) && model.graph_parser.read(in) && model.names.read(in);
  const GraphParser& graph = model.graph_parser;
  return read && in.good() && in.at_end() &&
         (graph.empty() ? !model.parser.empty() && !model.names.empty()
                        : graph.tags() == model.tagger.tags().size());
}

/// UNER's OTH (peoples, events, works) helps to learn what the others are, and is no answer.
bool is_name(std::string_view label) { return !label.ends_with("-OTH"); }

std::vector<Upos> upos_of(const Tagger& tagger, const std::vector<TagId>& tags) {
  std::vector<Upos> result;
  result.reserve(tags.size());
  for (const TagId tag : tags) result.push_back(upos_from(tagger.tags()[tag].upos));
  return result;
}

}  // namespace

Result<Pipeline> Pipeline::load(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return file_error(path, std::string("cannot be opened: ") + std::strerror(errno));
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (file.bad()) return file_error(path, "cannot be read");
  return from_bytes(bytes, path);
}

Result<Pipeline> Pipeline::from_bytes(std::string_view bytes, std::string_view source_name) {
  if (!bytes.starts_with(magic) || bytes.size() < header_size) {
    return file_error(source_name, "expected a language model of entente");
  }
  ByteReader header(bytes.substr(magic.size()));
  const auto version = header.raw<std::uint32_t>();
  if (version != format_version) {
    return file_error(source_name, "expected a language model of format " +
                                       std::to_string(format_version) + ", got format " +
                                       std::to_string(version));
  }
  const std::string_view content = bytes.substr(header_size);
  if (header.raw<std::uint64_t>() != checksum(content)) {
    return file_error(source_name, "the language model is damaged: its checksum does not fit");
  }
  PipelineModel model;
  if (!read_stages(content, model)) {
    return file_error(source_name, "the language model is damaged: its parts do not fit together");
  }
  return Pipeline(std::move(model));
}

std::string Pipeline::to_bytes() const {
  ByteWriter content;
  content.text(model_.about);
  model_.clusters.write(content);
  model_.tagger.write(content);
  model_.lemmatizer.write(content);
  model_.parser.write(content);
  model_.graph_parser.write(content);
  model_.names.write(content);
  ByteWriter header;
  header.raw(format_version);
  header.raw(checksum(content.bytes()));
  return std::string(magic) + header.bytes() + content.bytes();
}

void Pipeline::annotate(SentenceColumns& sentence) const {
  sentence.resize_to_forms();
  if (sentence.size() == 0) return;
  const std::vector<WordAtoms> words = word_atoms(sentence.form, model_.clusters);
  std::vector<TagId> tags = model_.tagger.tag(words);
  std::vector<float> name_scores;
  const bool by_graph = !model_.graph_parser.empty();
  Tree tree;
  if (by_graph) {
    GraphParser::Result result = model_.graph_parser.parse({words, tags, {}});
    tree = std::move(result.tree);
    tags = std::move(result.tags);
    name_scores = std::move(result.name_scores);
  } else {
    const std::vector<Upos> upos = upos_of(model_.tagger, tags);
    tree = model_.parser.parse({words, tags, upos});
  }
  const std::vector<std::string>& labels = deprels();
  const std::vector<std::string>& graph_labels = model_.graph_parser.name_labels();
  const bool by_network = model_.names.empty();
  const std::vector<std::string>& name_labels = by_network ? graph_labels : model_.names.labels();
  const std::vector<std::uint16_t> names =
      by_network ? best_names(name_scores, {}, graph_labels)
                 : model_.names.names(words, tags, tree, name_scores, graph_labels);
  const std::vector<std::uint16_t> feats = model_.tagger.feats(words, tags);
  sentence.certainty = tree.certainty;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Tag& tag = model_.tagger.tags()[tags[i]];
    sentence.upos[i] = tag.upos;
    sentence.xpos[i] = tag.xpos;
    sentence.feats[i] = model_.tagger.all_feats()[feats[i]];
    sentence.lemma[i] = model_.lemmatizer.lemma(sentence.form[i], words[i], tag, tags[i], i == 0);
    sentence.head[i] = tree.heads[i];
    sentence.deprel[i] = labels[tree.labels[i]];
    sentence.name[i] = is_name(name_labels[names[i]]) ? name_labels[names[i]] : "";
  }
}

const std::vector<std::string>& Pipeline::deprels() const {
  return model_.graph_parser.empty() ? model_.parser.system().labels()
                                     : model_.graph_parser.labels();
}

}  // namespace entente::language

#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <random>
#include <string>
#include <vector>

#include "graph/corpus.hpp"
#include "graph/derivation.hpp"
#include "graph/ontology.hpp"
#include "graph/resolution.hpp"

// Small corpora for the tests of this room: written by hand with Sketch, or generated.
namespace samples {

using namespace entente::graph;

/// A small ontology: Meeting, Gathering, MilitaryExercise, HoldsPosition, Borders, TradeTarget,
/// ArmsTransfer, Partnership and Statement with their derived relationships.
Ontology ontology();

/// Writes one reading: entities are named as they come, the text is made up of them.
class Sketch {
 public:
  explicit Sketch(std::string id, std::string published = "");

  /// An entity of the document; `names` are further names. Every name becomes a mention.
  Sketch& entity(const std::string& type, const std::string& name,
                 const std::vector<std::string>& names = {}, const std::string& key = "");

  struct Fill {
    std::string role;
    std::string value;  ///< name of an entity of this document, or the literal
    bool literal = false;
  };
  Sketch& claim(const std::string& type, const std::vector<Fill>& fillers,
                Modality modality = Modality::asserted, double confidence = 0.5);
  Sketch& reported_by(const std::string& name);

  Reading reading() const { return reading_; }

 private:
  entente::core::SourceSpan write(const std::string& words);
  std::uint32_t number_of(const std::string& name) const;

  Reading reading_;
};

/// A literal filler.
Sketch::Fill text(const std::string& role, const std::string& value);

Corpus corpus(std::initializer_list<Sketch> sketches, std::vector<Edit> edits = {});

/// A corpus of `documents` random readings over few names, so that much of it coincides.
Corpus random_corpus(std::uint32_t seed, std::size_t documents);

/// A graph of random labels, types and values of all kinds.
PropertyGraph random_graph(std::uint32_t seed, std::uint32_t nodes, std::uint32_t relationships);

PropertyGraph graph_of(const Corpus& corpus);

/// A new empty folder, removed with everything in it.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  /// Names of what is in it, sorted.
  std::vector<std::string> files() const;

 private:
  std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, const std::string& bytes);

}  // namespace samples

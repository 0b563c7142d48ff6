// Names (PER, ORG, LOC) by a linear model over words, tags and clusters.
#include "language/name_tagger.hpp"

#include <algorithm>

namespace entente::language {
namespace {

const WordAtoms no_word{};

}  // namespace

void name_features(std::span<const WordAtoms> words, std::span<const TagId> tags,
                   std::span<const std::uint16_t> labels, std::size_t at, FeatureList& out) {
  const auto word = [&](std::ptrdiff_t offset) -> const WordAtoms& {
    const auto i = static_cast<std::ptrdiff_t>(at) + offset;
    return i < 0 || i >= static_cast<std::ptrdiff_t>(words.size())
               ? no_word
               : words[static_cast<std::size_t>(i)];
  };
  const auto tag = [&](std::ptrdiff_t offset) -> std::uint64_t {
    const auto i = static_cast<std::ptrdiff_t>(at) + offset;
    return i < 0 || i >= static_cast<std::ptrdiff_t>(tags.size())
               ? 0xFFFF
               : tags[static_cast<std::size_t>(i)];
  };
  const std::uint64_t l1 = at >= 1 ? labels[at - 1] : 0xFFFF;
  const std::uint64_t l2 = at >= 2 ? labels[at - 2] : 0xFFFF;
  const WordAtoms& w = words[at];
  out.start(1);
  out.add();
  out.add(l1);
  out.add(l1, l2);
  out.add(w.form);
  out.add(w.lower);
  out.add(w.lower, l1);
  out.add(w.form, l1);
  for (const std::uint64_t affix : w.prefix) out.add(affix);
  for (const std::uint64_t affix : w.suffix) out.add(affix);
  out.add(w.shape, l1);
  out.add(w.shape, tag(0));
  out.add(w.shape, at == 0);
  out.add(w.cluster.fine);
  out.add(w.cluster.fine, l1);
  out.add(w.cluster.coarse, l1);
  out.add(w.cluster.fine, w.shape);
  out.add(tag(0), l1);
  out.add(tag(-1), tag(0));
  out.add(tag(0), tag(1));
  out.add(tag(-1), tag(0), tag(1));
  for (const std::ptrdiff_t offset : {-2, -1, 1, 2}) {
    const WordAtoms& near = word(offset);
    out.add(near.form);
    out.add(near.lower, l1);
    out.add(near.shape, w.shape);
    out.add(near.cluster.fine, l1);
    out.add(near.cluster.coarse, w.cluster.coarse);
    out.add(near.suffix[2], tag(offset));
  }
  out.add(word(-1).cluster.fine, w.cluster.fine);
  out.add(w.cluster.fine, word(1).cluster.fine);
  out.add(word(-1).cluster.coarse, w.cluster.coarse, word(1).cluster.coarse);
  out.add(word(-1).form, w.form);
  out.add(w.form, word(1).form);
  out.add(w.shape, word(-1).shape, word(1).shape, l1);
}

NameTagger::NameTagger(std::vector<std::string> labels, FeatureRows rows)
    : labels_(std::move(labels)), rows_(std::move(rows)) {}

bool may_follow(std::string_view label, std::string_view before) {
  return !label.starts_with("I-") || (!before.empty() && before.substr(1) == label.substr(1));
}

std::vector<std::uint16_t> NameTagger::names(std::span<const WordAtoms> words,
                                             std::span<const TagId> tags) const {
  std::vector<std::uint16_t> result;
  FeatureList features;
  std::vector<std::int32_t> scores;
  for (std::size_t at = 0; at < words.size(); ++at) {
    name_features(words, tags, result, at, features);
    rows_.score(features.keys(), scores);
    std::size_t best = 0;
    for (std::size_t label = 1; label < labels_.size(); ++label) {
      if (scores[label] <= scores[best]) continue;
      if (may_follow(labels_[label], at == 0 ? "" : labels_[result.back()])) best = label;
    }
    result.push_back(static_cast<std::uint16_t>(best));
  }
  return result;
}

void NameTagger::write(ByteWriter& out) const {
  out.texts(labels_);
  rows_.write(out);
}

bool NameTagger::read(ByteReader& in) {
  labels_ = in.texts();
  return rows_.read(in) && in.good() && !labels_.empty() && rows_.classes() == labels_.size();
}

}  // namespace entente::language

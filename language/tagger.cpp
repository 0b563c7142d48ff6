// UPOS, XPOS and UD features of the words of a sentence, greedily from left to right.
#include "language/tagger.hpp"

#include <algorithm>

namespace entente::language {
namespace {

constexpr TagId outside = 0xFFFF;
const WordAtoms no_word{};

const WordAtoms& word_at(std::span<const WordAtoms> words, std::ptrdiff_t at) {
  const bool inside = at >= 0 && at < static_cast<std::ptrdiff_t>(words.size());
  return inside ? words[static_cast<std::size_t>(at)] : no_word;
}

TagId tag_at(std::span<const TagId> tags, std::ptrdiff_t at) {
  const bool inside = at >= 0 && at < static_cast<std::ptrdiff_t>(tags.size());
  return inside ? tags[static_cast<std::size_t>(at)] : outside;
}

void own_word(const WordAtoms& w, FeatureList& out) {
  out.add(w.form);
  out.add(w.lower);
  for (const std::uint64_t affix : w.prefix) out.add(affix);
  for (const std::uint64_t affix : w.suffix) out.add(affix);
  out.add(w.shape);
  out.add(w.shape, w.suffix[1]);
  out.add(w.cluster.fine);
  out.add(w.cluster.coarse);
  out.add(w.cluster.coarse, w.suffix[1]);
}

}  // namespace

void tag_features(std::span<const WordAtoms> words, std::span<const TagId> tags, std::size_t at,
                  FeatureList& out) {
  const auto i = static_cast<std::ptrdiff_t>(at);
  const WordAtoms& w = words[at];
  const WordAtoms &before = word_at(words, i - 1), &before2 = word_at(words, i - 2);
  const WordAtoms &after = word_at(words, i + 1), &after2 = word_at(words, i + 2);
  const TagId t1 = at >= 1 ? tags[at - 1] : outside;
  const TagId t2 = at >= 2 ? tags[at - 2] : outside;
  out.start(1);
  out.add();
  own_word(w, out);
  out.add(at == 0, w.shape);
  out.add(t1);
  out.add(t1, t2);
  out.add(t1, w.lower);
  out.add(t1, t2, w.lower);
  out.add(t1, w.suffix[2]);
  out.add(t1, w.cluster.fine);
  out.add(before.lower);
  out.add(before2.lower);
  out.add(after.lower);
  out.add(after2.lower);
  out.add(before.lower, w.lower);
  out.add(w.lower, after.lower);
  out.add(before.lower, after.lower);
  out.add(after.suffix[2]);
  out.add(after.suffix[1], w.suffix[1]);
  out.add(before.cluster.fine);
  out.add(after.cluster.fine);
  out.add(after2.cluster.fine);
  out.add(t1, after.cluster.fine);
  out.add(w.cluster.fine, after.cluster.fine);
  out.add(w.lower, after.cluster.coarse);
  out.add(w.lower, after.cluster.coarse, after2.cluster.coarse);
  out.add(t1, w.cluster.coarse, after.cluster.coarse);
  out.add(t1, t2, w.cluster.coarse, after.cluster.coarse);
  out.add(w.shape, before.shape, after.shape);
}

void feats_features(std::span<const WordAtoms> words, std::span<const TagId> tags, std::size_t at,
                    FeatureList& out) {
  const auto i = static_cast<std::ptrdiff_t>(at);
  const WordAtoms& w = words[at];
  const TagId t = tags[at];
  const TagId t1 = tag_at(tags, i - 1), t2 = tag_at(tags, i - 2), next = tag_at(tags, i + 1);
  const WordAtoms &before = word_at(words, i - 1), &before2 = word_at(words, i - 2);
  const WordAtoms& after = word_at(words, i + 1);
  out.start(1);
  out.add(t);
  out.add(t, w.lower);
  out.add(t, w.form);
  out.add(t, w.suffix[1]);
  out.add(t, w.suffix[2]);
  out.add(t, w.shape);
  out.add(t, w.cluster.fine);
  out.add(t, t1);
  out.add(t, next);
  out.add(t, t1, t2);
  out.add(t, before.lower);
  out.add(t, before2.lower);
  out.add(t, after.lower);
  out.add(t, w.lower, t1);
  out.add(t, w.lower, before.lower);
  out.add(t, w.lower, next);
  out.add(t, at == 0, w.lower);
  out.add(t, before.cluster.fine);
}

std::size_t best_of(std::span<const std::int32_t> scores) {
  return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

Tagger::Tagger(std::vector<Tag> tags, FeatureRows tag_rows, std::vector<std::string> feats,
               FeatureRows feats_rows)
    : tags_(std::move(tags)),
      tag_rows_(std::move(tag_rows)),
      feats_(std::move(feats)),
      feats_rows_(std::move(feats_rows)) {}

std::vector<TagId> Tagger::tag(std::span<const WordAtoms> words) const {
  std::vector<TagId> tags;
  FeatureList features;
  std::vector<std::int32_t> scores;
  for (std::size_t at = 0; at < words.size(); ++at) {
    tag_features(words, tags, at, features);
    tag_rows_.score(features.keys(), scores);
    tags.push_back(static_cast<TagId>(best_of(scores)));
  }
  return tags;
}

std::vector<std::uint16_t> Tagger::feats(std::span<const WordAtoms> words,
                                         std::span<const TagId> tags) const {
  std::vector<std::uint16_t> result;
  FeatureList features;
  std::vector<std::int32_t> scores;
  for (std::size_t at = 0; at < words.size(); ++at) {
    feats_features(words, tags, at, features);
    feats_rows_.score(features.keys(), scores);
    result.push_back(static_cast<std::uint16_t>(best_of(scores)));
  }
  return result;
}

void Tagger::write(ByteWriter& out) const {
  out.number(tags_.size());
  for (const Tag& tag : tags_) {
    out.text(tag.upos);
    out.text(tag.xpos);
  }
  tag_rows_.write(out);
  out.texts(feats_);
  feats_rows_.write(out);
}

bool Tagger::read(ByteReader& in) {
  tags_.resize(in.count());
  for (Tag& tag : tags_) {
    tag.upos = in.text();
    tag.xpos = in.text();
  }
  if (!tag_rows_.read(in)) return false;
  feats_ = in.texts();
  return feats_rows_.read(in) && in.good() && !tags_.empty() && !feats_.empty() &&
         tag_rows_.classes() == tags_.size() && feats_rows_.classes() == feats_.size();
}

}  // namespace entente::language

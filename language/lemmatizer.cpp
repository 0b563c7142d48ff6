// Lemmas: which of the edit scripts seen in training fits a form and its tag.
#include "language/lemmatizer.hpp"

#include <algorithm>

namespace entente::language {
namespace {

constexpr std::size_t longest_cut = 255;

bool inside_character(std::string_view word, std::size_t at) {
  return at < word.size() && (static_cast<unsigned char>(word[at]) & 0xC0) == 0x80;
}

/// Begin and length of the longest common substring, the first of equal ones, in both strings.
struct Overlap {
  std::size_t in_form = 0, in_lemma = 0, length = 0;
};

Overlap longest_overlap(std::string_view form, std::string_view lemma) {
  Overlap best;
  for (std::size_t i = 0; i < form.size(); ++i) {
    for (std::size_t j = 0; j < lemma.size(); ++j) {
      std::size_t n = 0;
      while (i + n < form.size() && j + n < lemma.size() && form[i + n] == lemma[j + n]) ++n;
      if (n > best.length) best = {i, j, n};
    }
  }
  // Whole characters only.
  for (; inside_character(form, best.in_form) && best.length > 0; --best.length) {
    ++best.in_form;
    ++best.in_lemma;
  }
  while (best.length > 0 && (inside_character(form, best.in_form + best.length) ||
                             inside_character(lemma, best.in_lemma + best.length))) {
    --best.length;
  }
  return best;
}

}  // namespace

EditScript EditScript::between(std::string_view form, std::string_view lemma) {
  EditScript script;
  std::string from = normalized(form);
  // Case is lowered where the lemma as written is not a part of the form but the lowered form's is.
  const std::string lowered = lower_case(from);
  const Overlap kept = longest_overlap(from, lemma), changed = longest_overlap(lowered, lemma);
  if (changed.length > kept.length) {
    script.letters = Case::lower;
    from = lowered;
  }
  const Overlap overlap = changed.length > kept.length ? changed : kept;
  script.cut_front = static_cast<std::uint8_t>(std::min(overlap.in_form, longest_cut));
  const std::size_t cut_back = from.size() - overlap.in_form - overlap.length;
  script.cut_back = static_cast<std::uint8_t>(std::min(cut_back, longest_cut));
  script.new_front = lemma.substr(0, overlap.in_lemma);
  script.new_back = lemma.substr(overlap.in_lemma + overlap.length);
  return script;
}

std::optional<std::string> EditScript::apply(std::string_view form) const {
  std::string word = normalized(form);
  if (letters == Case::lower) word = lower_case(word);
  if (word.size() < std::size_t{cut_front} + cut_back) return std::nullopt;
  const std::string_view kept =
      std::string_view(word).substr(cut_front, word.size() - cut_front - cut_back);
  if (inside_character(word, cut_front)) return std::nullopt;
  if (inside_character(word, word.size() - cut_back)) return std::nullopt;
  std::string lemma = new_front;
  lemma += kept;
  lemma += new_back;
  if (lemma.empty()) return std::nullopt;
  return lemma;
}

void lemma_features(const WordAtoms& word, const Tag& tag, TagId id, bool first, FeatureList& out) {
  const std::uint64_t upos = hash_bytes(tag.upos);
  out.start(1);
  out.add(id);
  out.add(upos);
  out.add(id, word.lower);
  out.add(upos, word.lower);
  out.add(upos, word.form);
  for (const std::uint64_t affix : word.suffix) out.add(id, affix);
  for (const std::uint64_t affix : word.prefix) out.add(id, affix);
  out.add(upos, word.shape);
  out.add(upos, word.shape, first);
  out.add(upos, word.cluster.fine);
  out.add(id, word.cluster.coarse, word.suffix[1]);
}

Lemmatizer::Lemmatizer(std::vector<EditScript> scripts, FeatureRows rows)
    : scripts_(std::move(scripts)), rows_(std::move(rows)) {}

std::string Lemmatizer::lemma(std::string_view form, const WordAtoms& word, const Tag& tag,
                              TagId id, bool first) const {
  FeatureList features;
  std::vector<std::int32_t> scores;
  lemma_features(word, tag, id, first, features);
  rows_.score(features.keys(), scores);
  return scripts_[best_of(scores)].apply(form).value_or(normalized(form));
}

void Lemmatizer::write(ByteWriter& out) const {
  out.number(scripts_.size());
  for (const EditScript& script : scripts_) {
    out.byte(static_cast<std::uint8_t>(script.letters));
    out.byte(script.cut_front);
    out.byte(script.cut_back);
    out.text(script.new_front);
    out.text(script.new_back);
  }
  rows_.write(out);
}

bool Lemmatizer::read(ByteReader& in) {
  scripts_.resize(in.count());
  for (EditScript& script : scripts_) {
    const std::uint8_t letters = in.byte();
    if (letters > 1) return false;
    script.letters = static_cast<EditScript::Case>(letters);
    script.cut_front = in.byte();
    script.cut_back = in.byte();
    script.new_front = in.text();
    script.new_back = in.text();
  }
  return rows_.read(in) && in.good() && !scripts_.empty() && rows_.classes() == scripts_.size();
}

}  // namespace entente::language

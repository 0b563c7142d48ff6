// Names (PER, ORG, LOC) by a linear model over words, tags, tree and lists.
#include "language/name_tagger.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace entente::language {
namespace {

const WordAtoms no_word{};
const NameMarks no_marks{};
constexpr float never = -1e30F;

std::uint32_t shape_of_class(std::string_view shape) {
  return static_cast<std::uint32_t>(hash_bytes(shape) >> 32);
}

/// 0: other, 1: Capital, 2: CAPITALS, 3: small.
unsigned casing_of(const WordAtoms& word) {
  static const std::uint32_t capital = shape_of_class("Xxx"), short_capital = shape_of_class("Xx"),
                             capitals = shape_of_class("XX"), small = shape_of_class("xx"),
                             letter = shape_of_class("x");
  if (word.shape == capital || word.shape == short_capital) return 1;
  if (word.shape == capitals) return 2;
  return word.shape == small || word.shape == letter ? 3 : 0;
}

}  // namespace

NameContext::NameContext(const NameInput& input) : in_(input) {
  std::size_t small = 0, capital = 0;
  for (const WordAtoms& w : in_.words) {
    const unsigned casing = casing_of(w);
    small += casing == 3;
    capital += casing == 1 || casing == 2;
  }
  casing_ = small == 0 ? 1 : capital == 0 ? 2 : small < capital ? 3 : 0;
  find_runs();
}

/// One past the words that may join two parts of a name from `at` on: "of", "of the", "and" …
std::size_t NameContext::past_joint(std::size_t at) const {
  static const std::array<std::uint64_t, 4> joints{hash_bytes("of"), hash_bytes("for"),
                                                   hash_bytes("and"), hash_bytes("on")};
  static const std::uint64_t the = hash_bytes("the");
  const std::uint64_t lower = in_.words[at].lower;
  if (std::find(joints.begin(), joints.end(), lower) == joints.end()) return at;
  return at + 1 < in_.words.size() && in_.words[at + 1].lower == the ? at + 2 : at + 1;
}

void NameContext::find_runs() {
  static const std::array<std::uint64_t, 2> inner{hash_bytes("&"), hash_bytes("-")};
  const std::size_t n = in_.words.size();
  runs_.assign(n, {});
  const auto is_capital = [&](std::size_t at) {
    const unsigned casing = at < n ? casing_of(in_.words[at]) : 0;
    return casing == 1 || casing == 2;
  };
  const auto is_inner = [&](std::size_t at) {
    return at < n && std::find(inner.begin(), inner.end(), in_.words[at].lower) != inner.end();
  };
  const auto last_head = [&](std::size_t first, std::size_t last) {
    while (last > first && (in_.marks[last - 1].word & organization_head) == 0) --last;
    return last == first ? 0 : last;
  };
  for (std::size_t first = 0; first < n;) {
    if (!is_capital(first)) {
      ++first;
      continue;
    }
    const std::size_t wide_first = first;
    std::size_t wide_last = first;
    std::vector<std::pair<std::size_t, std::size_t>> parts;
    for (std::size_t begin = first; is_capital(begin);) {
      std::size_t end = begin + 1;
      while (is_capital(end) || (is_inner(end) && is_capital(end + 1))) ++end;
      parts.emplace_back(begin, end);
      wide_last = end;
      const std::size_t next = end < n ? past_joint(end) : end;
      if (next == end) break;
      begin = next;
    }
    const std::size_t wide_head = last_head(wide_first, wide_last);
    for (const auto& [begin, end] : parts) {
      const Run run{begin, end, wide_first, wide_last, last_head(begin, end), wide_head};
      std::fill(runs_.begin() + static_cast<std::ptrdiff_t>(begin),
                runs_.begin() + static_cast<std::ptrdiff_t>(end), run);
    }
    first = wide_last;
  }
}

const WordAtoms& NameContext::word(std::ptrdiff_t at) const {
  const bool inside = at >= 0 && at < static_cast<std::ptrdiff_t>(in_.words.size());
  return inside ? in_.words[static_cast<std::size_t>(at)] : no_word;
}

const NameMarks& NameContext::marks(std::ptrdiff_t at) const {
  const bool inside = at >= 0 && at < static_cast<std::ptrdiff_t>(in_.marks.size());
  return inside ? in_.marks[static_cast<std::size_t>(at)] : no_marks;
}

std::uint64_t NameContext::tag(std::ptrdiff_t at) const {
  const bool inside = at >= 0 && at < static_cast<std::ptrdiff_t>(in_.tags.size());
  return inside ? in_.tags[static_cast<std::size_t>(at)] : 0xFFFF;
}

void NameContext::add_word(std::size_t at, FeatureList& out) const {
  const WordAtoms& w = in_.words[at];
  const auto i = static_cast<std::ptrdiff_t>(at);
  const bool first = at == 0;
  out.add();
  out.add(w.form);
  out.add(w.lower);
  for (const std::uint64_t affix : w.prefix) out.add(affix);
  for (const std::uint64_t affix : w.suffix) out.add(affix);
  for (const std::size_t n : {2U, 3U}) out.add(w.suffix[n], w.shape);
  out.add(w.shape);
  out.add(w.shape, first, casing_);
  out.add(w.shape, tag(i));
  out.add(w.cluster.fine);
  out.add(w.cluster.coarse, w.shape);
  out.add(w.cluster.fine, w.shape);
  out.add(tag(i));
  out.add(tag(i), first);
  out.add(tag(i - 1), tag(i));
  out.add(tag(i), tag(i + 1));
  out.add(tag(i - 1), tag(i), tag(i + 1));
}

void NameContext::add_neighbours(std::size_t at, FeatureList& out) const {
  const WordAtoms& w = in_.words[at];
  const auto i = static_cast<std::ptrdiff_t>(at);
  for (const std::ptrdiff_t offset : {-2, -1, 1, 2}) {
    const WordAtoms& near = word(i + offset);
    out.add(near.lower);
    out.add(near.lower, w.shape);
    out.add(near.shape, w.shape);
    out.add(near.cluster.fine, w.shape);
    out.add(near.cluster.coarse, w.cluster.coarse);
    out.add(near.suffix[2], tag(i + offset));
  }
  out.add(word(i - 1).cluster.fine, w.cluster.fine);
  out.add(w.cluster.fine, word(i + 1).cluster.fine);
  out.add(word(i - 1).lower, w.lower);
  out.add(w.lower, word(i + 1).lower);
  out.add(word(i - 2).lower, word(i - 1).lower, w.shape);
  out.add(word(i + 1).lower, word(i + 2).lower, w.shape);
  out.add(word(i - 1).shape, w.shape, word(i + 1).shape);
  out.add(word(i - 2).shape, word(i - 1).shape, w.shape, word(i + 1).shape, word(i + 2).shape);
}

/// The word's head, and the word outside that the whole name would hang on.
void NameContext::add_tree(std::size_t at, FeatureList& out) const {
  const WordAtoms& w = in_.words[at];
  const std::uint32_t head = in_.tree->heads[at];
  const std::uint64_t deprel = in_.tree->labels[at];
  const WordAtoms& h = word(static_cast<std::ptrdiff_t>(head) - 1);
  out.add(deprel, w.shape);
  out.add(deprel, h.lower, w.shape);
  out.add(deprel, h.cluster.fine, w.shape);
  out.add(deprel, h.cluster.coarse, w.cluster.coarse);
  out.add(h.lower, head > at + 1, w.shape);
  out.add(deprel, h.shape, w.shape, head > at + 1);
  // Up through words with capitals: the top of the name, if this is one.
  std::size_t top = at;
  for (int steps = 0; steps < 4 && in_.tree->heads[top] != 0; ++steps) {
    const std::size_t next = in_.tree->heads[top] - 1;
    if (casing_of(in_.words[next]) != 1 && casing_of(in_.words[next]) != 2) break;
    top = next;
  }
  const std::uint32_t outside = in_.tree->heads[top];
  const WordAtoms& o = word(static_cast<std::ptrdiff_t>(outside) - 1);
  const std::uint64_t relation = in_.tree->labels[top];
  out.add(relation, o.lower, w.shape);
  out.add(relation, o.cluster.fine, w.shape);
  out.add(in_.words[top].lower, w.shape, top > at);
  out.add(in_.words[top].cluster.fine, w.shape, top > at);
}

void NameContext::add_lists(std::size_t at, FeatureList& out) const {
  const WordAtoms& w = in_.words[at];
  const auto i = static_cast<std::ptrdiff_t>(at);
  const NameMarks &m = marks(i), &before = marks(i - 1), &after = marks(i + 1);
  out.add(m.word, w.shape);
  out.add(m.begin, w.shape);
  out.add(m.inside, w.shape);
  out.add(m.word, m.begin, m.inside);
  out.add(m.word, casing_, w.shape);
  out.add(m.begin | m.inside, casing_, w.shape);
  out.add(m.habit, w.shape, at == 0);
  out.add(m.habit, w.shape, casing_);
  out.add(m.habit, m.word, w.shape);
  out.add(before.word, m.word, casing_of(w), casing_of(word(i - 1)));
  out.add(m.word, after.word, casing_of(w), casing_of(word(i + 1)));
  out.add(before.word, m.habit, casing_of(w), casing_of(word(i - 1)));
  out.add(after.word, m.habit, casing_of(w), casing_of(word(i + 1)));
  out.add(m.word, tag(i), casing_of(w));
  out.add(m.word, word(i - 1).lower, casing_of(w));
  out.add(m.word, word(i + 1).lower, casing_of(w));
  for (unsigned bit = 0; bit < name_list_kinds.size(); ++bit) {
    if ((m.word >> bit & 1U) != 0) {
      out.add(bit, casing_of(w));
    } else {
      out.skip();
    }
  }
}

/// The capitals around the word: how they begin and end, what stands before and behind them.
void NameContext::add_run(std::size_t at, FeatureList& out) const {
  const Run& run = runs_[at];
  if (run.first == run.last) return;  // nothing is added behind these
  const auto first = static_cast<std::ptrdiff_t>(run.first),
             last = static_cast<std::ptrdiff_t>(run.last);
  const WordAtoms &before = word(first - 1), &after = word(last), &end = word(last - 1);
  const std::uint64_t place =
      std::min<std::size_t>(at - run.first, 2) * 4 + std::min<std::size_t>(run.last - 1 - at, 2);
  const bool begins = at == run.first;
  out.add(place, casing_);
  out.add(place, run.first == 0, casing_);
  out.add(end.lower, begins);
  out.add(end.cluster.fine, begins);
  out.add(end.suffix[2], begins);
  out.add(word(first).lower, begins);
  out.add(before.lower, begins);
  out.add(before.cluster.fine, begins);
  out.add(after.lower, begins);
  out.add(after.cluster.fine, begins);
  out.add(before.cluster.coarse, after.cluster.coarse, begins);
  out.add(before.lower, after.lower, begins);
  out.add(tag(first - 1), tag(last), begins);
  out.add(before.lower, place);
  out.add(after.lower, place);
  out.add(marks(first).word, marks(last - 1).word, place);
  out.add(marks(first).begin, marks(last - 1).inside, place);
  out.add(run.head == 0 ? 0 : run.head == run.last ? 1 : 2, place, casing_);
  out.add(run.wide_head == 0 ? 0 : run.wide_head > at ? 1 : 2, place, casing_);
  out.add(run.wide_head > at, run.wide_first == run.first, run.wide_last == run.last, begins);
}

void NameContext::features(std::size_t at, FeatureList& out) const {
  out.start(1);
  add_word(at, out);
  add_neighbours(at, out);
  add_tree(at, out);
  add_lists(at, out);
  add_run(at, out);
}

FeatureKey transition_key(std::size_t before) {
  FeatureList list;
  list.start(1000);
  list.add(before);
  return list.keys().front();
}

bool may_follow(std::string_view label, std::string_view before) {
  return !label.starts_with("I-") || (!before.empty() && before.substr(1) == label.substr(1));
}

std::vector<std::uint16_t> best_names(std::span<const float> scores,
                                      std::span<const float> transitions,
                                      const std::vector<std::string>& labels) {
  const std::size_t kinds = labels.size(), n = scores.size() / kinds;
  std::vector<float> best(kinds, never), next(kinds);
  best[0] = 0;  // before the first word there is no name
  std::vector<std::uint16_t> from(n * kinds);
  std::vector<float> steps(kinds * kinds, never);
  for (std::size_t before = 0; before < kinds; ++before) {
    for (std::size_t label = 0; label < kinds; ++label) {
      const std::size_t at = before * kinds + label;
      if (may_follow(labels[label], labels[before])) {
        steps[at] = transitions.empty() ? 0 : transitions[at];
      }
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t label = 0; label < kinds; ++label) {
      std::size_t choice = 0;
      for (std::size_t before = 1; before < kinds; ++before) {
        if (best[before] + steps[before * kinds + label] >
            best[choice] + steps[choice * kinds + label]) {
          choice = before;
        }
      }
      next[label] = best[choice] + steps[choice * kinds + label] + scores[i * kinds + label];
      from[i * kinds + label] = static_cast<std::uint16_t>(choice);
    }
    best.swap(next);
  }
  std::vector<std::uint16_t> names(n);
  auto label = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t i = n; i-- > 0;) {
    names[i] = static_cast<std::uint16_t>(label);
    label = from[i * kinds + label];
  }
  return names;
}

NameTagger::NameTagger(std::vector<std::string> labels, NameLists lists, FeatureRows rows,
                       float other_weight)
    : labels_(std::move(labels)),
      lists_(std::move(lists)),
      rows_(std::move(rows)),
      other_weight_(other_weight) {
  find_transitions();
}

void NameTagger::find_transitions() {
  transitions_.clear();
  std::vector<std::int32_t> sums;
  for (std::size_t before = 0; before < labels_.size(); ++before) {
    const FeatureKey key = transition_key(before);
    rows_.score({&key, 1}, sums);
    for (const std::int32_t sum : sums) {
      transitions_.push_back(static_cast<float>(sum) / FeatureRows::one);
    }
  }
}

std::vector<std::uint16_t> NameTagger::names(std::span<const WordAtoms> words,
                                             std::span<const TagId> tags, const Tree& tree,
                                             std::span<const float> other,
                                             const std::vector<std::string>& other_labels) const {
  const std::vector<NameMarks> marks = lists_.mark(words);
  const NameContext context({words, tags, marks, &tree});
  const std::size_t kinds = labels_.size();
  std::vector<std::size_t> other_of;  // the other judge's label for each of ours
  for (const std::string& label : labels_) {
    other_of.push_back(static_cast<std::size_t>(
        std::find(other_labels.begin(), other_labels.end(), label) - other_labels.begin()));
  }
  FeatureList features;
  std::vector<std::int32_t> sums;
  std::vector<float> scores(words.size() * kinds);
  for (std::size_t at = 0; at < words.size(); ++at) {
    context.features(at, features);
    rows_.score(features.keys(), sums);
    for (std::size_t label = 0; label < kinds; ++label) {
      float& score = scores[at * kinds + label];
      score = static_cast<float>(sums[label]) / FeatureRows::one - (label == 0 ? eagerness_ : 0);
      if (!other.empty() && other_of[label] < other_labels.size()) {
        score += other_weight_ * other[at * other_labels.size() + other_of[label]];
      }
    }
  }
  return best_names(scores, transitions_, labels_);
}

void NameTagger::write(ByteWriter& out) const {
  out.texts(labels_);
  if (empty()) return;
  out.raw(other_weight_);
  out.raw(eagerness_);
  lists_.write(out);
  rows_.write(out);
}

bool NameTagger::read(ByteReader& in) {
  labels_ = in.texts();
  if (empty()) return in.good();
  other_weight_ = in.raw<float>();
  eagerness_ = in.raw<float>();
  if (!lists_.read(in) || !rows_.read(in) || !in.good()) return false;
  if (!(other_weight_ >= 0 && other_weight_ < 100)) return false;
  if (!(std::abs(eagerness_) < 100) || !labels_.front().empty()) return false;
  if (rows_.classes() != labels_.size()) return false;
  find_transitions();
  return true;
}

}  // namespace entente::language

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/byte_stream.hpp"

namespace entente::language {

using Label = std::uint8_t;
using Transition = std::uint16_t;  ///< index in a TransitionSystem

enum class Action : std::uint8_t { shift, reduce, left, right };

/// The arc-eager system (Nivre 2003) with labels joined to the arcs: shift, reduce, then left and
/// right with each label. The artificial root stands behind the last word (Ballesteros & Nivre
/// 2013), so that it takes its dependents by left arcs like any word.
class TransitionSystem {
 public:
  TransitionSystem() = default;
  /// `labels` begins with "root". REQUIRES: at most 120 labels.
  explicit TransitionSystem(std::vector<std::string> labels) : labels_(std::move(labels)) {}

  [[nodiscard]] std::size_t size() const { return 2 + 2 * labels_.size(); }
  [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }
  [[nodiscard]] Action action(Transition t) const {
    if (t < 2) return t == 0 ? Action::shift : Action::reduce;
    return t < 2 + labels_.size() ? Action::left : Action::right;
  }
  [[nodiscard]] Label label(Transition t) const {
    return t < 2 ? Label{0} : static_cast<Label>((t - 2U) % labels_.size());
  }
  [[nodiscard]] Transition left(Label l) const { return static_cast<Transition>(2 + l); }
  [[nodiscard]] Transition right(Label l) const {
    return static_cast<Transition>(2 + labels_.size() + l);
  }

 private:
  std::vector<std::string> labels_;
};

/// A configuration: stack, buffer and arcs of one sentence. Words count from 0; word `size()` is
/// the artificial root.
class ArcEagerState {
 public:
  static constexpr std::int32_t none = -1;
  /// The nearest ends of a word's dependents on one side: the outermost and the one inside of it.
  struct Children {
    std::int32_t outer = none;
    std::int32_t inner = none;
    std::uint32_t count = 0;
    std::uint64_t labels = 0;  ///< set of labels, as bits (modulo 64)
  };

  explicit ArcEagerState(std::size_t size);

  [[nodiscard]] std::size_t size() const { return heads_.size() - 1; }
  [[nodiscard]] bool finished() const { return stack_.empty() && at_root(); }
  [[nodiscard]] bool at_root() const { return next_ == static_cast<std::int32_t>(size()); }
  [[nodiscard]] bool allows(Action action) const;
  /// REQUIRES: allows(system.action(t)).
  void apply(const TransitionSystem& system, Transition t);

  /// The word `depth` below the top of the stack, or none.
  [[nodiscard]] std::int32_t stack(std::size_t depth) const {
    return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : none;
  }
  [[nodiscard]] const std::vector<std::int32_t>& whole_stack() const { return stack_; }
  /// The word `ahead` of the front of the buffer, or none; the root is one.
  [[nodiscard]] std::int32_t buffer(std::size_t ahead) const {
    const auto word = static_cast<std::size_t>(next_) + ahead;
    return word <= size() ? static_cast<std::int32_t>(word) : none;
  }
  [[nodiscard]] std::int32_t head(std::int32_t word) const { return heads_[index(word)]; }
  [[nodiscard]] Label label(std::int32_t word) const { return labels_[index(word)]; }
  [[nodiscard]] const Children& left(std::int32_t word) const { return left_[index(word)]; }
  [[nodiscard]] const Children& right(std::int32_t word) const { return right_[index(word)]; }

 private:
  static std::size_t index(std::int32_t word) { return static_cast<std::size_t>(word); }
  void attach(std::int32_t head, std::int32_t dependent, Label label);

  std::vector<std::int32_t> stack_;
  std::int32_t next_ = 0;
  std::vector<std::int32_t> heads_;
  std::vector<Label> labels_;
  std::vector<Children> left_, right_;
};

}  // namespace entente::language

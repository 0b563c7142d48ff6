#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "core/value.hpp"
#include "query/expression.hpp"
#include "query/query.hpp"

namespace entente::query {

class Operator;
class RegexCache;
class Profile;

/// What one run of one query shares: the row that operators fill, limits, and the first failure.
///
/// A failure is sticky: who meets an error reports it by fail() and goes on with null; whoever
/// loops asks tick() or stopped() and leaves. The one who started the run looks at failure().
class Runtime {
 public:
  /// `writes`: the query may change the context's graph.
  /// `profile`: what operators are measured in; null: they are not.
  Runtime(const Context& context, std::size_t slots, bool writes = false,
          Profile* profile = nullptr);
  ~Runtime();
  Runtime(const Runtime&) = delete;
  Runtime& operator=(const Runtime&) = delete;

  const graph::PropertyGraph& graph;
  const graph::NameIndex& names;
  /// The same graph, while the query changes it; null: the query only reads.
  graph::PropertyGraph* const changeable;
  const bool may_read_files;
  Profile* const profile;
  SideEffects side_effects;
  /// Nodes removed so far, and where the query asked for it.
  std::vector<std::pair<core::NodeId, core::SourceSpan>> removed_nodes;
  /// The current row, by slot. Operators write their own slots only.
  std::vector<core::Value> row;

  /// Counts steps of work, each of at most some 100 ns. False: stop (failure, interrupt or time
  /// out); clock and flag are looked at every 256 steps.
  [[nodiscard]] bool tick(std::size_t steps = 1) {
    steps_ += steps;
    if (steps_ >= kStepsBetweenLooks) look_at_limits();
    return !stopped();
  }
  /// Whether the query changes the graph while it runs: what was known of the graph before
  /// (indexes, numbers of names) may not hold any more.
  [[nodiscard]] bool writes() const { return changeable != nullptr; }
  /// Steps of work so far.
  [[nodiscard]] std::size_t steps() const { return steps_before_ + steps_; }
  [[nodiscard]] bool stopped() const { return failure_.has_value(); }
  [[nodiscard]] const std::optional<core::Error>& failure() const { return failure_; }

  /// Remembers the first failure; null, so that it can be returned at once.
  core::Value fail(core::SourceSpan span, std::string code, std::string message);
  void fail(core::Error error);

  /// Takes account of memory that is held until the query ends. False: too much, and it failed.
  bool charge(std::size_t bytes);
  /// Whether so much could be held beside what is; fails if not. Who asks is about to fill it,
  /// which is counted as work.
  bool fits(std::size_t bytes);

  /// Whether a text may be so long: memory allows it, and it is at most 1 GiB; fails if not.
  bool fits_text(std::size_t bytes);

  void notice(std::string message, core::SourceSpan span);
  [[nodiscard]] std::vector<Notice> take_notices() { return std::move(notices_); }

  /// The operators of a plan inside an expression, started from the current row.
  Operator& start(const PlanPtr& plan);
  /// What the query takes for the present: the moment when it began, from its begin to its end.
  [[nodiscard]] std::chrono::system_clock::time_point now() const { return now_; }
  /// From [0, 1): the same sequence in every run.
  [[nodiscard]] double random() { return std::generate_canonical<double, 53>(random_); }
  [[nodiscard]] RegexCache& regexes() { return *regexes_; }

 private:
  static constexpr std::size_t kStepsBetweenLooks = 256;

  void look_at_limits();

  Limits limits_;
  std::optional<std::chrono::steady_clock::time_point> deadline_;
  std::chrono::system_clock::time_point now_ = std::chrono::system_clock::now();
  std::size_t steps_ = 0;  // since the last look
  std::size_t steps_before_ = 0;
  std::size_t bytes_ = 0;
  std::optional<core::Error> failure_;
  std::vector<Notice> notices_;
  std::set<std::string> notices_given_;
  std::map<const Plan*, std::unique_ptr<Operator>> inner_;
  std::mt19937_64 random_;
  std::unique_ptr<RegexCache> regexes_;
};

/// Bytes that a value takes, about; shared parts are counted each time.
[[nodiscard]] std::size_t estimate_bytes(const core::Value& value);

}  // namespace entente::query

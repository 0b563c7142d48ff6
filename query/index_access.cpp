// Reads from predicates which index of the graph serves, and with which bounds.
#include "query/index_access.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace entente::query {
namespace {

using Op = ast::BinaryOperator;
using graph::IndexDefinition;

// What is taken of an index by conditions whose values nobody knows yet.
constexpr double kListed = 4;
constexpr double kShareOfOneEnd = 0.3;
constexpr double kShareOfTwoEnds = 0.1;

/// What the predicates ask of one property; the first of a kind counts.
struct Asked {
  ExpressionPtr equal, any_of, least, most, prefix;
};

bool is_list(const ExpressionPtr& e) {
  const auto* parameter = as<ParameterValue>(e);
  return e->type == StaticType::list || (parameter != nullptr && parameter->value.is_list());
}

/// The elements of a list, as far as they are known.
double length_of(const ExpressionPtr& list) {
  if (const auto* items = as<ListOf>(list)) return static_cast<double>(items->items.size());
  const auto* constant = as<Constant>(list);
  const auto* parameter = as<ParameterValue>(list);
  const core::Value value = constant    ? constant->value
                            : parameter ? parameter->value
                                        : core::Value();
  return value.is_list() ? static_cast<double>(value.list().size()) : kListed;
}

Op mirrored(Op op) {
  switch (op) {
    case Op::less:
      return Op::greater;
    case Op::less_equal:
      return Op::greater_equal;
    case Op::greater:
      return Op::less;
    case Op::greater_equal:
      return Op::less_equal;
    default:
      return op;
  }
}

class Reader {
 public:
  Reader(Slot slot, const std::vector<Slot>& unbound) : slot_(slot), unbound_(unbound) {}

  void read(const ExpressionPtr& predicate) {
    if (const auto* operation = as<BinaryOperation>(predicate)) {
      compare(operation->left, operation->op, operation->right);
    } else if (const auto* chain = as<Chain>(predicate)) {
      for (std::size_t i = 0; i < chain->operators.size(); ++i) {
        compare(chain->operands[i], chain->operators[i], chain->operands[i + 1]);
      }
    }
  }
  [[nodiscard]] const Asked* of(const std::string& key) const {
    const auto at = asked_.find(key);
    return at == asked_.end() ? nullptr : &at->second;
  }

 private:
  void compare(const ExpressionPtr& left, Op op, const ExpressionPtr& right) {
    note(left, op, right);
    if (op == Op::equal || mirrored(op) != op) note(right, mirrored(op), left);
  }
  void note(const ExpressionPtr& side, Op op, const ExpressionPtr& value) {
    const auto* property = as<PropertyOf>(side);
    const auto* ref = property != nullptr ? as<SlotRef>(property->object) : nullptr;
    if (ref == nullptr || ref->slot != slot_) return;
    if (!is_known_before(value, slot_, unbound_)) return;
    if (ExpressionPtr* place = place_of(asked_[property->key.name], op, value); place && !*place) {
      *place = value;
    }
  }
  static ExpressionPtr* place_of(Asked& asked, Op op, const ExpressionPtr& value) {
    switch (op) {
      case Op::equal:
        return &asked.equal;
      case Op::in:
        return is_list(value) ? &asked.any_of : nullptr;
      case Op::less:
      case Op::less_equal:
        return &asked.most;
      case Op::greater:
      case Op::greater_equal:
        return &asked.least;
      case Op::starts_with:
        return &asked.prefix;
      default:
        return nullptr;
    }
  }

  Slot slot_;
  const std::vector<Slot>& unbound_;
  std::map<std::string, Asked> asked_;
};

std::optional<IndexUse> use_of(const graph::PropertyIndex& index, const Reader& reader) {
  const auto size = static_cast<double>(index.size());
  const double alike = size / std::max<double>(1, static_cast<double>(index.distinct()));
  const auto use = [&](IndexSeek::Kind kind, std::vector<ExpressionPtr> bounds, double estimate) {
    return IndexUse{{nullptr, {}, index.definition(), kind, std::move(bounds)}, estimate};
  };
  std::vector<ExpressionPtr> values;
  for (const std::string& key : index.definition().keys) {
    const Asked* asked = reader.of(key);
    if (asked != nullptr && asked->equal) values.push_back(asked->equal);
  }
  const bool one = index.definition().keys.size() == 1;
  if (values.size() == index.definition().keys.size()) {
    return use(IndexSeek::Kind::equal, std::move(values), alike);
  }
  const Asked* asked = one ? reader.of(index.definition().keys.front()) : nullptr;
  if (asked == nullptr) return std::nullopt;
  if (asked->any_of)
    return use(IndexSeek::Kind::any_of, {asked->any_of}, alike * length_of(asked->any_of));
  if (asked->prefix) return use(IndexSeek::Kind::prefix, {asked->prefix}, size * kShareOfTwoEnds);
  if (!asked->least && !asked->most) return std::nullopt;
  const double share = asked->least && asked->most ? kShareOfTwoEnds : kShareOfOneEnd;
  return use(IndexSeek::Kind::range, {asked->least, asked->most}, size * share);
}

}  // namespace

bool is_known_before(const ExpressionPtr& expression, Slot slot, const std::vector<Slot>& unbound) {
  return !is_volatile(expression) && std::ranges::none_of(slots_of(expression), [&](Slot other) {
    return other == slot || std::ranges::binary_search(unbound, other);
  });
}

std::optional<IndexUse> best_index(const Sought& sought,
                                   const std::vector<ExpressionPtr>& predicates,
                                   const std::vector<Slot>& unbound,
                                   const graph::PropertyGraph& graph) {
  if (graph.indexes().empty() || sought.labels.empty()) return std::nullopt;
  Reader reader(sought.slot, unbound);
  for (const ExpressionPtr& predicate : predicates) reader.read(predicate);
  std::optional<IndexUse> best;
  for (const graph::PropertyIndex& index : graph.indexes()) {
    const IndexDefinition& definition = index.definition();
    const auto& labels = sought.labels;
    if (definition.of_relationships != sought.is_relationship) continue;
    if (std::ranges::find(labels, definition.label) == labels.end()) continue;
    auto use = use_of(index, reader);
    if (use && (!best || use->estimate < best->estimate)) best = std::move(use);
  }
  if (best) best->seek.slot = sought.slot;
  return best;
}

}  // namespace entente::query

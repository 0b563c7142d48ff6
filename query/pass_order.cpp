// The pass that decides where patterns start and how they grow. It takes apart each stretch of
// scans, expansions and filters, and puts it together again greedily: from what is bound, always
// the step that multiplies the rows least.
#include <algorithm>
#include <optional>

#include "query/access.hpp"
#include "query/optimizer.hpp"

namespace entente::query {
namespace {

bool contains(const std::vector<Slot>& slots, Slot slot) {
  return std::ranges::find(slots, slot) != slots.end();
}

bool of_pattern(const PlanPtr& plan) {
  return as<AllNodesScan>(plan) || as<Expand>(plan) || as<Endpoints>(plan) || as<Filter>(plan);
}

/// A predicate of the region, and the slots that it looks at.
struct Condition {
  ExpressionPtr predicate;
  std::vector<Slot> slots;
};

/// A relationship to be followed; `bound`: it is known, and its ends are looked up.
struct Link {
  Edge edge;
  bool bound = false;
  std::vector<Slot> needs = {};  ///< what is asked of each relationship on the way looks at these
  bool done = false;
};

class Region {
 public:
  Region(const PlanPtr& top, const graph::PropertyGraph& graph) : graph_(graph) { take_apart(top); }

  PlanPtr reordered() {
    place_filters();
    while (step()) place_filters();
    // What is left over hangs on nothing of the pattern, as filters on unknown slots do.
    for (const Condition& filter : filters_) {
      plan_ = make_plan(Filter{plan_, filter.predicate});
    }
    return plan_;
  }

 private:
  void take_apart(const PlanPtr& top) {
    PlanPtr at = top;
    for (; of_pattern(at); at = input_of(at)) {
      if (const auto* filter = as<Filter>(at)) {
        take_filter(filter->predicate);
      } else {
        const std::vector<Slot> slots = introduced_by(at);
        unbound_.insert(unbound_.end(), slots.begin(), slots.end());
        take_step(at);
      }
    }
    plan_ = at;
    std::ranges::sort(unbound_);
    std::ranges::reverse(filters_);
    std::ranges::reverse(links_);
    std::ranges::sort(nodes_);
    nodes_.erase(std::unique(nodes_.begin(), nodes_.end()), nodes_.end());
  }
  /// Pairs of relationships can be told apart as soon as both are bound.
  void take_filter(const ExpressionPtr& predicate) {
    const auto* disjoint = as<Disjoint>(predicate);
    if (disjoint == nullptr) {
      filters_.push_back({predicate, slots_of(predicate)});
      return;
    }
    for (const Slot other : disjoint->others) pairs_.emplace_back(disjoint->one, other);
  }
  void take_step(const PlanPtr& at) {
    if (const auto* scan = as<AllNodesScan>(at)) nodes_.push_back(scan->node);
    if (const auto* expand = as<Expand>(at)) take_link(expand->edge, false);
    if (const auto* ends = as<Endpoints>(at)) take_link(ends->edge, true);
  }
  void take_link(const Edge& edge, bool bound) {
    Link link{edge, bound};
    if (edge.each) link.needs = slots_of(edge.each);
    std::erase(link.needs, edge.element);
    links_.push_back(std::move(link));
  }

  bool is_unbound(Slot slot) const { return std::ranges::binary_search(unbound_, slot); }
  void set_bound(Slot slot) {
    const auto at = std::ranges::lower_bound(unbound_, slot);
    if (at != unbound_.end() && *at == slot) unbound_.erase(at);
  }

  void place_filters() {
    std::erase_if(filters_, [&](const Condition& filter) {
      if (std::ranges::any_of(filter.slots, [this](Slot s) { return is_unbound(s); })) return false;
      plan_ = make_plan(Filter{plan_, filter.predicate});
      return true;
    });
    std::vector<Disjoint> apart;
    std::erase_if(pairs_, [&](const std::pair<Slot, Slot>& pair) {
      if (is_unbound(pair.first) || is_unbound(pair.second)) return false;
      join(apart, pair.first, pair.second);
      return true;
    });
    for (Disjoint& disjoint : apart) {
      plan_ =
          make_plan(Filter{plan_, make_expression(std::move(disjoint), {}, StaticType::boolean)});
    }
  }
  /// Adds a pair to a group that shares one of its sides, so that one filter tests all.
  static void join(std::vector<Disjoint>& groups, Slot a, Slot b) {
    for (Disjoint& group : groups) {
      if (group.one == a) return group.others.push_back(b);
      if (group.one == b) return group.others.push_back(a);
      if (group.others.size() > 1) continue;
      const Slot other = group.others.front();
      if (other != a && other != b) continue;
      group = {other, {group.one, other == a ? b : a}};
      return;
    }
    groups.push_back({a, {b}});
  }

  // --- the next step -------------------------------------------------------------------------
  struct Choice {
    double cost = 0;
    Link* link = nullptr;  ///< null: scan `node`
    bool reversed = false;
    Slot node = 0;
    std::optional<IndexSeek> seek = {};  ///< first find the link's relationship so
  };

  bool step() {
    std::optional<Choice> best = cheapest_link(true);
    if (!best) best = cheapest_scan();
    // Links that need each other, or themselves, go in any order.
    if (!best) best = cheapest_link(false);
    if (!best) return false;
    if (best->seek) {
      seek(*best);
    } else {
      best->link != nullptr ? follow(*best) : scan(best->node);
    }
    return true;
  }
  void offer(std::optional<Choice>& best, Choice choice) {
    if (!best || choice.cost < best->cost) best = std::move(choice);
  }

  bool is_ready(const Link& link) const {
    return std::ranges::none_of(link.needs, [this](Slot slot) { return is_unbound(slot); });
  }
  std::optional<Choice> cheapest_link(bool ready_only) {
    std::optional<Choice> best;
    for (Link& link : links_) {
      if (link.done || (ready_only && !is_ready(link))) continue;
      const bool from = !is_unbound(link.edge.from);
      const bool to = !is_unbound(link.edge.to);
      if (link.bound) {
        if (!is_unbound(link.edge.relationship)) offer(best, {0.5, &link});
      } else if (from && to) {
        offer(best, {fan_out(link.edge) * 0.1, &link});
      } else if (from || to) {
        const Slot end = from ? link.edge.to : link.edge.from;
        offer(best, {fan_out(link.edge) * selectivity(end), &link, !from});
      }
    }
    return best;
  }
  std::optional<Choice> cheapest_scan() {
    std::optional<Choice> best;
    for (const Slot node : end_nodes()) {
      const double cost = access(node).estimate;
      offer(best, {cost * filter_share(node), nullptr, false, node});
    }
    for (Link& link : links_) {
      if (auto use = index_of_link(link)) offer(best, {use->estimate, &link, false, 0, use->seek});
    }
    return best;
  }
  /// Unbound nodes from which a walk may start: all those of the pattern.
  std::vector<Slot> end_nodes() const {
    std::vector<Slot> nodes;
    const auto add = [&](Slot slot) {
      if (is_unbound(slot) && !contains(nodes, slot)) nodes.push_back(slot);
    };
    for (const Slot node : nodes_) add(node);
    for (const Link& link : links_) {
      if (!link.done) add(link.edge.from), add(link.edge.to);
    }
    return nodes;
  }

  std::vector<ExpressionPtr> predicates_on(Slot slot) const {
    std::vector<ExpressionPtr> predicates;
    for (const Condition& filter : filters_) {
      if (contains(filter.slots, slot)) predicates.push_back(filter.predicate);
    }
    return predicates;
  }
  Access access(Slot node) const {
    return best_access(node, predicates_on(node), unbound_, graph_);
  }
  std::optional<IndexUse> index_of_link(const Link& link) const {
    const Edge& edge = link.edge;
    if (link.done || link.bound || edge.length || edge.types.size() != 1) return std::nullopt;
    return best_index({edge.relationship, true, {edge.types.front().name}},
                      predicates_on(edge.relationship), unbound_, graph_);
  }

  /// Relationships that the edge takes from a node, about.
  double fan_out(const Edge& edge) const {
    const double nodes = std::max<double>(1, graph_.node_count());
    double ways = graph_.relationship_count() / nodes;
    if (edge.direction == ast::Direction::both) ways *= 2;
    if (!edge.types.empty() && graph_.type_count() > 0) {
      ways *= std::min(1.0, static_cast<double>(edge.types.size()) / graph_.type_count());
    }
    return edge.length ? ways * 10 + 10 : ways;
  }
  /// The share of nodes that the predicates on `node` leave.
  double selectivity(Slot node) const {
    const double nodes = std::max<double>(1, graph_.node_count());
    return access(node).estimate / nodes * filter_share(node);
  }
  /// What predicates leave that no scan can use, roughly: half each.
  double filter_share(Slot node) const {
    double share = 1;
    for (const Condition& filter : filters_) {
      const bool own =
          contains(filter.slots, node) && std::ranges::none_of(filter.slots, [&](Slot slot) {
            return slot != node && is_unbound(slot);
          });
      if (own && as<LabelTest>(filter.predicate) == nullptr) share *= 0.5;
    }
    return share;
  }

  void scan(Slot node) {
    plan_ = make_plan(AllNodesScan{plan_, node});
    set_bound(node);
  }
  void seek(const Choice& choice) {
    IndexSeek found = *choice.seek;
    found.input = plan_;
    plan_ = make_plan(std::move(found));
    choice.link->bound = true;
    set_bound(choice.link->edge.relationship);
  }
  void follow(const Choice& choice) {
    Link& link = *choice.link;
    const bool from = !is_unbound(link.edge.from);
    const bool to = !is_unbound(link.edge.to);
    if (link.bound) {
      const bool loop = link.edge.from == link.edge.to;
      plan_ = make_plan(Endpoints{plan_, link.edge, from, to || loop});
    } else {
      plan_ = make_plan(Expand{plan_, link.edge, choice.reversed, from && to});
    }
    link.done = true;
    for (const Slot slot : slots_of(link.edge)) set_bound(slot);
    if (link.edge.length) set_bound(link.edge.element);
  }

  const graph::PropertyGraph& graph_;
  PlanPtr plan_;
  std::vector<Condition> filters_;
  std::vector<std::pair<Slot, Slot>> pairs_;  // relationships to be kept apart
  std::vector<Link> links_;
  std::vector<Slot> nodes_;    // those that are scanned
  std::vector<Slot> unbound_;  // slots of the region not bound yet, ascending
};

/// Rebuilds a chain from its end, each region as a whole.
PlanPtr with_reordered_regions(const PlanPtr& plan, const graph::PropertyGraph& graph) {
  const std::vector<PlanPtr> chain = chain_of(plan);
  PlanPtr result = chain.back();
  for (std::size_t i = chain.size() - 1; i-- > 0;) {
    result = with_input(chain[i], result);
    const bool ends_region = i == 0 || !of_pattern(chain[i - 1]);
    if (of_pattern(result) && ends_region) result = Region(result, graph).reordered();
  }
  return result;
}

}  // namespace

PlanPtr order_patterns(const PlanPtr& plan, const graph::PropertyGraph& graph) {
  return rewrite_chains(plan,
                        [&](const PlanPtr& chain) { return with_reordered_regions(chain, graph); });
}

}  // namespace entente::query

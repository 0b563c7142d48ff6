// A property graph as column segments and back. Checksums and files are the store's.
#include "graph/segments.hpp"

#include <fmt/format.h>

#include <array>
#include <limits>
#include <unordered_map>

#include "graph/bytes.hpp"
#include "graph/temporal_bytes.hpp"

namespace entente::graph {
namespace {

constexpr std::array<std::string_view, 6> kNames = {
    "names", "strings", "nodes", "relationships", "node_properties", "relationship_properties"};
// Behind them, where the graph has indexes: what they are over. Their entries are made anew.
constexpr std::string_view kIndexes = "indexes";

// Longer strings stand in place: so a byte of a segment never becomes more than these.
constexpr std::size_t kDictionaryString = 64;

// First bytes of values; those of dates and times are TimeTag.
enum class Tag : std::uint8_t { no, yes, integer, real, word, text, list = 7 };

// --- writing -------------------------------------------------------------------------------

class Dictionary {
 public:
  std::uint32_t number(const std::string& text) {
    const auto [found, added] = numbers_.try_emplace(text, strings_.size());
    if (added) strings_.push_back(text);
    return found->second;
  }

  std::string bytes() const {
    ByteWriter out;
    out.varint(strings_.size());
    for (const std::string& text : strings_) out.string(text);
    return out.take();
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> strings_;
};

void tag(ByteWriter& out, Tag tag) { out.byte(static_cast<std::uint8_t>(tag)); }

void write_string(ByteWriter& out, Dictionary& words, const std::string& text) {
  const bool word = text.size() <= kDictionaryString;
  tag(out, word ? Tag::word : Tag::text);
  if (word) {
    out.varint(words.number(text));
  } else {
    out.string(text);
  }
}

// REQUIRES: is_storable(value).
void write_value(ByteWriter& out, Dictionary& words, const Value& value) {
  if (const auto* b = value.get_if<bool>()) {
    tag(out, *b ? Tag::yes : Tag::no);
  } else if (const auto* i = value.get_if<std::int64_t>()) {
    tag(out, Tag::integer);
    out.signed_varint(*i);
  } else if (const auto* d = value.get_if<double>()) {
    tag(out, Tag::real);
    out.real(*d);
  } else if (const auto* s = value.get_if<std::string>()) {
    write_string(out, words, *s);
  } else if (!write_temporal(out, value)) {
    tag(out, Tag::list);
    out.varint(value.list().size());
    for (const Value& item : value.list()) write_value(out, words, item);
  }
}

std::string encode_names(const PropertyGraph& graph) {
  ByteWriter out;
  out.varint(graph.label_count());
  for (std::uint32_t i = 0; i < graph.label_count(); ++i) out.string(graph.name(LabelId{i}));
  out.varint(graph.type_count());
  for (std::uint32_t i = 0; i < graph.type_count(); ++i) {
    out.string(graph.name(TypeId{i}));
    out.byte(graph.is_symmetric(TypeId{i}) ? 1 : 0);
  }
  out.varint(graph.key_count());
  for (std::uint32_t i = 0; i < graph.key_count(); ++i) out.string(graph.name(KeyId{i}));
  return out.take();
}

std::string encode_nodes(const PropertyGraph& graph) {
  ByteWriter out;
  out.varint(graph.node_count());
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    const auto labels = graph.labels(NodeId{i});
    out.varint(labels.size());
    std::uint32_t next = 0;
    for (const LabelId label : labels) {
      out.varint(static_cast<std::uint32_t>(label) - next);
      next = static_cast<std::uint32_t>(label) + 1;
    }
  }
  return out.take();
}

std::string encode_relationships(const PropertyGraph& graph) {
  ByteWriter out;
  const std::uint32_t count = graph.relationship_count();
  out.varint(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    out.varint(static_cast<std::uint32_t>(graph.type(RelationshipId{i})));
  }
  std::int64_t before = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::int64_t source = index_of(graph.source(RelationshipId{i}));
    out.signed_varint(source - before);
    before = source;
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::int64_t source = index_of(graph.source(RelationshipId{i}));
    out.signed_varint(std::int64_t{index_of(graph.target(RelationshipId{i}))} - source);
  }
  return out.take();
}

// Column by column: key, number of owners, then for each the step to its id and the value.
template <class Id>
std::string encode_properties(const PropertyGraph& graph, std::uint32_t owners, Dictionary& words) {
  std::vector<std::vector<std::pair<std::uint32_t, const Value*>>> columns(graph.key_count());
  for (std::uint32_t i = 0; i < owners; ++i) {
    for (const Property& property : graph.properties(Id{i})) {
      columns[static_cast<std::uint32_t>(property.key)].emplace_back(i, &property.value);
    }
  }
  ByteWriter out;
  for (const auto& column : columns) {
    out.varint(column.size());
    std::uint32_t next = 0;
    for (const auto& [owner, value] : column) {
      out.varint(owner - next);
      next = owner + 1;
      write_value(out, words, *value);
    }
  }
  return out.take();
}

std::string encode_indexes(const PropertyGraph& graph) {
  ByteWriter out;
  out.varint(graph.indexes().size());
  for (const PropertyIndex& index : graph.indexes()) {
    const IndexDefinition& definition = index.definition();
    out.string(definition.name);
    out.byte(definition.of_relationships ? 1 : 0);
    out.string(definition.label);
    out.varint(definition.keys.size());
    for (const std::string& key : definition.keys) out.string(key);
  }
  return out.take();
}

// --- reading -------------------------------------------------------------------------------

class Decoder {
 public:
  explicit Decoder(const std::vector<Segment>& segments) : segments_(segments) {}

  // Null, or the name of the segment that is wrong.
  const char* run() {
    if (!names_are_right()) return "list of segments";
    if (!read(0, [&](ByteReader& in) { names(in); })) return "names";
    if (!read(1, [&](ByteReader& in) { strings(in); })) return "strings";
    if (!read(2, [&](ByteReader& in) { nodes(in); })) return "nodes";
    if (!read(3, [&](ByteReader& in) { relationships(in); })) return "relationships";
    if (!read(4, [&](ByteReader& in) { properties<NodeId>(in, graph_.node_count()); })) {
      return "node_properties";
    }
    const auto last = [&](ByteReader& in) {
      properties<RelationshipId>(in, graph_.relationship_count());
    };
    if (!read(5, last)) return "relationship_properties";
    if (segments_.size() == kNames.size()) return nullptr;
    return read(6, [&](ByteReader& in) { indexes(in); }) ? nullptr : "indexes";
  }

  PropertyGraph take() { return std::move(graph_); }

 private:
  bool names_are_right() const {
    const bool indexed = segments_.size() == kNames.size() + 1 && segments_.back().name == kIndexes;
    if (!indexed && segments_.size() != kNames.size()) return false;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      if (segments_[i].name != kNames[i]) return false;
    }
    return true;
  }

  template <class Part>
  bool read(std::size_t number, Part part) {
    ByteReader in(segments_[number].bytes);
    part(in);
    return in.ok() && in.at_end();
  }

  // Reads a list of names; a name given twice is wrong.
  template <class Add>
  static void distinct(ByteReader& in, std::size_t least, Add add) {
    const std::uint32_t count = in.count(least);
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
      if (add(in.string()) != i) in.fail();
    }
  }

  void names(ByteReader& in) {
    distinct(in, 1,
             [&](std::string_view name) { return static_cast<std::uint32_t>(graph_.label(name)); });
    distinct(in, 2, [&](std::string_view name) {
      const TypeId type = graph_.type(name);
      graph_.set_symmetric(type, in.below(2) == 1);
      return static_cast<std::uint32_t>(type);
    });
    distinct(in, 1,
             [&](std::string_view name) { return static_cast<std::uint32_t>(graph_.key(name)); });
  }

  void strings(ByteReader& in) {
    const std::uint32_t count = in.count(1);
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
      words_.emplace_back(in.string());
      if (words_.back().size() > kDictionaryString) in.fail();
    }
  }

  void nodes(ByteReader& in) {
    const std::uint32_t count = in.count(1);
    std::vector<LabelId> labels;
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
      labels.clear();
      std::uint32_t next = 0;
      for (std::uint32_t left = in.count(1); left > 0 && in.ok(); --left) {
        const std::uint32_t label = next + in.below(graph_.label_count() - next);
        if (!in.ok()) return;
        labels.push_back(LabelId{label});
        next = label + 1;
      }
      graph_.add_node(labels);
    }
  }

  // `base` plus a signed step, which must be the id of a node.
  std::uint32_t node(ByteReader& in, std::uint32_t base) {
    const std::int64_t step = in.signed_varint();
    const std::int64_t count = graph_.node_count();
    if (step < -count || step > count) in.fail();
    const std::int64_t id = in.ok() ? base + step : 0;
    if (id < 0 || id >= count) in.fail();
    return in.ok() ? static_cast<std::uint32_t>(id) : 0;
  }

  void relationships(ByteReader& in) {
    const std::uint32_t count = in.count(3);
    std::vector<std::uint32_t> types(count), sources(count);
    for (std::uint32_t& type : types) type = in.below(graph_.type_count());
    std::uint32_t before = 0;
    for (std::uint32_t& source : sources) before = source = node(in, before);
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
      const NodeId target{node(in, sources[i])};
      if (in.ok()) graph_.add_relationship(NodeId{sources[i]}, target, TypeId{types[i]});
    }
  }

  template <class Id>
  void properties(ByteReader& in, std::uint32_t owners) {
    for (std::uint32_t key = 0; key < graph_.key_count() && in.ok(); ++key) {
      std::uint32_t next = 0;
      for (std::uint32_t left = in.count(2); left > 0 && in.ok(); --left) {
        const std::uint32_t owner = next + in.below(owners - next);
        Value read = value(in);
        if (!in.ok()) return;
        graph_.set_property(Id{owner}, KeyId{key}, std::move(read));
        next = owner + 1;
      }
    }
  }

  void indexes(ByteReader& in) {
    const std::uint32_t count = in.count(4);
    if (count > kMostIndexes) in.fail();
    for (std::uint32_t left = count; left > 0 && in.ok(); --left) {
      IndexDefinition definition;
      definition.name = in.string();
      definition.of_relationships = in.below(2) == 1;
      definition.label = in.string();
      for (std::uint32_t keys = in.count(1); keys > 0 && in.ok(); --keys) {
        definition.keys.emplace_back(in.string());
      }
      if (definition.keys.empty() || graph_.find_index(definition.name) != nullptr) in.fail();
      if (in.ok()) graph_.create_index(definition);
    }
  }

  Value value(ByteReader& in) {
    const std::uint8_t tag = in.byte();
    if (tag != static_cast<std::uint8_t>(Tag::list)) return scalar(in, tag);
    core::List items;
    for (std::uint32_t left = in.count(1); left > 0 && in.ok(); --left) {
      items.push_back(scalar(in, in.byte()));
    }
    return items;
  }

  Value scalar(ByteReader& in, std::uint8_t tag) {
    switch (Tag{tag}) {
      case Tag::no:
        return false;
      case Tag::yes:
        return true;
      case Tag::integer:
        return in.signed_varint();
      case Tag::real:
        return in.real();
      case Tag::word: {
        const std::uint32_t number = in.below(words_.size());
        return in.ok() ? Value(words_[number]) : Value();
      }
      case Tag::text:
        return in.string();
      case Tag::list:
        in.fail();
        return {};
    }
    return read_temporal(in, tag);
  }

  const std::vector<Segment>& segments_;
  PropertyGraph graph_;
  std::vector<std::string> words_;
};

}  // namespace

std::vector<Segment> encode_graph(const PropertyGraph& graph) {
  Dictionary words;
  std::string nodes = encode_properties<NodeId>(graph, graph.node_count(), words);
  std::string relationships =
      encode_properties<RelationshipId>(graph, graph.relationship_count(), words);
  std::array<std::string, kNames.size()> bytes = {encode_names(graph), words.bytes(),
                                                  encode_nodes(graph), encode_relationships(graph),
                                                  std::move(nodes),    std::move(relationships)};
  std::vector<Segment> segments;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    segments.push_back({std::string(kNames[i]), std::move(bytes[i])});
  }
  if (!graph.indexes().empty()) segments.push_back({std::string(kIndexes), encode_indexes(graph)});
  return segments;
}

core::Result<PropertyGraph> decode_graph(const std::vector<Segment>& segments) {
  Decoder decoder(segments);
  if (const char* wrong = decoder.run()) {
    return core::Error{core::ErrorKind::file,
                       fmt::format("is damaged: its graph is inconsistent ({})", wrong)};
  }
  return decoder.take();
}

}  // namespace entente::graph

// Ids from content: hashing, and telling apart what hashes alike.
#include "graph/content_id.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <numeric>
#include <set>

namespace entente::graph {
namespace {

constexpr std::uint64_t kOffsetBasis = 0xCBF29CE484222325ULL;
constexpr std::uint64_t kPrime = 0x100000001B3ULL;

}  // namespace

std::uint64_t fnv1a(std::string_view bytes, std::uint64_t before) {
  for (const char byte : bytes) before = (before ^ static_cast<unsigned char>(byte)) * kPrime;
  return before;
}

std::uint64_t fnv1a(std::string_view bytes) { return fnv1a(bytes, kOffsetBasis); }

std::vector<std::string> content_ids(const std::vector<std::string>& prefixes,
                                     const std::vector<std::string>& keys, const Hash& hash) {
  assert(prefixes.size() == keys.size());
  std::vector<std::size_t> order(keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) -> const std::string& { return keys[i]; });
  std::vector<std::string> ids(keys.size());
  std::set<std::uint64_t> taken;
  for (const std::size_t i : order) {
    std::uint64_t number = hash(keys[i]);
    while (!taken.insert(number).second) ++number;
    ids[i] = fmt::format("{}{:016x}", prefixes[i], number);
  }
  return ids;
}

}  // namespace entente::graph

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::graph {

/// 64-bit FNV-1a (Fowler, Noll, Vo): the same everywhere and for ever.
[[nodiscard]] std::uint64_t fnv1a(std::string_view bytes);
/// The same, going on from an earlier hash.
[[nodiscard]] std::uint64_t fnv1a(std::string_view bytes, std::uint64_t before);

using Hash = std::function<std::uint64_t(std::string_view)>;

/// Lasting ids: for each content its prefix and the hash of its key, as 16 hexadecimal digits. Two
/// keys that share a hash get different ids, dealt out in the order of the keys. Independent of the
/// order given. REQUIRES: keys are distinct, and `prefixes` has as many entries as `keys`.
[[nodiscard]] std::vector<std::string> content_ids(
    const std::vector<std::string>& prefixes, const std::vector<std::string>& keys,
    const Hash& hash = [](std::string_view key) { return fnv1a(key); });

}  // namespace entente::graph

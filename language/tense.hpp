#pragma once

#include <cstdint>

#include "language/draft.hpp"

namespace entente::language {

/// Whether the words of `sentence` before the token `date`, or else those behind it, speak of what
/// is to come: "will build on what they agreed during their call on May 5" looks back at the call.
[[nodiscard]] bool looks_ahead(const Draft& draft, TokenRange sentence, std::uint32_t date);

/// Whether "today" at `today` is a day on which something is done ("signed today", "is announcing
/// today", "will sign today"); elsewhere it may mean these times. REQUIRES: `today` in `sentence`.
[[nodiscard]] bool tells_day(const Draft& draft, TokenRange sentence, std::uint32_t today);

}  // namespace entente::language

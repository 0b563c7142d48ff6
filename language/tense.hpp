#pragma once

#include <cstdint>

#include "language/draft.hpp"

namespace entente::language {

/// Whether the words of `sentence` before the token `date`, or else those behind it, speak of what
/// is to come: "will build on what they agreed during their call on May 5" looks back at the call.
[[nodiscard]] bool looks_ahead(const Draft& draft, TokenRange sentence, std::uint32_t date);

}  // namespace entente::language

#pragma once

#include <atomic>

namespace entente::core {

/// Set by another thread or a signal to ask long work to end soon; null: nobody ever asks. What the
/// work then returns is of no use. Not owned.
using StopFlag = const std::atomic<bool>*;

[[nodiscard]] inline bool is_set(StopFlag stop) { return stop != nullptr && *stop; }

}  // namespace entente::core

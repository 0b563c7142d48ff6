#pragma once

#include <atomic>

namespace entente::cli {

/// From now on ctrl-C (SIGINT) and SIGTERM set interrupt_flag() and end system calls, and writing
/// to a closed pipe is an error and no signal. Once the flag is set, a second SIGTERM ends the
/// program.
void handle_signals();

/// Whether the user asked to stop since the flag was last set to false.
[[nodiscard]] std::atomic<bool>& interrupt_flag();

}  // namespace entente::cli

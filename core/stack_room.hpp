#pragma once

namespace entente::core {

/// Whether less than a quarter of a mebibyte, or a sixteenth, whichever is more, is left of the
/// running thread's stack. What recurses over input asks it beside its own limit of depth, which
/// was chosen for the usual 8 MiB and frames of an optimizing compiler. Some nanoseconds.
[[nodiscard]] bool is_stack_low();

}  // namespace entente::core

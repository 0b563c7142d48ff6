#pragma once

#include <string_view>

#include "cli/console.hpp"

namespace entente::cli {

/// Shows a text on the terminal, through $PAGER (else less, set to leave short texts alone) where
/// it has more lines than the terminal. Where that cannot be run, the text is written as it is.
void page(const Console& console, std::string_view text);

}  // namespace entente::cli

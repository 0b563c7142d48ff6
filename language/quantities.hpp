#pragma once

#include "language/draft.hpp"

namespace entente::language {

/// Adds amount spans: money, shares, counts, lengths, volumes, weights, power.
void add_amounts(Draft& draft);

/// Adds date spans, resolved against the document's date. Leaves out what it cannot resolve.
/// Runs after add_amounts, whose numbers it does not take for years.
void add_dates(Draft& draft);

/// Adds quotation spans, each within one paragraph and 2,000 bytes.
void add_quotations(Draft& draft);

}  // namespace entente::language

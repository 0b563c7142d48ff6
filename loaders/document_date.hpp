#pragma once

#include "graph/corpus.hpp"

namespace entente::loaders {

/// Fills `published` where the metadata left it empty: from a dateline near the top or bottom of
/// the text ("By A. Writer, on 3 May 2019", "December 12, 2016" on a line of its own), else the
/// year that the text itself treats as current ("… in 2018 …, more than last year"), which sets
/// published_inferred. Leaves it empty when neither is there. Linear in the text.
void find_document_date(graph::Document& document);

}  // namespace entente::loaders

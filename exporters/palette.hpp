#pragma once

#include <string>
#include <string_view>

namespace entente::exporters {

/// The colour of a kind of node as "#RRGGBB": the eight colours of Okabe and Ito (2008), which
/// people with any colour vision tell apart, for the entity types; greys for all else.
[[nodiscard]] std::string color_of(std::string_view kind);

}  // namespace entente::exporters

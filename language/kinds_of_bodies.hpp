#pragma once

#include <string_view>

#include "language/annotated_text.hpp"

namespace entente::language {

/// What kind of body a name's head word tells that no gazetteer lists: "army" for "Quds *Force*",
/// "body" for "*Council* of Elders" and other offices of a state or an organization, "company" for
/// "Northwind *Ltd.*", or empty where the word tells nothing ("Adani Group"). Linear in the name.
[[nodiscard]] std::string_view kind_of_body(std::string_view name);

/// Gives the organizations of `text` that have no kind the one that their name tells.
void add_kinds_of_bodies(AnnotatedText& text);

}  // namespace entente::language

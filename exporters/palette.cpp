// Which colour stands for which kind of node; nothing else.
#include "exporters/palette.hpp"

#include <array>
#include <utility>

namespace entente::exporters {
namespace {

constexpr std::string_view kOtherColor = "#999999";

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kColors{{
    {"Person", "#E69F00"},
    {"Country", "#0072B2"},
    {"Organization", "#009E73"},
    {"Place", "#56B4E9"},
    {"Product", "#D55E00"},
    {"Agreement", "#CC79A7"},
    {"Initiative", "#000000"},
    {"Event", "#F0E442"},
    {"Document", "#CCCCCC"},
}};

}  // namespace

std::string color_of(std::string_view kind) {
  for (const auto& [name, color] : kColors) {
    if (name == kind) return std::string(color);
  }
  return std::string(kOtherColor);
}

}  // namespace entente::exporters

#pragma once

#include <cstdint>
#include <optional>

#include "language/names.hpp"

namespace entente::language {

/// What the gazetteer's names at a token mean there; nothing if they are no names there.
struct KnownName {
  const TrieName* sense = nullptr;
  std::uint32_t last = 0;
  bool adjectival = false;
};

/// Which known name, and which person's full name, begins at a token. Refers to the reading.
class NamesAt {
 public:
  explicit NamesAt(const NameReading& reading) : reading_(reading), draft_(reading.draft) {}

  /// The longest gazetteer name that makes sense; shorter ones where the longest makes none.
  [[nodiscard]] KnownName known(std::uint32_t token, std::uint32_t limit) const;
  [[nodiscard]] std::optional<TokenRange> person(std::uint32_t token, std::uint32_t limit) const;

 private:
  /// "Kansas" of "Kansas Ada Ruiz", where a list has lost its line breaks: a place that is no given
  /// name, before one.
  [[nodiscard]] bool ends_line(std::uint32_t token, std::uint32_t limit) const;

  const NameReading& reading_;
  const Draft& draft_;
};

/// "exercise *Northern Shield*": what stands there names an exercise.
[[nodiscard]] bool follows_exercise(const Draft& draft, std::uint32_t token);

}  // namespace entente::language

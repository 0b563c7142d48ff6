#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/feature_rows.hpp"
#include "language/tagger.hpp"

namespace entente::language {

/// How a form becomes its lemma: lower its case, cut bytes at its ends, put others there.
struct EditScript {
  enum class Case : std::uint8_t { keep, lower };
  Case letters = Case::keep;
  std::uint8_t cut_front = 0;
  std::uint8_t cut_back = 0;
  std::string new_front;
  std::string new_back;

  /// The shortest script from `form` to `lemma`.
  static EditScript between(std::string_view form, std::string_view lemma);
  /// Nothing where the form is too short for it.
  [[nodiscard]] std::optional<std::string> apply(std::string_view form) const;
  friend auto operator<=>(const EditScript&, const EditScript&) = default;
};

/// The features of the decision on a word's script.
void lemma_features(const WordAtoms& word, const Tag& tag, TagId id, bool first, FeatureList& out);

/// Lemmas by learned edit scripts.
class Lemmatizer {
 public:
  Lemmatizer() = default;
  Lemmatizer(std::vector<EditScript> scripts, FeatureRows rows);

  /// The form in plain marks where no script fits.
  [[nodiscard]] std::string lemma(std::string_view form, const WordAtoms& word, const Tag& tag,
                                  TagId id, bool first) const;
  [[nodiscard]] const std::vector<EditScript>& scripts() const { return scripts_; }

  void prune(float smallest) { rows_.prune(smallest); }

  void write(ByteWriter& out) const;
  [[nodiscard]] bool read(ByteReader& in);

 private:
  std::vector<EditScript> scripts_;
  FeatureRows rows_;
};

}  // namespace entente::language

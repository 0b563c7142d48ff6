// Words as the models see them: normalized, hashed, with affixes, shape and cluster.
#include "language/word_atoms.hpp"

#include <algorithm>
#include <utility>

#include "language/feature_keys.hpp"

namespace entente::language {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> plain_marks{{
    {"\u2018", "'"},
    {"\u2019", "'"},
    {"\u201C", "\""},
    {"\u201D", "\""},
    {"\u201E", "\""},
    {"\u2013", "-"},
    {"\u2014", "--"},
    {"\u2026", "..."},
    {"\u2212", "-"},
}};

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Bytes of the first `count` characters; npos if there are fewer.
std::size_t prefix_bytes(std::string_view word, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0; --count) {
    if (at == word.size()) return word.npos;
    do ++at;
    while (at < word.size() && is_continuation(word[at]));
  }
  return at;
}

std::size_t suffix_begin(std::string_view word, std::size_t count) {
  std::size_t at = word.size();
  for (; count > 0; --count) {
    if (at == 0) return word.npos;
    do --at;
    while (at > 0 && is_continuation(word[at]));
  }
  return at;
}

char class_of(char c) {
  if (c >= 'A' && c <= 'Z') return 'X';
  if (c >= 'a' && c <= 'z') return 'x';
  if (c >= '0' && c <= '9') return '0';
  return static_cast<unsigned char>(c) >= 0x80 ? 'u' : c;
}

/// Classes of characters, a run of one class at most twice: "Su-35" is "Xx-00".
std::uint32_t shape_of(std::string_view form) {
  std::string shape;
  for (const char c : form) {
    const char kind = class_of(c);
    const std::size_t n = shape.size();
    if (n >= 2 && shape[n - 1] == kind && shape[n - 2] == kind) continue;
    shape += kind;
    if (shape.size() == 12) break;
  }
  return static_cast<std::uint32_t>(hash_bytes(shape) >> 32);
}

WordCluster cluster_of(const WordClusters& clusters, std::string_view form,
                       const std::string& lower) {
  const WordCluster cluster = clusters.find(hash_bytes(form));
  return cluster.fine != 0 ? cluster : clusters.find(hash_bytes(lower));
}

void zero_digits(std::string& word) {
  std::replace_if(
      word.begin(), word.end(), [](char c) { return c >= '1' && c <= '9'; }, '0');
}

WordAtoms atoms_of(std::string_view form, const WordClusters& clusters) {
  WordAtoms atoms;
  const std::string plain = normalized(form);
  std::string lower = lower_case(plain);
  atoms.form = hash_bytes(plain);
  atoms.shape = shape_of(plain);
  atoms.cluster = cluster_of(clusters, plain, lower);
  zero_digits(lower);
  const std::string_view word = lower;
  atoms.lower = hash_bytes(word);
  for (std::size_t i = 0; i < atoms.prefix.size(); ++i) {
    atoms.prefix[i] = hash_bytes(word.substr(0, prefix_bytes(word, i + 1)));
  }
  for (std::size_t i = 0; i < atoms.suffix.size(); ++i) {
    const std::size_t begin = suffix_begin(word, i + 1);
    atoms.suffix[i] = hash_bytes(begin == word.npos ? word : word.substr(begin));
  }
  return atoms;
}

}  // namespace

std::string normalized(std::string_view form) {
  std::string result;
  for (std::size_t i = 0; i < form.size();) {
    const auto mark = std::find_if(plain_marks.begin(), plain_marks.end(), [&](const auto& pair) {
      return form.substr(i).starts_with(pair.first);
    });
    if (mark != plain_marks.end()) {
      result += mark->second;
      i += mark->first.size();
    } else {
      result += form[i++];
    }
  }
  return result;
}

std::string lower_case(std::string_view form) {
  std::string result(form);
  for (std::size_t i = 0; i < result.size(); ++i) {
    const auto c = static_cast<unsigned char>(result[i]);
    if (c >= 'A' && c <= 'Z') {
      result[i] = static_cast<char>(c + 32);
    } else if (c == 0xC3 && i + 1 < result.size()) {  // Latin-1 capitals, without the times sign
      const auto next = static_cast<unsigned char>(result[i + 1]);
      if (next >= 0x80 && next <= 0x9E && next != 0x97)
        result[i + 1] = static_cast<char>(next + 32);
    }
  }
  return result;
}

std::string lower_form(std::string_view form) {
  std::string word = lower_case(normalized(form));
  zero_digits(word);
  return word;
}

std::vector<WordAtoms> word_atoms(std::span<const std::string_view> forms,
                                  const WordClusters& clusters) {
  std::vector<WordAtoms> atoms;
  atoms.reserve(forms.size());
  for (const std::string_view form : forms) atoms.push_back(atoms_of(form, clusters));
  return atoms;
}

}  // namespace entente::language

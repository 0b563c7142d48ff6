// Items of lists that tell what to do: the trees that parsers trained on prose get wrong.
#include "language/list_items.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace entente::language {
namespace {

constexpr std::array<std::string_view, 6> bullets{"-", "–", "—", "•", "*", "·"};

/// Verbs that taggers take for nouns at the head of an item, and what follows them there.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> noun_like{
    {{"partner", "with"},
     {"team", "with"},
     {"work", "with"},
     {"contract", "with"},
     {"focus", "on"}}};

class ListItem {
 public:
  ListItem(TokenRange sentence, AnnotatedText& text)
      : range_(sentence), text_(text), syntax_(text.syntax) {}

  void mend() {
    const bool bulleted =
        range_.first + 2 < range_.last &&
        std::find(bullets.begin(), bullets.end(), text_.word(range_.first)) != bullets.end();
    if (!bulleted) return;
    verb_ = range_.first + 1;
    if (is_noun_like()) take_for_verb();
    if (syntax_.upos[verb_] != Upos::VERB) return;
    if (syntax_.head[verb_] == Syntax::no_head) {
      take_object();
    } else if (is_adjective_of_root()) {
      raise_verb();
    }
  }

 private:
  /// "Partner with hospitals": no noun, which would need an article.
  bool is_noun_like() const {
    if (syntax_.upos[verb_] != Upos::NOUN || syntax_.head[verb_] != Syntax::no_head) return false;
    const auto pair =
        std::pair<std::string_view, std::string_view>(syntax_.lemma[verb_], text_.word(verb_ + 1));
    return std::find(noun_like.begin(), noun_like.end(), pair) != noun_like.end();
  }

  void take_for_verb() {
    syntax_.upos[verb_] = Upos::VERB;
    syntax_.xpos[verb_] = "VB";
    syntax_.feats[verb_] = "VerbForm=Inf";
    for (std::uint32_t token = verb_ + 1; token < range_.last; ++token) {
      if (syntax_.head[token] != verb_) continue;
      if (syntax_.deprel[token] == "nmod") syntax_.deprel[token] = "obl";
      if (syntax_.deprel[token] == "acl") syntax_.deprel[token] = "advcl";
    }
  }

  /// "Launch the Programme": no apposition, but the object.
  void take_object() {
    for (std::uint32_t token = verb_ + 1; token < range_.last; ++token) {
      if (syntax_.head[token] != verb_) continue;
      if (syntax_.deprel[token] == "appos") syntax_.deprel[token] = "obj";
      return;
    }
  }

  bool is_adjective_of_root() const {
    const std::uint32_t noun = syntax_.head[verb_];
    const bool before = syntax_.deprel[verb_] == "amod" || syntax_.deprel[verb_] == "compound";
    return before && noun > verb_ && syntax_.head[noun] == Syntax::no_head;
  }

  void raise_verb() {
    const std::uint32_t noun = syntax_.head[verb_];
    syntax_.head[verb_] = Syntax::no_head;
    syntax_.deprel[verb_] = "root";
    syntax_.xpos[verb_] = "VB";
    syntax_.feats[verb_] = "VerbForm=Inf";
    for (std::uint32_t token = range_.first; token < range_.last; ++token) {
      if (syntax_.head[token] != noun || token == verb_) continue;
      const bool outer = token < verb_ || (token > noun && syntax_.deprel[token] == "punct");
      if (outer) syntax_.head[token] = verb_;
      if (token > noun && syntax_.deprel[token] == "acl" && is_purpose(token)) {
        syntax_.head[token] = verb_;
        syntax_.deprel[token] = "advcl";
      }
    }
    syntax_.head[noun] = verb_;
    syntax_.deprel[noun] = "obj";
  }

  bool is_purpose(std::uint32_t clause) const {
    for (std::uint32_t token = range_.first; token < clause; ++token) {
      if (syntax_.head[token] == clause && syntax_.deprel[token] == "mark" &&
          syntax_.lemma[token] == "to") {
        return true;
      }
    }
    return false;
  }

  TokenRange range_;
  AnnotatedText& text_;
  Syntax& syntax_;
  std::uint32_t verb_ = 0;
};

}  // namespace

void mend_list_item(TokenRange sentence, AnnotatedText& text) { ListItem(sentence, text).mend(); }

void mend_semicolons(TokenRange sentence, AnnotatedText& text) {
  Syntax& syntax = text.syntax;
  for (std::uint32_t token = sentence.first; token < sentence.last; ++token) {
    const std::uint32_t member = syntax.head[token];
    if (text.word(token) != ";" || member == Syntax::no_head || member < token) continue;
    const bool noun = syntax.upos[member] == Upos::NOUN || syntax.upos[member] == Upos::PROPN;
    const bool loose = syntax.deprel[member] == "appos" || syntax.deprel[member] == "list";
    if (noun && loose && syntax.head[member] < token) syntax.deprel[member] = "conj";
  }
}

}  // namespace entente::language

// The trained stages over the sentences of a text, and the text's grammar as CoNLL-U and as trees.
#include "language/syntax.hpp"

#include "language/characters.hpp"
#include "language/conllu.hpp"
#include "language/inclusions.hpp"
#include "language/lemmas.hpp"
#include "language/list_items.hpp"
#include "language/opening_gerund.hpp"

namespace entente::language {
namespace {

void take_columns(const TokenRange range, SentenceColumns& columns, Syntax& syntax) {
  for (std::uint32_t i = 0; i < columns.size(); ++i) {
    const std::uint32_t token = range.first + i;
    syntax.upos[token] = upos_from(columns.upos[i]);
    syntax.xpos[token] = std::move(columns.xpos[i]);
    syntax.feats[token] = std::move(columns.feats[i]);
    syntax.lemma[token] = std::move(columns.lemma[i]);
    syntax.head[token] = columns.head[i] == 0 ? Syntax::no_head : range.first + columns.head[i] - 1;
    if (i < columns.certainty.size()) syntax.certainty[token] = columns.certainty[i];
    syntax.deprel[token] = std::move(columns.deprel[i]);
    syntax.name[token] = std::move(columns.name[i]);
  }
}

void set_forms(const AnnotatedText& text, TokenRange range, SentenceColumns& columns) {
  columns.form.clear();
  for (std::uint32_t token = range.first; token < range.last; ++token) {
    columns.form.push_back(text.word(token));
  }
}

/// The sentence's bytes with white space as single blanks, as `# text` wants them.
std::string plain_text(const AnnotatedText& text, TokenRange range) {
  std::string plain;
  for (std::uint32_t token = range.first; token < range.last; ++token) {
    if (token > range.first && text.tokens[token].begin > text.tokens[token - 1].end) plain += ' ';
    plain += text.word(token);
  }
  return plain;
}

/// Whether `token` is written as one with the word before it: "n't", "'s", "not" of "cannot".
bool is_joined(const AnnotatedText& text, TokenRange range, std::uint32_t token) {
  if (token == range.first || text.tokens[token - 1].end != text.tokens[token].begin) return false;
  const auto letter_before = [&](std::size_t at) {
    std::size_t begin = at - 1;
    while (begin > 0 && (static_cast<unsigned char>(text.text[begin]) & 0xC0) == 0x80) --begin;
    return is_letter(character_at(text.text, begin).code);
  };
  const std::size_t begin = text.tokens[token].begin;
  if (!letter_before(begin)) return false;
  const Character first = character_at(text.text, begin);
  if (is_letter(first.code)) return true;
  if (first.code != '\'' && first.code != 0x2019) return false;
  return text.tokens[token].end - begin > first.size || text.syntax.xpos[token] == "POS";
}

std::string misc_of(const AnnotatedText& text, TokenRange range, std::uint32_t token) {
  const auto [begin, end, shape] = text.tokens[token];
  const bool attached = token + 1 < range.last && text.tokens[token + 1].begin == end &&
                        !is_joined(text, range, token) && !is_joined(text, range, token + 1);
  return std::string(attached ? "SpaceAfter=No|" : "") + "Begin=" + std::to_string(begin) +
         "|End=" + std::to_string(end);
}

void set_multiword(const AnnotatedText& text, TokenRange range, SentenceColumns& columns) {
  for (std::uint32_t token = range.first; token < range.last; ++token) {
    if (!is_joined(text, range, token)) continue;
    const std::uint32_t word = token - range.first;
    auto& multiword = columns.multiword;
    if (multiword.empty() || multiword.back().last != word) {
      multiword.push_back({word - 1, word + 1, {}, {}});
    }
    multiword.back().last = word + 1;
    const auto [begin, end] = text.bytes({range.first + multiword.back().first, token + 1});
    multiword.back().form = text.text.substr(begin, end - begin);
    // Space after is a matter of the token that is written, not of its words.
    if (token + 1 < range.last && text.tokens[token + 1].begin == end) {
      multiword.back().misc = "SpaceAfter=No";
    } else {
      multiword.back().misc.clear();
    }
  }
}

class TreeWriter {
 public:
  TreeWriter(std::ostream& out, const SentenceColumns& sentence)
      : out_(out), sentence_(sentence), dependents_(sentence.size() + 1) {
    for (std::uint32_t i = 0; i < sentence.size(); ++i) {
      dependents_[sentence.head[i]].push_back(i);
    }
  }

  /// An explicit stack: a tree may be as deep as its sentence is long.
  void write() {
    struct Entry {
      std::uint32_t word;
      std::string indent;
      bool last;
    };
    std::vector<Entry> stack;
    const auto push = [&](std::uint32_t head, const std::string& indent) {
      const auto& below = dependents_[head];
      for (std::size_t i = below.size(); i-- > 0;) {
        stack.push_back({below[i], indent, i + 1 == below.size()});
      }
    };
    push(0, "");
    while (!stack.empty()) {
      const Entry entry = std::move(stack.back());
      stack.pop_back();
      const bool root = sentence_.head[entry.word] == 0;
      out_ << entry.indent << (root ? "" : entry.last ? "└─ " : "├─ ");
      word(entry.word);
      push(entry.word + 1, entry.indent.size() > most_indent ? entry.indent
                           : root                            ? ""
                                  : entry.indent + (entry.last ? "   " : "│  "));
    }
  }

 private:
  static constexpr std::size_t most_indent = 200;  // bytes; deeper trees are drawn level

  void word(std::uint32_t i) {
    out_ << sentence_.form[i] << "  " << sentence_.upos[i] << ' ' << sentence_.deprel[i];
    if (!sentence_.name[i].empty()) out_ << "  [" << sentence_.name[i] << ']';
    out_ << '\n';
  }

  std::ostream& out_;
  const SentenceColumns& sentence_;
  std::vector<std::vector<std::uint32_t>> dependents_;  // by head as in the columns
};

}  // namespace

void Syntax::resize(std::size_t tokens) {
  upos.resize(tokens, Upos::X);
  for (auto* column : {&xpos, &feats, &lemma, &deprel, &name}) column->resize(tokens);
  head.resize(tokens, no_head);
  certainty.resize(tokens);
}

namespace {

/// "froze", "sought": forms that no lemmatizer guesses if it has not seen them.
void mend_lemmas(TokenRange sentence, AnnotatedText& text) {
  Syntax& syntax = text.syntax;
  for (std::uint32_t token = sentence.first; token < sentence.last; ++token) {
    const bool inflected =
        syntax.xpos[token] == "VBD" || syntax.xpos[token] == "VBN" || syntax.xpos[token] == "VBG";
    if (!inflected || syntax.upos[token] != Upos::VERB) continue;
    const std::string* lemma = irregular_lemma(folded(text.word(token)));
    if (lemma != nullptr) syntax.lemma[token] = *lemma;
  }
}

}  // namespace

void add_syntax(AnnotatedText& text, const Pipeline& pipeline, bool residue, core::StopFlag stop) {
  text.syntax.resize(text.tokens.size());
  SentenceColumns columns;
  for (const Sentence& sentence : text.sentences) {
    if (core::is_set(stop)) return;
    if (sentence.kind == SentenceKind::residue && !residue) continue;
    set_forms(text, sentence.tokens, columns);
    pipeline.annotate(columns);
    take_columns(sentence.tokens, columns, text.syntax);
    mend_lemmas(sentence.tokens, text);
    mend_list_item(sentence.tokens, text);
    mend_opening_gerund(sentence.tokens, text);
    mend_inclusions(sentence.tokens, text);
    mend_semicolons(sentence.tokens, text);
  }
}

SentenceColumns columns_of(const AnnotatedText& text, const Sentence& sentence) {
  const TokenRange range = sentence.tokens;
  const Syntax& syntax = text.syntax;
  SentenceColumns columns;
  set_forms(text, range, columns);
  for (std::uint32_t token = range.first; token < range.last; ++token) {
    columns.upos.emplace_back(upos_names[static_cast<std::size_t>(syntax.upos[token])]);
    columns.xpos.push_back(syntax.xpos[token]);
    columns.feats.push_back(syntax.feats[token]);
    columns.lemma.push_back(syntax.lemma[token]);
    const std::uint32_t head = syntax.head[token];
    columns.head.push_back(head == Syntax::no_head ? 0 : head - range.first + 1);
    columns.deprel.push_back(syntax.deprel[token]);
    columns.name.push_back(syntax.name[token]);
    columns.misc.push_back(misc_of(text, range, token));
  }
  columns.text = plain_text(text, range);
  set_multiword(text, range, columns);
  return columns;
}

void write_conllu(std::ostream& out, const AnnotatedText& text, std::string_view document) {
  std::size_t number = 0;
  for (const Sentence& sentence : text.sentences) {
    SentenceColumns columns = columns_of(text, sentence);
    if (number == 0) columns.comments.push_back("# newdoc id = " + std::string(document));
    columns.comments.push_back("# sent_id = " + std::to_string(++number));
    write_conllu(out, columns);
  }
}

void write_tree(std::ostream& out, const SentenceColumns& sentence) {
  if (!sentence.text.empty()) out << sentence.text << '\n';
  TreeWriter(out, sentence).write();
  out << '\n';
}

}  // namespace entente::language

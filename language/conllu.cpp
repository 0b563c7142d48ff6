// CoNLL-U text to columns and back, and the check that heads are a tree. Knows nothing of what the
// values mean.
#include "language/conllu.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace entente::language {
namespace {

using core::Error;
using core::ErrorKind;
using core::Result;

constexpr std::size_t column_count = 10;
constexpr std::uint32_t longest_sentence = 1'000'000;  // words; bounds what one id may claim
constexpr std::string_view name_key = "Name=";

std::string unblank(std::string_view value) {
  return value == "_" ? std::string() : std::string(value);
}

std::string_view blank(std::string_view value) { return value.empty() ? "_" : value; }

std::optional<std::uint32_t> to_number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (value > longest_sentence) return std::nullopt;
  return value;
}

std::string count_of(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

/// Index of a word on a cycle, if there is one. REQUIRES: heads are within the sentence.
std::optional<std::size_t> word_on_cycle(const std::vector<std::uint32_t>& heads) {
  std::vector<std::uint32_t> visited(heads.size(), 0);  // 0: not yet, else the walk's number
  for (std::uint32_t start = 0; start < heads.size(); ++start) {
    std::uint32_t word = start;
    while (visited[word] == 0) {
      visited[word] = start + 1;
      if (heads[word] == 0) break;
      word = heads[word] - 1;
    }
    if (heads[word] != 0 && visited[word] == start + 1) return word;
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(std::string text, std::string_view source_name, ConlluTrees trees)
      : source_name_(source_name), trees_(trees) {
    bank_.text = std::make_unique<const std::string>(std::move(text));
  }

  Result<Treebank> read() {
    const std::string_view text = *bank_.text;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t newline = std::min(text.find('\n', begin), text.size());
      line_ = text.substr(begin, newline - begin);
      while (line_.ends_with('\r')) line_.remove_suffix(1);  // all: printed, it reads the same
      if (!read_line()) return std::move(*error_);
      begin = newline + 1;
    }
    line_ = text.substr(text.size());
    if (!finish_sentence()) return std::move(*error_);
    return std::move(bank_);
  }

 private:
  bool fail(std::string message) { return fail_at(line_, std::move(message)); }

  bool fail_at(std::string_view place, std::string message) {
    const auto begin = static_cast<std::size_t>(place.data() - bank_.text->data());
    Error error{ErrorKind::input, std::move(message)};
    error.span = core::SourceSpan{begin, begin + place.size()};
    error_ = located(std::move(error), source_name_, *bank_.text);
    return false;
  }

  bool read_line() {
    if (line_.empty()) return finish_sentence();
    if (line_.front() == '#') return read_comment();
    if (const std::size_t at = line_.find('\r'); at != line_.npos) {
      return fail_at(line_.substr(at, 1), "expected no carriage return inside a line");
    }
    if (!split_columns()) return false;
    const std::string_view id = columns_[0];
    if (id.find('-') != id.npos) return read_multiword();
    if (id.find('.') != id.npos) return read_empty_node();
    return read_word();
  }

  bool read_comment() {
    constexpr std::string_view text_key = "# text = ";
    if (line_.starts_with(text_key)) {
      sentence_.text = line_.substr(text_key.size());
    } else {
      sentence_.comments.emplace_back(line_);
    }
    return true;
  }

  bool split_columns() {
    std::size_t count = 0;
    std::string_view rest = line_;
    while (true) {
      const std::size_t tab = std::min(rest.find('\t'), rest.size());
      if (count < column_count) columns_[count] = rest.substr(0, tab);
      ++count;
      if (tab == rest.size()) break;
      rest.remove_prefix(tab + 1);
    }
    if (count == column_count) return true;
    return fail("expected 10 columns parted by tabs, got " + count_of(count, "column"));
  }

  bool read_multiword() {
    const std::string_view id = columns_[0];
    const auto first = to_number(id.substr(0, id.find('-')));
    const auto last = to_number(id.substr(id.find('-') + 1));
    if (!first || !last || *first != sentence_.size() + 1 || *last < *first) {
      return fail_at(id, "expected a range of words that begins with " +
                             std::to_string(sentence_.size() + 1) + ", got \"" + std::string(id) +
                             "\"");
    }
    if (!sentence_.multiword.empty() && sentence_.multiword.back().last >= *first) {
      return fail_at(id, "expected ranges of words that do not overlap");
    }
    sentence_.multiword.push_back({*first - 1, *last, columns_[1], unblank(columns_[9])});
    return true;
  }

  bool read_empty_node() {
    const std::string_view id = columns_[0];
    const auto after = to_number(id.substr(0, id.find('.')));
    const auto number = to_number(id.substr(id.find('.') + 1));
    if (!after || !number || *after != sentence_.size()) {
      return fail_at(id, "expected an empty node after word " + std::to_string(sentence_.size()) +
                             ", got \"" + std::string(id) + "\"");
    }
    sentence_.empty_nodes.push_back({*after, std::string(line_)});
    return true;
  }

  bool read_word() {
    const auto id = to_number(columns_[0]);
    if (!id || *id != sentence_.size() + 1) {
      return fail_at(columns_[0], "expected id " + std::to_string(sentence_.size() + 1) +
                                      ", got \"" + std::string(columns_[0]) + "\"");
    }
    if (columns_[1].empty()) return fail("expected a form in column 2, got nothing");
    sentence_.form.push_back(columns_[1]);
    // An underscore is a value where the form itself is one.
    sentence_.lemma.push_back(columns_[1] == "_" ? "_" : unblank(columns_[2]));
    sentence_.upos.push_back(unblank(columns_[3]));
    sentence_.xpos.push_back(unblank(columns_[4]));
    sentence_.feats.push_back(unblank(columns_[5]));
    sentence_.misc.push_back(unblank(columns_[9]));
    sentence_.name.push_back(name_in(columns_[9]));
    lines_.push_back(line_);
    return read_head();
  }

  static std::string name_in(std::string_view misc) {
    for (std::size_t begin = 0; begin < misc.size();) {
      const std::size_t end = std::min(misc.find('|', begin), misc.size());
      const std::string_view item = misc.substr(begin, end - begin);
      if (item.starts_with(name_key)) return std::string(item.substr(name_key.size()));
      begin = end + 1;
    }
    return {};
  }

  bool read_head() {
    if (trees_ == ConlluTrees::ignored) {
      sentence_.head.push_back(0);
      sentence_.deprel.emplace_back();
      return true;
    }
    const auto head = to_number(columns_[6]);
    if (!head) {
      return fail_at(columns_[6], "expected a head (a word's id or 0), got \"" +
                                      std::string(columns_[6]) + "\"");
    }
    if (*head == sentence_.size()) return fail_at(columns_[6], "a word cannot be its own head");
    sentence_.head.push_back(*head);
    sentence_.deprel.push_back(unblank(columns_[7]));
    if (sentence_.deprel.back().empty()) return fail("expected a relation in column 8, got none");
    return true;
  }

  bool finish_sentence() {
    if (sentence_.form.empty()) return finish_without_words();
    if (!sentence_.multiword.empty() && sentence_.multiword.back().last > sentence_.size()) {
      return fail_at(lines_.back(), "expected words up to " +
                                        std::to_string(sentence_.multiword.back().last) +
                                        ", as the multiword token says; the sentence ends here");
    }
    if (trees_ == ConlluTrees::required && !check_tree()) return false;
    bank_.sentences.push_back(std::move(sentence_));
    sentence_ = {};
    lines_.clear();
    return true;
  }

  bool finish_without_words() {
    if (!sentence_.multiword.empty() || !sentence_.empty_nodes.empty()) {
      return fail("expected words before the end of the sentence");
    }
    sentence_ = {};  // comments between blank lines belong to nothing
    return true;
  }

  bool check_tree() {
    std::size_t roots = 0;
    for (std::size_t word = 0; word < sentence_.size(); ++word) {
      const std::uint32_t head = sentence_.head[word];
      if (head > sentence_.size()) {
        return fail_at(lines_[word], "expected a head from 0 to " +
                                         std::to_string(sentence_.size()) + ", got " +
                                         std::to_string(head));
      }
      if (head == 0 && ++roots > 1) {
        return fail_at(lines_[word], "expected one root in the sentence, got a second one");
      }
    }
    if (const auto word = word_on_cycle(sentence_.head)) {
      return fail_at(lines_[*word],
                     "expected a tree, got a cycle through word " + std::to_string(*word + 1));
    }
    return true;  // without root there would have been a cycle
  }

  std::string source_name_;
  ConlluTrees trees_;
  Treebank bank_;
  SentenceColumns sentence_;
  std::vector<std::string_view> lines_;  // of the sentence's words
  std::string_view line_;
  std::array<std::string_view, column_count> columns_;
  std::optional<Error> error_;
};

/// MISC without empty items, and with the name in place of one that stood there.
std::string misc_with_name(const std::string& misc, const std::string& name) {
  std::string result;
  for (std::size_t begin = 0; begin < misc.size();) {
    const std::size_t end = std::min(misc.find('|', begin), misc.size());
    const std::string_view item = std::string_view(misc).substr(begin, end - begin);
    if (!item.empty() && !item.starts_with(name_key)) {
      if (!result.empty()) result += '|';
      result += item;
    }
    begin = end + 1;
  }
  if (name.empty()) return result;
  return result + (result.empty() ? "" : "|") + std::string(name_key) + name;
}

void write_word(std::ostream& out, const SentenceColumns& s, std::size_t word) {
  out << word + 1 << '\t' << s.form[word] << '\t' << blank(s.lemma[word]) << '\t'
      << blank(s.upos[word]) << '\t' << blank(s.xpos[word]) << '\t' << blank(s.feats[word]) << '\t';
  if (s.deprel[word].empty()) {
    out << "_\t_";
  } else {
    out << s.head[word] << '\t' << s.deprel[word];
  }
  const std::string misc = misc_with_name(s.misc[word], s.name[word]);
  out << "\t_\t" << blank(misc) << '\n';
}

}  // namespace

void SentenceColumns::resize_to_forms() {
  for (auto* column : {&lemma, &upos, &xpos, &feats, &deprel, &name, &misc}) {
    column->resize(form.size());
  }
  head.resize(form.size());
}

std::size_t Treebank::words() const {
  std::size_t count = 0;
  for (const SentenceColumns& sentence : sentences) count += sentence.size();
  return count;
}

Result<Treebank> read_conllu(std::string text, std::string_view source_name, ConlluTrees trees) {
  return Reader(std::move(text), source_name, trees).read();
}

void write_conllu(std::ostream& out, const SentenceColumns& sentence) {
  for (const std::string& comment : sentence.comments) out << comment << '\n';
  if (!sentence.text.empty()) out << "# text = " << sentence.text << '\n';
  auto multiword = sentence.multiword.begin();
  auto empty = sentence.empty_nodes.begin();
  for (std::size_t word = 0; word <= sentence.size(); ++word) {
    for (; empty != sentence.empty_nodes.end() && empty->after == word; ++empty) {
      out << empty->line << '\n';
    }
    if (word == sentence.size()) break;
    if (multiword != sentence.multiword.end() && multiword->first == word) {
      out << multiword->first + 1 << '-' << multiword->last << '\t' << multiword->form
          << "\t_\t_\t_\t_\t_\t_\t_\t" << blank(multiword->misc) << '\n';
      ++multiword;
    }
    write_word(out, sentence, word);
  }
  out << '\n';
}

bool is_tree(const std::vector<std::uint32_t>& heads) {
  const auto beyond = [&](std::uint32_t head) { return head > heads.size(); };
  if (std::any_of(heads.begin(), heads.end(), beyond)) return false;
  return std::count(heads.begin(), heads.end(), 0U) == 1 && !word_on_cycle(heads);
}

}  // namespace entente::language

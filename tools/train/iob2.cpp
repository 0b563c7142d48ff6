// Names in IOB2 to columns.
#include "tools/train/iob2.hpp"

#include <algorithm>

namespace entente::train {

using core::Error;
using core::ErrorKind;
using core::Result;
using language::SentenceColumns;
using language::Treebank;

namespace {

/// UNER's training part has some hundred "B-O", most of them at marks: no name.
bool is_label(std::string_view label) {
  return (label.starts_with("B-") || label.starts_with("I-")) && label.substr(2) != "O";
}

}  // namespace

Result<Treebank> read_iob2(std::string text, std::string_view source_name) {
  Treebank bank;
  bank.text = std::make_unique<const std::string>(std::move(text));
  const std::string_view all = *bank.text;
  SentenceColumns sentence;
  const auto finish = [&] {
    sentence.resize_to_forms();
    if (sentence.size() > 0) bank.sentences.push_back(std::move(sentence));
    sentence = {};
  };
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    const std::string_view line = all.substr(begin, end - begin);
    if (line.empty()) {
      finish();
    } else if (line.front() != '#') {
      const std::size_t form = line.find('\t') + 1, label = line.find('\t', form) + 1;
      if (form == 0 || label == 0) {
        Error error{ErrorKind::input, "expected id, form and label parted by tabs"};
        error.span = core::SourceSpan{begin, end};
        return located(std::move(error), source_name, all);
      }
      const std::string_view name = line.substr(label, line.find('\t', label) - label);
      if (line.substr(0, form).find('-') == line.npos) {  // not over several words
        sentence.form.push_back(line.substr(form, label - form - 1));
        sentence.name.emplace_back(is_label(name) ? name : "");
      }
    }
    begin = end + 1;
  }
  finish();
  return bank;
}

Result<Treebank> read_conll_names(std::string text, std::string_view source_name) {
  Treebank bank;
  bank.text = std::make_unique<const std::string>(std::move(text));
  const std::string_view all = *bank.text;
  SentenceColumns sentence;
  std::string_view kind_before;
  const auto finish = [&] {
    sentence.resize_to_forms();
    if (sentence.size() > 0) bank.sentences.push_back(std::move(sentence));
    sentence = {};
    kind_before = {};
  };
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    const std::string_view line = all.substr(begin, end - begin);
    const std::size_t first = line.find(' '), last = line.rfind(' ');
    if (line.empty()) {
      finish();
    } else if (first == line.npos) {
      Error error{ErrorKind::input, "expected word and label parted by a blank"};
      error.span = core::SourceSpan{begin, end};
      return located(std::move(error), source_name, all);
    } else if (!line.starts_with("-DOCSTART-")) {
      const std::string_view label = line.substr(last + 1);
      const std::string_view kind = is_label(label) ? label.substr(2) : "";
      const bool begins = label.starts_with("B-") || kind != kind_before;
      sentence.form.push_back(line.substr(0, first));
      sentence.name.emplace_back(kind.empty() ? "" : begins ? "B-" : "I-");
      if (!kind.empty()) sentence.name.back() += kind == "MISC" ? "OTH" : kind;
      kind_before = kind;
    }
    begin = end + 1;
  }
  finish();
  return bank;
}

}  // namespace entente::train

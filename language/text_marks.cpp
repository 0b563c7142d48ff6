#include "language/text_marks.hpp"

#include <algorithm>

namespace entente::language {

TextMarks::TextMarks(const Draft& draft)
    : covered(draft.size(), false),
      adjectival(draft.size(), false),
      quoted(draft.size(), false),
      draft_(draft) {
  const auto mark = [](std::vector<bool>& marks, TokenRange range) {
    std::fill(marks.begin() + range.first, marks.begin() + range.last, true);
  };
  for (std::uint32_t i = 0; i < draft.out.spans.size(); ++i) {
    const Span& span = draft.out.spans[i];
    if (span.kind == SpanKind::name) mark(covered, span.tokens);
    if (span.kind == SpanKind::quotation) mark(quoted, span.tokens);
    if (span.kind == SpanKind::name || span.kind == SpanKind::title) ordered.push_back(i);
    if (span.adjectival) mark(adjectival, span.tokens);
  }
  std::sort(ordered.begin(), ordered.end(), [&](std::uint32_t a, std::uint32_t b) {
    return draft.out.spans[a].tokens.first < draft.out.spans[b].tokens.first;
  });
}

std::vector<std::uint32_t>::const_iterator TextMarks::ordered_from(std::uint32_t token) const {
  return std::lower_bound(ordered.begin(), ordered.end(), token,
                          [&](std::uint32_t index, std::uint32_t at) {
                            return draft_.out.spans[index].tokens.first < at;
                          });
}

bool TextMarks::is_governed(std::uint32_t token, std::uint32_t floor) const {
  constexpr std::uint32_t reach = 4;
  for (std::uint32_t back = 1; back <= reach && token >= floor + back; ++back) {
    const std::uint32_t t = token - back;
    if (draft_.is(t, WordClass::preposition) && !draft_.is(t, "as") && !draft_.is(t, "after")) {
      return true;
    }
    const bool passes = draft_.is(t, "the") || draft_.is(t, WordClass::office) || adjectival[t];
    if (!passes) return false;
  }
  return false;
}

}  // namespace entente::language

// The one file that knows libedit.
#include "cli/line_editor.hpp"

#include <histedit.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include "cli/interrupt.hpp"
#include "cli/text_width.hpp"

namespace entente::cli {
namespace {

constexpr int kHistoryEntries = 10'000;
constexpr std::size_t kMostShown = 200;  ///< candidates that are listed at most

std::size_t terminal_width() {
  winsize size{};
  const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

/// Candidates in columns, down first, as wide as the terminal.
void list_candidates(const std::vector<std::string>& candidates) {
  std::size_t widest = 0;
  for (const std::string& name : candidates) widest = std::max(widest, display_width(name));
  const std::size_t columns = std::max<std::size_t>(1, terminal_width() / (widest + 2));
  const std::size_t shown = std::min(candidates.size(), kMostShown);
  const std::size_t rows = (shown + columns - 1) / columns;
  std::string text = "\n";
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t i = row; i < shown; i += rows) {
      text += candidates[i] + std::string(widest + 2 - display_width(candidates[i]), ' ');
    }
    text += '\n';
  }
  if (shown < candidates.size()) text += "and more\n";
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

}  // namespace

class LineEditor::Impl {
 public:
  explicit Impl(Completer completer)
      : completer_(std::move(completer)),
        history_(history_init()),
        editor_(el_init("entente", stdin, stdout, stderr)) {
    HistEvent event;
    history(history_, &event, H_SETSIZE, kHistoryEntries);
    history(history_, &event, H_SETUNIQUE, 1);
    el_set(editor_, EL_CLIENTDATA, this);
    el_set(editor_, EL_EDITOR, "emacs");
    el_set(editor_, EL_HIST, history, history_);
    el_set(editor_, EL_PROMPT, prompt_of);
    el_set(editor_, EL_ADDFN, "entente-complete", "Complete the word", complete_at);
    el_set(editor_, EL_BIND, "^I", "entente-complete", nullptr);
    el_set(editor_, EL_BIND, "^R", "em-inc-search-prev", nullptr);
    el_source(editor_, nullptr);  // the user's ~/.editrc
  }
  ~Impl() {
    el_end(editor_);
    history_end(history_);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  Input read(const std::string& prompt) {
    prompt_ = prompt;
    int count = 0;
    errno = 0;
    const char* line = el_gets(editor_, &count);
    if (interrupt_flag()) {
      el_reset(editor_);
      return {Status::interrupted, {}};
    }
    if (line == nullptr || count <= 0) return {Status::end, {}};
    std::string text(line, static_cast<std::size_t>(count));
    while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
    return {Status::line, std::move(text)};
  }

  History* entries() { return history_; }

 private:
  static Impl& of(EditLine* editor) {
    void* self = nullptr;
    el_get(editor, EL_CLIENTDATA, &self);
    return *static_cast<Impl*>(self);
  }

  static char* prompt_of(EditLine* editor) { return of(editor).prompt_.data(); }

  static unsigned char complete_at(EditLine* editor, int) { return of(editor).complete_word(); }

  unsigned char complete_word() {
    const LineInfo* info = el_line(editor_);
    const std::string before(info->buffer, info->cursor);
    if (before.find_first_not_of(" \t") == std::string::npos) {
      return el_insertstr(editor_, "  ") == 0 ? CC_REFRESH : CC_ERROR;
    }
    const Completion completion = completer_(before);
    if (completion.candidates.empty()) return CC_REFRESH_BEEP;
    const std::string typed = before.substr(completion.begin);
    std::string more = common_prefix(completion.candidates).substr(typed.size());
    const bool one = completion.candidates.size() == 1;
    if (one && completion.spaced) more += ' ';
    if (!more.empty()) return el_insertstr(editor_, more.c_str()) == 0 ? CC_REFRESH : CC_ERROR;
    if (one) return CC_REFRESH_BEEP;
    list_candidates(completion.candidates);
    return CC_REDISPLAY;
  }

  Completer completer_;
  History* history_;
  EditLine* editor_;
  std::string prompt_;
};

LineEditor::LineEditor(Completer completer) : impl_(std::make_unique<Impl>(std::move(completer))) {}
LineEditor::~LineEditor() = default;

LineEditor::Input LineEditor::read(const std::string& prompt) { return impl_->read(prompt); }

void LineEditor::add_history(const std::string& entry) {
  HistEvent event;
  history(impl_->entries(), &event, H_ENTER, entry.c_str());
}

std::vector<std::string> LineEditor::load_history(const std::filesystem::path& path) {
  HistEvent event;
  std::vector<std::string> entries;
  if (history(impl_->entries(), &event, H_LOAD, path.c_str()) < 0) return entries;
  for (int more = history(impl_->entries(), &event, H_LAST); more >= 0;
       more = history(impl_->entries(), &event, H_PREV)) {
    std::string entry = event.str;
    while (entry.ends_with('\n')) entry.pop_back();
    entries.push_back(std::move(entry));
  }
  return entries;
}

bool LineEditor::save_history(const std::filesystem::path& path) {
  std::error_code failed;
  std::filesystem::create_directories(path.parent_path(), failed);
  HistEvent event;
  return !failed && history(impl_->entries(), &event, H_SAVE, path.c_str()) >= 0;
}

std::filesystem::path history_path() {
  const char* state = std::getenv("XDG_STATE_HOME");
  const char* home = std::getenv("HOME");
  if (state != nullptr && *state == '/')
    return std::filesystem::path(state) / "entente" / "history";
  if (home == nullptr || *home == '\0') return {};
  return std::filesystem::path(home) / ".local" / "state" / "entente" / "history";
}

}  // namespace entente::cli

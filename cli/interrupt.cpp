// The program's signals; who looks at the flag decides what an interruption means.
#include "cli/interrupt.hpp"

#include <csignal>
#include <cstdlib>

namespace entente::cli {
namespace {

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

void on_signal(int number) {
  if (number == SIGTERM && interrupted) std::_Exit(128 + SIGTERM);
  interrupted = true;
}

}  // namespace

void handle_signals() {
  struct sigaction action = {};
  action.sa_handler = on_signal;  // without SA_RESTART: reading a line ends with EINTR
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

std::atomic<bool>& interrupt_flag() { return interrupted; }

}  // namespace entente::cli

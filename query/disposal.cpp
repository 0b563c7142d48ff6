// The threads that free what stopped queries held.
#include "query/disposal.hpp"

#include <mutex>
#include <system_error>
#include <thread>

namespace entente::query {
namespace {

struct Worker {
  std::mutex mutex;
  std::jthread thread;  // the last; joins at the program's end
};

Worker& worker() {
  static Worker only;
  return only;
}

}  // namespace

void dispose(std::shared_ptr<const void> held) {
  const std::lock_guard lock(worker().mutex);
  try {
    // The new thread ends after the one before it: neither is waited for here.
    worker().thread = std::jthread(
        [held = std::move(held), before = std::move(worker().thread)]() mutable { held.reset(); });
  } catch (const std::system_error&) {
    // No thread is to be had: `held` is freed here, later than the user would like.
  }
}

void finish_disposal() {
  const std::lock_guard lock(worker().mutex);
  if (worker().thread.joinable()) worker().thread.join();
}

}  // namespace entente::query

// The thread that frees what stopped queries held; one at a time.
#include "query/disposal.hpp"

#include <mutex>
#include <system_error>
#include <thread>

namespace entente::query {
namespace {

struct Worker {
  std::mutex mutex;
  std::jthread thread;  // joins when it is replaced, and at the program's end
};

Worker& worker() {
  static Worker only;
  return only;
}

}  // namespace

void dispose(std::shared_ptr<void> held) {
  const std::lock_guard lock(worker().mutex);
  try {
    worker().thread = std::jthread([held = std::move(held)]() mutable { held.reset(); });
  } catch (const std::system_error&) {
    // No thread is to be had: `held` is freed here, later than the user would like.
  }
}

void finish_disposal() {
  const std::lock_guard lock(worker().mutex);
  if (worker().thread.joinable()) worker().thread.join();
}

}  // namespace entente::query

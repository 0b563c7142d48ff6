#include "core/stack_room.hpp"

#include <pthread.h>

#include "support/catch.hpp"

using entente::core::is_stack_low;

namespace {

/// How many frames of at least 16 KiB fit until the stack is low; more than `most` are not tried.
std::size_t frames_that_fit(std::size_t most) {
  volatile char frame[16 * 1024];
  frame[most % sizeof frame] = 1;
  if (most == 0 || is_stack_low()) return 0;
  return frames_that_fit(most - 1) + (frame[most % sizeof frame] == 1 ? 1 : 0);
}

std::size_t frames_in_thread_of(std::size_t stack_size) {
  pthread_attr_t attributes;
  REQUIRE(pthread_attr_init(&attributes) == 0);
  REQUIRE(pthread_attr_setstacksize(&attributes, stack_size) == 0);
  std::size_t frames = 0;
  pthread_t thread{};
  const auto count = [](void* result) -> void* {
    *static_cast<std::size_t*>(result) = frames_that_fit(100000);
    return nullptr;
  };
  REQUIRE(pthread_create(&thread, &attributes, count, &frames) == 0);
  REQUIRE(pthread_join(thread, nullptr) == 0);
  pthread_attr_destroy(&attributes);
  return frames;
}

}  // namespace

TEST_CASE("a stack is low before it ends, whatever its size") {
  CHECK_FALSE(is_stack_low());
  const std::size_t small = frames_in_thread_of(1 << 20);
  const std::size_t large = frames_in_thread_of(8 << 20);
  CHECK(small > 8);
  CHECK(small < 64);
  CHECK(large > 4 * small);
  CHECK(large < 512);
}

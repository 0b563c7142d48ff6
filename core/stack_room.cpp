#include "core/stack_room.hpp"

#include <pthread.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace entente::core {
namespace {

/// The lowest address that recursion may reach; 0 where the system does not tell.
std::uintptr_t lowest_address() {
  constexpr std::size_t least = 256 * 1024, share = 16;
  pthread_attr_t attributes;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return 0;
  void* begin = nullptr;
  std::size_t size = 0;
  const bool known = pthread_attr_getstack(&attributes, &begin, &size) == 0;
  pthread_attr_destroy(&attributes);
  if (!known) return 0;
  return reinterpret_cast<std::uintptr_t>(begin) + std::max(least, size / share);
}

}  // namespace

bool is_stack_low() {
  thread_local const std::uintptr_t lowest = lowest_address();
  return reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)) < lowest;
}

}  // namespace entente::core

#pragma once

// The loops themselves, for inclusion by the sources that compile them for one kind of vector unit
// each. All in an unnamed namespace: no unit may get another's code.

#include <cstddef>
#include <cstring>
#include <utility>

#include "language/dense_kernels.hpp"

namespace entente::language::detail {
namespace {

// A group is what one register holds: wider ones are taken apart through memory. Groups of sums
// that the registers hold: for four rows of x at once, and for one.
#if defined(__AVX512F__)
constexpr std::size_t group = 16, groups_of_four = 4, groups_of_one = 12;
#elif defined(__AVX2__)
constexpr std::size_t group = 8, groups_of_four = 2, groups_of_one = 12;
#else
constexpr std::size_t group = 4, groups_of_four = 2, groups_of_one = 8;
#endif
using Group = float __attribute__((vector_size(group * sizeof(float))));

inline void load(Group& to, const float* from) { std::memcpy(&to, from, sizeof to); }
inline void store(float* to, const Group& from) { std::memcpy(to, &from, sizeof from); }

/// `body(0)` … `body(Count - 1)` without a loop: an array that loops run over stays in memory.
template <std::size_t Count, class Body>
[[gnu::always_inline]] inline void unrolled(Body body) {
  [&]<std::size_t... I>(std::index_sequence<I...>) __attribute__((always_inline)) {
    (body(std::integral_constant<std::size_t, I>{}), ...);
  }
  (std::make_index_sequence<Count>{});
}

/// `Rows` rows of x times `Groups` groups of outputs, held in registers meanwhile.
template <std::size_t Rows, std::size_t Groups>
inline void block(const float* x, std::size_t x_stride, const float* w, std::size_t inputs,
                  std::size_t stride, float* y) {
  Group sums[Rows][Groups];
  unrolled<Rows * Groups>([&](auto i) __attribute__((always_inline)) {
    load(sums[i / Groups][i % Groups], y + i / Groups * stride + i % Groups * group);
  });
  for (std::size_t k = 0; k < inputs; ++k) {
    Group weights[Groups];
    unrolled<Groups>([&](auto g) __attribute__((always_inline)) {
      load(weights[g], w + k * stride + g * group);
    });
    unrolled<Rows * Groups>([&](auto i) __attribute__((always_inline)) {
      sums[i / Groups][i % Groups] += x[i / Groups * x_stride + k] * weights[i % Groups];
    });
  }
  unrolled<Rows * Groups>([&](auto i) __attribute__((always_inline)) {
    store(y + i / Groups * stride + i % Groups * group, sums[i / Groups][i % Groups]);
  });
}

template <std::size_t Rows, std::size_t Groups>
inline void some_rows(const float* x, std::size_t x_stride, const float* w, std::size_t inputs,
                      std::size_t stride, float* y) {
  std::size_t column = 0;
  for (; column + Groups * group <= stride; column += Groups * group) {
    block<Rows, Groups>(x, x_stride, w + column, inputs, stride, y + column);
  }
  for (; column < stride; column += group) {
    block<Rows, 1>(x, x_stride, w + column, inputs, stride, y + column);
  }
}

void multiply(const float* x, std::size_t x_stride, std::size_t rows, const float* w,
              std::size_t inputs, std::size_t stride, float* y) {
  std::size_t r = 0;
  for (; r + 4 <= rows; r += 4) {
    some_rows<4, groups_of_four>(x + r * x_stride, x_stride, w, inputs, stride, y + r * stride);
  }
  for (; r < rows; ++r) {
    some_rows<1, groups_of_one>(x + r * x_stride, x_stride, w, inputs, stride, y + r * stride);
  }
}

/// tanh as a quotient of polynomials (relative error below 1e-6 in the range that floats resolve).
inline Group tanh_of(Group x) {
  constexpr float limit = 7.90531110763549805F;
  const Group high = Group{} + limit;
  x = x > high ? high : x;
  x = x < -high ? -high : x;
  const Group s = x * x;
  Group p = Group{} - 2.76076847742355e-16F;
  p = p * s + 2.00018790482477e-13F;
  p = p * s - 8.60467152213735e-11F;
  p = p * s + 5.12229709037114e-08F;
  p = p * s + 1.48572235717979e-05F;
  p = p * s + 6.37261928875436e-04F;
  p = p * s + 4.89352455891786e-03F;
  Group q = Group{} + 1.19825839466702e-06F;
  q = q * s + 1.18534705686654e-04F;
  q = q * s + 2.26843463243900e-03F;
  q = q * s + 4.89352518554385e-03F;
  return x * p / q;
}

inline Group logistic(Group x) { return 0.5F * tanh_of(0.5F * x) + 0.5F; }

void memory_step(const float* gates, std::size_t size, float* cell, float* state) {
  for (std::size_t i = 0; i < size; i += group) {
    Group in, forget, out, fresh, old;
    load(in, gates + i);
    load(forget, gates + size + i);
    load(out, gates + 2 * size + i);
    load(fresh, gates + 3 * size + i);
    load(old, cell + i);
    const Group now = logistic(in) * tanh_of(fresh) + logistic(forget) * old;
    store(cell + i, now);
    store(state + i, logistic(out) * tanh_of(now));
  }
}

}  // namespace
}  // namespace entente::language::detail

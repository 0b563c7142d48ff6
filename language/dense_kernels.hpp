#pragma once

#include <cstddef>

namespace entente::language::detail {

/// The inner loops of dense layers, compiled once for each kind of vector unit.
struct DenseKernels {
  /// y (+)= x W for `rows` rows; W has `inputs` rows of `stride` numbers, a multiple of 16.
  void (*multiply)(const float* x, std::size_t x_stride, std::size_t rows, const float* w,
                   std::size_t inputs, std::size_t stride, float* y);
  void (*memory_step)(const float* gates, std::size_t size, float* cell, float* state);
};

extern const DenseKernels generic_kernels;
#if defined(__x86_64__)
extern const DenseKernels avx2_kernels;
extern const DenseKernels avx512_kernels;
#endif

}  // namespace entente::language::detail

// The loops of dense layers for AVX512; compiled with its flags, called only where the machine has
// it.
#include "language/dense_loops.hpp"

#if defined(__x86_64__)
namespace entente::language::detail {

const DenseKernels avx512_kernels{multiply, memory_step};

}  // namespace entente::language::detail
#endif

// The loops of dense layers for whatever the compiler targets.
#include "language/dense_loops.hpp"

namespace entente::language::detail {

const DenseKernels generic_kernels{multiply, memory_step};

}  // namespace entente::language::detail

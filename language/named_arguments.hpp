#pragma once

#include "language/draft.hpp"

namespace entente::language {

/// Mends relations in the trees that names give away: a person is no complement ("called President
/// Ruto") and no apposition of another person, and whom a sum is given is no direct object ("gave
/// the Red Cross $2 million"). REQUIRES: names and trees.
void mend_named_arguments(Draft& draft);

}  // namespace entente::language

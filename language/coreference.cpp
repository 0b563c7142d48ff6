#include "language/coreference.hpp"
namespace entente::language {
void add_nominals(Draft&, const Genders&) {}
}  // namespace entente::language

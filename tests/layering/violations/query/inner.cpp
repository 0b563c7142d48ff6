#include "parser/ast.hpp"
#include "core/value.hpp"
#include "parser/grammar.hpp"

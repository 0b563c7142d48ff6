// What every test includes, parsed once (cmake/precompiled.cmake).
#pragma once

#include "cmake/precompiled.hpp"
#include "tests/support/catch.hpp"

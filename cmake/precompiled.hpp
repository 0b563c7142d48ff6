// What nearly every source of the project includes, parsed once (cmake/precompiled.cmake). Sources
// still include what they use: the build without precompiled headers must work too.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/system/result.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "core/result.hpp"

namespace Catch {

/// A result in a failed check shows its error; Catch2 cannot print one by itself.
template <class T>
struct StringMaker<boost::system::result<T, entente::core::Error>> {
  static std::string convert(const boost::system::result<T, entente::core::Error>& result) {
    return result ? "{a value}" : "{error: " + to_string(result.error()) + "}";
  }
};

}  // namespace Catch

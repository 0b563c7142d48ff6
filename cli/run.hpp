#pragma once

namespace entente::cli {

/// Runs the program with main()'s arguments. Returns its exit code: 0 good, 1 failed, 2 usage,
/// 130 interrupted.
int run(int argc, char** argv);

}  // namespace entente::cli

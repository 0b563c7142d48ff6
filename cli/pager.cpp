// Long answers through the user's pager.
#include "cli/pager.hpp"

#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace entente::cli {
namespace {

constexpr int kCommandNotFound = 127;

std::string pager_command() {
  const char* pager = std::getenv("PAGER");
  return pager == nullptr || *pager == '\0' ? "less" : pager;
}

/// False: the pager could not be run. One that the user leaves early is no failure.
bool run_pager(std::string_view text) {
  setenv("LESS", "FRSX", 0);
  FILE* pipe = popen(pager_command().c_str(), "w");
  if (pipe == nullptr) return false;
  std::fwrite(text.data(), 1, text.size(), pipe);
  const int status = pclose(pipe);
  return !(WIFEXITED(status) && WEXITSTATUS(status) == kCommandNotFound);
}

}  // namespace

void page(const Console& console, std::string_view text) {
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  console.out.flush();
  if (lines + 1 >= console.height && console.height > 0 && run_pager(text)) return;
  console.out << text;
  console.out.flush();
}

}  // namespace entente::cli

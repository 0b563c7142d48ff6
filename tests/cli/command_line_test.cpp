#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "cli/data_folder.hpp"
#include "cli/output.hpp"
#include "cli/program.hpp"
#include "cli/statements.hpp"
#include "console_fixture.hpp"
#include "graph_fixture.hpp"
#include "support/catch.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;
using core::Value;

struct Outcome {
  int code = -1;
  std::string out, err;
};

Outcome called(std::vector<std::string> arguments, const std::string& input = "") {
  tests::TextConsole text(input);
  Outcome outcome;
  outcome.code = run_program(std::move(arguments), text.console);
  outcome.out = text.printed();
  outcome.err = text.complained();
  return outcome;
}

TEST_CASE("help of the program and of each command has examples") {
  CHECK(called({"--help"}).code == kExitGood);
  for (const char* command :
       {"build", "parse", "explain", "query", "repl", "facts", "export", "schema", "info", "entity"}) {
    CAPTURE(command);
    CHECK(called({"--help"}).out.find(command) != std::string::npos);
    const auto help = called({command, "--help"});
    CHECK(help.code == kExitGood);
    CHECK(help.out.find("Examples:") != std::string::npos);
    CHECK(help.err.empty());
  }
}

TEST_CASE("version is printed to standard output") {
  const auto version = called({"--version"});
  CHECK(version.code == kExitGood);
  CHECK(version.out.starts_with("entente "));
}

TEST_CASE("no command at all prints the help and is wrong usage") {
  const auto nothing = called({});
  CHECK(nothing.code == kExitUsage);
  CHECK(nothing.out.empty());
  CHECK(nothing.err.find("Examples:") != std::string::npos);
}

TEST_CASE("an unknown command names the nearest one") {
  const auto slip = called({"bulid", "x"});
  CHECK(slip.code == kExitUsage);
  CHECK(slip.err ==
        "error: expected a command or a graph file, got 'bulid'; did you mean 'build'?\n");
}

TEST_CASE("wrong options are wrong usage") {
  const std::vector<std::vector<std::string>> wrong = {
      {"build", "a.txt"},
      {"build", "-o", "g.entente"},
      {"build", "a.txt", "-o", "g.entente", "--add", "--replace"},
      {"build", "a.txt", "-o", "g.entente", "--jobs", "0"},
      {"build", "a.txt", "-o", "g.entente", "--jobs", "many"},
      {"build", "a.txt", "-o", "g.entente", "--fast"},
      {"query"},
      {"query", "g.entente", "RETURN 1", "--format", "xml"},
      {"query", "g.entente", "RETURN 1", "--timeout", "-1"},
      {"query", "g.entente", "RETURN 1", "--max-memory", "lots"},
      {"query", "g.entente", "RETURN 1", "--color", "pink"},
      {"repl", "g.entente", "--timeout", "soon"},
      {"repl", "g.entente", "--max-memory", "lots"},
      {"export", "g.entente", "--format", "gexf2"},
      {"schema", "extra"}};
  for (const auto& arguments : wrong) {
    CAPTURE(arguments);
    const auto outcome = called(arguments);
    CHECK(outcome.code == kExitUsage);
    CHECK(outcome.err.starts_with("error: "));
    CHECK(outcome.out.empty());
  }
}

TEST_CASE("a missing graph is a failure that names it") {
  for (const auto& arguments :
       std::vector<std::vector<std::string>>{{"query", "/nowhere/g.entente", "RETURN 1"},
                                             {"info", "/nowhere/g.entente"},
                                             {"facts", "/nowhere/g.entente"},
                                             {"export", "/nowhere/g.entente"},
                                             {"repl", "/nowhere/g.entente"},
                                             {"/nowhere/g.entente"}}) {
    CAPTURE(arguments);
    const auto outcome = called(arguments);
    CHECK(outcome.code == kExitFailed);
    CHECK(outcome.err.find("/nowhere/g.entente") != std::string::npos);
  }
}

TEST_CASE("values of parameters are literals, else text") {
  const OpenGraph graph(tests::meeting_graph());
  const auto value = [&](const char* text) { return *parse_parameter_value(text, graph); };
  CHECK(same(value("2018"), Value(2018)));
  CHECK(same(value("-1.5"), Value(-1.5)));
  CHECK(same(value("true"), Value(true)));
  CHECK(same(value("null"), Value()));
  CHECK(same(value("'2018'"), Value("2018")));
  CHECK(same(value("[1, 'a']"), Value(core::List{1, "a"})));
  CHECK(same(value("{a: 1}"), Value(core::Map{{"a", 1}})));
  CHECK(same(value("date('2018-09-11')"), Value(*core::Date::from(2018, 9, 11))));
  CHECK(same(value("2018-09"), Value("2018-09")));
  CHECK(same(value("Xi Jinping"), Value("Xi Jinping")));
  CHECK(same(value("Putin"), Value("Putin")));
  CHECK(same(value(""), Value("")));
}

TEST_CASE("a parameter needs a name and an equals sign") {
  const OpenGraph graph(tests::meeting_graph());
  for (const char* wrong : {"year", "=1", "a-b=1", ""}) {
    const auto parameter = parse_parameter(wrong, graph);
    REQUIRE_FALSE(parameter);
    CHECK(parameter.error().kind == core::ErrorKind::usage);
  }
  CHECK(parse_parameter("q=a=b", graph)->second.as<std::string>() == "a=b");
}

TEST_CASE("sizes in bytes may have a unit") {
  CHECK(parse_bytes("100") == 100);
  CHECK(parse_bytes("4K") == 4096);
  CHECK(parse_bytes("2G") == std::size_t{2} << 30);
  for (const char* wrong :
       {"", "0", "G", "1T", "-1", "1.5G", "99999999999999999999", "17179869184G"}) {
    CHECK_FALSE(parse_bytes(wrong));
  }
}

TEST_CASE("colour follows the choice, then the environment") {
  setenv("TERM", "xterm", 1);
  unsetenv("NO_COLOR");
  CHECK(use_color(ColorChoice::automatic, true));
  CHECK_FALSE(use_color(ColorChoice::automatic, false));
  CHECK(use_color(ColorChoice::always, false));
  CHECK_FALSE(use_color(ColorChoice::never, true));
  setenv("NO_COLOR", "1", 1);
  CHECK_FALSE(use_color(ColorChoice::automatic, true));
  unsetenv("NO_COLOR");
  setenv("TERM", "dumb", 1);
  CHECK_FALSE(use_color(ColorChoice::automatic, true));
}

TEST_CASE("counts have their noun in the right number") {
  CHECK(counted(1, "fact") == "1 fact");
  CHECK(counted(0, "fact") == "0 facts");
  CHECK(counted(2, "entity") == "2 entities");
  CHECK(counted(1234567, "word") == "1,234,567 words");
}

TEST_CASE("the program's data is where the environment says") {
  const auto folder = data_folder_of("/usr/bin/entente", SOURCE_DIR);
  REQUIRE(folder);
  CHECK(fs::equivalent(*folder, SOURCE_DIR));
  const auto wrong = data_folder_of("/usr/bin/entente", "/nowhere");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().message.find("ENTENTE_DATA") != std::string::npos);
}

TEST_CASE("an installed program finds its data from where it stands") {
  const fs::path prefix = fs::temp_directory_path() / ("entente-" + std::to_string(::getpid()));
  CHECK_FALSE(data_folder_of(prefix / "bin" / "entente", nullptr));
  fs::create_directories(prefix / "bin");
  fs::create_directories(prefix / "share" / "entente" / "schemas");
  const auto folder = data_folder_of(prefix / "bin" / "entente", nullptr);
  REQUIRE(folder);
  CHECK(fs::equivalent(*folder, prefix / "share" / "entente"));
  fs::remove_all(prefix);
}

TEST_CASE("a file that fails to be written stays as it was") {
  const fs::path path = fs::temp_directory_path() / ("entente-" + std::to_string(::getpid()));
  std::ofstream(path) << "before";
  const auto failed = write_file(path, [](std::ostream& out) -> core::Result<void> {
    out << "half";
    return core::Error{core::ErrorKind::input, "no"};
  });
  CHECK_FALSE(failed);
  CHECK(read_file(path, 100).value() == "before");
  REQUIRE(write_file(path, [](std::ostream& out) -> core::Result<void> {
    out << "after";
    return {};
  }));
  CHECK(read_file(path, 100).value() == "after");
  CHECK_FALSE(read_file(path, 4));
  fs::remove(path);
}

TEST_CASE("writing to a full device is an error that says so") {
  const auto written = write_file("/dev/full", [](std::ostream& out) -> core::Result<void> {
    out << "text";
    return {};
  });
  REQUIRE_FALSE(written);
  CHECK(written.error().message == "/dev/full: No space left on device");
}

}  // namespace
}  // namespace entente::cli

#include "cli/shell.hpp"

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "cli/interrupt.hpp"
#include "cli/output.hpp"
#include "console_fixture.hpp"
#include "graph_fixture.hpp"
#include "support/catch.hpp"

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

/// A shell over the sample graph that prints CSV into strings.
struct Session {
  explicit Session(const std::string& source = "query")
      : graph(tests::meeting_graph()), state{graph, text.console}, shell(state, source) {
    state.mode = Format::csv;
    folder = fs::temp_directory_path() / ("entente-shell-" + std::to_string(::getpid()));
    fs::create_directories(folder);
  }
  ~Session() { fs::remove_all(folder); }

  std::string file(const std::string& name, const std::string& content) {
    std::ofstream(folder / name) << content;
    return (folder / name).string();
  }
  std::string content(const std::string& name) { return read_file(folder / name, 1 << 20).value(); }

  tests::TextConsole text;
  OpenGraph graph;
  ShellState state;
  Shell shell;
  fs::path folder;
};

TEST_CASE("a statement runs when its semicolon comes") {
  Session session;
  CHECK(session.shell.feed("MATCH (p:Person)"));
  CHECK(session.shell.pending());
  CHECK(session.text.printed().empty());
  CHECK(session.shell.feed("RETURN p.name AS name ORDER BY name;"));
  CHECK_FALSE(session.shell.pending());
  CHECK(session.text.printed() == "name\nAnna Berg\nIvo Coll\n");
}

TEST_CASE("several statements may stand in one line") {
  Session session;
  CHECK(session.shell.feed("RETURN 1 AS a; RETURN 2 AS b;"));
  CHECK(session.text.printed() == "a\n1\nb\n2\n");
}

TEST_CASE("the end of the input runs a statement without semicolon") {
  Session session;
  CHECK(session.shell.feed("RETURN 1 AS a"));
  CHECK(session.shell.finish());
  CHECK(session.text.printed() == "a\n1\n");
}

TEST_CASE("a discarded statement is forgotten") {
  Session session;
  CHECK(session.shell.feed("RETURN nonsense"));
  session.shell.discard();
  CHECK(session.shell.finish());
  CHECK(session.shell.feed("RETURN 1 AS a;"));
  CHECK(session.text.printed() == "a\n1\n");
}

TEST_CASE("an error of a script says its line in the script") {
  Session session("script.cypher");
  CHECK(session.shell.feed("RETURN 1 AS a;"));
  CHECK(session.shell.feed(""));
  CHECK_FALSE(session.shell.feed("RETURN )1;"));
  const std::string error = session.text.complained();
  CHECK(error.find("script.cypher:3:8:") != std::string::npos);
  CHECK(error.find("\n       ^") != std::string::npos);
}

TEST_CASE("an error ends the rest of a line unless the shell is to go on") {
  Session session;
  CHECK_FALSE(session.shell.feed("RETURN x; RETURN 2 AS b;"));
  CHECK(session.text.printed().empty());
  session.state.keep_going = true;
  CHECK_FALSE(session.shell.feed("RETURN x; RETURN 2 AS b;"));
  CHECK(session.text.printed() == "b\n2\n");
}

TEST_CASE("a comment alone is no statement, an open one waits for its end") {
  Session session;
  CHECK(session.shell.feed("// a note"));
  CHECK_FALSE(session.shell.pending());
  CHECK(session.shell.feed("/* a longer"));
  CHECK(session.shell.pending());
  CHECK(session.shell.feed(":quit"));
  CHECK(session.shell.feed("note */ RETURN 1 AS a;"));
  CHECK_FALSE(session.shell.stopped());
  CHECK(session.text.printed() == "a\n1\n");
}

TEST_CASE("quit leaves the shell") {
  Session session;
  CHECK_FALSE(session.shell.stopped());
  CHECK(session.shell.feed("  :quit  "));
  CHECK(session.shell.stopped());
}

TEST_CASE("an unknown command of the shell names the nearest one") {
  Session session;
  CHECK_FALSE(session.shell.feed(":hepl"));
  CHECK(session.text.complained() ==
        "error: expected a command, got ':hepl'; did you mean ':help'?\n");
}

TEST_CASE("help lists every command") {
  Session session;
  CHECK(session.shell.feed(":help"));
  const std::string help = session.text.printed();
  for (const ShellCommand& command : shell_commands()) {
    CHECK(help.find(":" + std::string(command.name)) != std::string::npos);
  }
}

TEST_CASE("mode changes the format of answers") {
  Session session;
  CHECK(session.shell.feed(":mode jsonl"));
  CHECK(session.shell.feed("RETURN 1 AS a;"));
  CHECK(session.shell.feed(":mode"));
  CHECK(session.text.printed() == "{\"a\":1}\njsonl\n");
  CHECK_FALSE(session.shell.feed(":mode xml"));
  CHECK(session.text.complained() ==
        "error: expected one of table, csv, tsv, json, jsonl, markdown, got 'xml'\n");
}

TEST_CASE("param gives, shows and forgets values") {
  Session session;
  CHECK(session.shell.feed(":param who 'Anna Berg'"));
  CHECK(session.shell.feed(":param year 2018"));
  CHECK(session.shell.feed(":param since date('2018-09-11')"));
  CHECK(session.shell.feed(":param month = 2018-09"));
  CHECK(session.shell.feed(":param"));
  CHECK(session.text.printed() ==
        "$month = '2018-09'\n$since = 2018-09-11\n$who = 'Anna Berg'\n$year = 2018\n");
  CHECK(session.shell.feed("RETURN $year + 1 AS y, $who AS w;"));
  CHECK(session.text.printed() == "y,w\n2019,Anna Berg\n");
  CHECK(session.shell.feed(":param year"));
  CHECK_FALSE(session.shell.feed(":param year"));
}

TEST_CASE("timer prints times beside answers") {
  Session session;
  CHECK(session.shell.feed(":timer on"));
  CHECK(session.shell.feed("RETURN 1 AS a;"));
  CHECK(session.text.complained().find(" ms\n") != std::string::npos);
  CHECK_FALSE(session.shell.feed(":timer maybe"));
}

TEST_CASE("history lists what was entered") {
  Session session;
  CHECK(session.shell.feed("RETURN 1 AS a;"));
  CHECK(session.shell.feed(":timer off"));
  session.text.printed();
  CHECK(session.shell.feed(":history 2"));
  CHECK(session.text.printed() == "    2  :timer off\n    3  :history 2\n");
  CHECK_FALSE(session.shell.feed(":history none"));
}

TEST_CASE("schema shows labels, types and properties of the graph") {
  Session session;
  CHECK(session.shell.feed(":schema"));
  const std::string schema = session.text.printed();
  for (const char* name : {"Person", "MET_WITH", "aliases"}) {
    CHECK(schema.find(name) != std::string::npos);
  }
}

TEST_CASE("explain shows the plan of a query or of the last one") {
  Session session;
  CHECK_FALSE(session.shell.feed(":explain"));
  CHECK(session.shell.feed(":explain MATCH (p:Person) RETURN p.name"));
  const std::string plan = session.text.printed();
  CHECK(plan.find("Person") != std::string::npos);
  CHECK(session.shell.feed("MATCH (p:Person) RETURN p.name;"));
  session.text.printed();
  CHECK(session.shell.feed(":explain"));
  CHECK(session.text.printed() == plan);
}

TEST_CASE("evidence of a name shows the sentences of its facts") {
  Session session;
  CHECK(session.shell.feed(":evidence Berg"));
  CHECK(session.text.printed() ==
        "(:Entity:Person {name: 'Anna Berg', aliases: ['Berg'], id: 'p:1'})\n"
        "report.txt [10, 24) Meeting f:3\n"
        "    Berg met Coll.\n"
        "1 sentence\n");
}

TEST_CASE("evidence of the last answer follows its relationships") {
  Session session;
  CHECK_FALSE(session.shell.feed(":evidence"));
  CHECK(session.shell.feed("MATCH (:Person)-[m:MET_WITH]->() RETURN m;"));
  session.text.printed();
  CHECK(session.shell.feed(":evidence"));
  CHECK(session.text.printed() ==
        "report.txt [10, 24) Meeting f:3\n    Berg met Coll.\n1 sentence\n");
}

TEST_CASE("evidence shows a sentence once with all facts that it states") {
  graph::PropertyGraph graph = tests::meeting_graph();
  const auto visit = graph.add_node({"Fact", "Visit"});
  graph.set_property(visit, "id", "f:4");
  graph.add_relationship(visit, core::NodeId{1}, "VISITOR");
  const auto stated = graph.add_relationship(visit, core::NodeId{0}, "STATED_IN");
  graph.set_property(stated, "begin", 10);
  graph.set_property(stated, "end", 24);
  graph.set_property(stated, "quote", "Berg met Coll.");
  tests::TextConsole text;
  OpenGraph open(std::move(graph));
  ShellState state{open, text.console};
  Shell shell(state, "query");
  CHECK(shell.feed(":evidence p:1"));
  const std::string shown = text.printed();
  CHECK(
      shown.ends_with("report.txt [10, 24) Meeting f:3, Visit f:4\n"
                      "    Berg met Coll.\n1 sentence\n"));
}

TEST_CASE("evidence of what has none says so") {
  Session session;
  CHECK_FALSE(session.shell.feed(":evidence Nobody"));
  CHECK(session.text.complained() == "error: no node has the name or id 'Nobody'\n");
  CHECK(session.shell.feed("RETURN 1 AS a;"));
  CHECK_FALSE(session.shell.feed(":evidence"));
}

TEST_CASE("source runs statements and commands of a file") {
  Session session;
  const auto path = session.file("a.cypher", "// greeting\n:param x 3\nRETURN $x AS x;\n");
  CHECK(session.shell.feed(":source " + path));
  CHECK(session.text.printed() == "x\n3\n");
  CHECK(session.shell.feed("RETURN 1 AS a;"));
}

TEST_CASE("source stops at an error and names file and line") {
  Session session;
  const auto path = session.file("b.cypher", "RETURN 1 AS a;\nRETURN (;\nRETURN 2 AS b;\n");
  CHECK_FALSE(session.shell.feed(":source " + path));
  CHECK(session.text.printed() == "a\n1\n");
  CHECK(session.text.complained().find("b.cypher:2:") != std::string::npos);
  CHECK_FALSE(session.shell.feed(":source /nowhere/c.cypher"));
}

TEST_CASE("files that source each other come to an end") {
  Session session;
  const auto path = session.file("loop.cypher", "");
  session.file("loop.cypher", ":source " + path + "\n");
  CHECK_FALSE(session.shell.feed(":source " + path));
  CHECK(session.text.complained().find("deep") != std::string::npos);
}

TEST_CASE("export writes the answer or the graph by the file's ending") {
  Session session;
  const std::string folder = session.folder.string();
  CHECK_FALSE(session.shell.feed(":export " + folder + "/a.csv"));
  CHECK(session.shell.feed("RETURN 1 AS a;"));
  CHECK(session.shell.feed(":export " + folder + "/a.csv"));
  CHECK(session.content("a.csv") == "a\n1\n");
  CHECK(session.shell.feed(":export " + folder + "/g.graphml --full"));
  CHECK(session.content("g.graphml").find("STATED_IN") != std::string::npos);
  CHECK_FALSE(session.shell.feed(":export " + folder + "/g.docx"));
  CHECK_FALSE(session.shell.feed(":export " + folder + "/none/a.csv"));
  CHECK_FALSE(session.shell.feed(":export"));
}

TEST_CASE("a statement that meets a limit leaves the shell alive") {
  Session session;
  session.state.settings.memory_bytes = 1 << 20;
  session.state.keep_going = true;
  CHECK_FALSE(session.shell.feed("UNWIND range(1, 1000000) AS x UNWIND [1, 2] AS y RETURN x;"));
  CHECK(session.text.complained().find("the query needs more memory than its limit of 1 MiB") !=
        std::string::npos);
  CHECK_FALSE(session.shell.stopped());
  CHECK(session.shell.feed("RETURN 1 AS a;"));
  CHECK(session.text.printed() == "a\n1\n");
}

TEST_CASE("an interrupted statement changes nothing and leaves the shell alive") {
  Session session;
  std::atomic<bool> ended = false;
  std::thread user([&] {
    for (; !ended; std::this_thread::yield()) interrupt_flag() = true;  // its begin forgets
  });
  CHECK_FALSE(session.shell.feed(
      "CREATE (:Added) WITH range(1, 10000) AS r UNWIND r AS a UNWIND r AS b UNWIND r AS c "
      "UNWIND r AS d RETURN count(*);"));
  CHECK_FALSE(session.shell.feed(
      "WITH range(1, 10000) AS r UNWIND r AS a UNWIND r AS b UNWIND r AS c UNWIND r AS d "
      "RETURN count(*);"));
  ended = true;
  user.join();
  CHECK(session.shell.interrupted());
  CHECK(session.text.complained() == "error: interrupted\nerror: interrupted\n");
  CHECK(session.shell.feed("MATCH (n:Document) RETURN count(n) AS a;"));
  CHECK(session.shell.feed("MATCH (n:Added) RETURN count(n) AS a;"));
  CHECK(session.text.printed() == "a\n1\na\n0\n");
  CHECK_FALSE(session.shell.interrupted());
}

TEST_CASE("an unknown label is a note and no error") {
  Session session;
  CHECK(session.shell.feed("MATCH (p:Persn) RETURN p.name AS name;"));
  CHECK(session.text.printed() == "name\n");
  CHECK(session.text.complained().find("Person") != std::string::npos);
}

}  // namespace
}  // namespace entente::cli

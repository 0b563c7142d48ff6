// The date that a document's own words give it.
#include "loaders/document_date.hpp"

#include <string>

#include "support/catch.hpp"

namespace {

/// "2018-05-03", "2018 inferred" or "" for unknown.
std::string date_of(const std::string& text, const std::string& published = "") {
  entente::graph::Document document;
  document.text = text;
  document.published = published;
  entente::loaders::find_document_date(document);
  return document.published + (document.published_inferred ? " inferred" : "");
}

const std::string body =
    "The ministers spoke for two hours about ports, fishing and the price of grain in the north.\n";

}  // namespace

TEST_CASE("metadata goes before the text") {
  CHECK(date_of("By A. Writer, on 3 May 2019\n" + body, "2001") == "2001");
}

TEST_CASE("datelines near the top or bottom") {
  struct Row {
    std::string text, date;
  };
  const Row rows[] = {
      {"By A. Writer, on 3 May 2019,\n" + body, "2019-05-03"},
      {"A Title\n\nMarch 12, 2016\nA. Writer\n" + body, "2016-03-12"},
      {"published by\nThe Gazette\n on June 1, 2011\n" + body, "2011-06-01"},
      {"2014-02-28 14:05\n" + body, "2014-02-28"},
      {"March 3rd, 2018\n" + body, "2018-03-03"},
      {"GENEVA, March 3, 2018 (Agency) — " + body, "2018-03-03"},
      {body + body + "Source: The Gazette, 7 Sept 2013\n", "2013-09-07"},
      {"This long report, which nobody had expected to see in print, was first published on 2 June "
       "2010 in Oslo\n" +
           body,
       "2010-06-02"},
  };
  for (const auto& row : rows) CHECK(date_of(row.text) == row.date);
}

TEST_CASE("a date within a sentence of the body is no dateline") {
  CHECK(date_of("On June 13, 2009, the two ministers of the small states met for talks about the "
                "old bridge.\n")
            .empty());
  CHECK(date_of("30 February 2018\n" + body).empty());
  CHECK(date_of("A picture taken in Oslo, November 2014\n" + body).empty());
}

TEST_CASE("the year that the text calls this year") {
  CHECK(
      date_of("Trade in 2017 grew by a tenth, and it is to grow again this year, says he. In 2018 "
              "it is up, more than expected for this year.") == "2018 inferred");
  CHECK(date_of("Exports fell in 2015, which last year were high.") == "2016 inferred");
  CHECK(date_of("This year was calm. The 2012 talks led to the 2012 treaty.") == "2012 inferred");
  CHECK(date_of("They want to double trade by 2030 and said so this year.").empty());
  CHECK(date_of("The war of 1914 and that of 1939 began in summer.").empty());
  CHECK(date_of("").empty());
}

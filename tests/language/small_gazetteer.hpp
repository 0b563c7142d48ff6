#pragma once

#include <string>
#include <vector>

#include "core/date.hpp"
#include "language/annotate.hpp"

namespace entente::language {

inline GazetteerEntry country(const std::string& code, const std::string& name,
                              const std::vector<std::string>& adjectives, const std::string& people,
                              const std::string& capital) {
  GazetteerEntry entry{"country:" + code, "Country", name, "", "", false, {{name}}, {}};
  for (const std::string& word : adjectives) entry.names.push_back({word, NameUse::adjective});
  entry.names.push_back({people, NameUse::people});
  entry.names.push_back({capital, NameUse::metonym});
  return entry;
}

inline GazetteerEntry thing(const std::string& type, const std::vector<std::string>& names,
                            const std::string& kind = "", bool series = false) {
  GazetteerEntry entry{type + ":" + names.front(), type, names.front(), "", kind, series, {}, {}};
  for (const std::string& name : names) entry.names.push_back({name});
  return entry;
}

/// Enough of the world for the tests of this room.
inline Gazetteer small_gazetteer() {
  Gazetteer gazetteer;
  auto& entries = gazetteer.entries;
  entries.push_back(country("RU", "Russia", {"Russian"}, "Russians", "Moscow"));
  entries.back().names.push_back({"Kremlin", NameUse::metonym});
  entries.push_back(country("CN", "China", {"Chinese"}, "Chinese", "Beijing"));
  entries.back().names.push_back({"Sino", NameUse::combining});
  entries.push_back(country("US", "United States", {"American"}, "Americans", "Washington"));
  entries.back().names.push_back({"U.S."});
  entries.back().names.push_back({"US", NameUse::name, true});
  entries.push_back(country("JP", "Japan", {"Japanese"}, "Japanese", "Tokyo"));
  entries.push_back(country("GE", "Georgia", {"Georgian"}, "Georgians", "Tbilisi"));
  entries.back().names.front().ambiguous = true;
  for (const char* city : {"Moscow", "Beijing", "Washington", "Tokyo", "Vladivostok", "Osaka"}) {
    entries.push_back(thing("Place", {city}, "city"));
  }
  entries.push_back(thing("Place", {"Norfolk"}, "city"));
  entries.back().names.front().ambiguous = true;
  entries.push_back(thing("Organization", {"People's Liberation Army", "PLA", "Chinese military"}));
  entries.push_back(thing("Organization", {"NATO"}, "alliance"));
  entries.push_back(thing("Organization", {"G20"}));
  entries.push_back(thing("Event", {"Eastern Economic Forum"}, "gathering", true));
  entries.push_back(thing("Event", {"Vostok"}, "exercise", true));
  entries.push_back(thing("Event", {"September 11 attacks", "September 11"}, "attack"));
  entries.push_back(thing("Product", {"natural gas"}));
  entries.back().names.front().case_sensitive = false;
  entries.push_back(thing("Person", {"Vladimir Putin"}));
  entries.push_back(thing("Person", {"Angela Merkel"}));
  for (const char* title : {"president", "prime minister", "foreign minister", "ambassador",
                            "chancellor", "leader", "major"}) {
    gazetteer.titles.push_back({title, title, false, true});
  }
  gazetteer.titles.push_back({"gen.", "general", false, true});
  gazetteer.titles.push_back({"mrs.", "", true, true});
  gazetteer.titles.push_back({"mr.", "", true, true});
  for (const char* man : {"Vladimir", "Sergei", "Shinzo", "Bill", "Michael", "Valery"}) {
    gazetteer.given_names.push_back({man, 'm'});
  }
  for (const char* woman : {"Hillary", "Angela", "Maria"}) {
    gazetteer.given_names.push_back({woman, 'f'});
  }
  gazetteer.name_particles = {"bin", "al", "van", "der"};
  gazetteer.abbreviations = {"Gen.", "U.S.", "Mr.", "Mrs."};
  return gazetteer;
}

inline const Annotator& small_annotator() {
  static const Annotator annotator(small_gazetteer());
  return annotator;
}

/// `text` read as of `published` (ISO, or empty).
inline AnnotatedText annotated(std::string_view text, std::string_view published = "2018-09-14") {
  core::DateSpan date;
  if (!published.empty()) date = core::parse_date_span(published).value();
  return small_annotator().annotate(text, date);
}

/// The spans of one kind, as "words=value" or "words=Entity name+Entity name".
inline std::vector<std::string> spans(const AnnotatedText& text, SpanKind kind) {
  std::vector<std::string> out;
  for (const Span& span : text.spans) {
    if (span.kind != kind) continue;
    const core::SourceSpan bytes = text.bytes(span.tokens);
    std::string line(text.text.substr(bytes.begin, bytes.end - bytes.begin));
    line += "=" + span.value;
    for (std::size_t i = 0; i < span.entities.size(); ++i) {
      if (i > 0) line += "+";
      line += text.entities[span.entities[i]].name;
    }
    out.push_back(line);
  }
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace entente::language

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace entente::language {

/// How a gazetteer name stands for its entity.
enum class NameUse : std::uint8_t {
  name,       ///< the thing itself: "Russia", "NATO", "Vladivostok"
  adjective,  ///< "Russian": stands for the state where it acts
  people,     ///< "Russians"
  combining,  ///< "Sino" in "Sino-Russian"
  metonym,    ///< capital or seat of power: "Moscow", "Kremlin": state where it acts, else place
};

struct GazetteerName {
  std::string text;  ///< as written
  NameUse use = NameUse::name;
  bool ambiguous = false;      ///< also an ordinary word or a person's name: needs support
  bool case_sensitive = true;  ///< false for commodities and the like: "natural gas"
};

/// A thing that the data knows by name.
struct GazetteerEntry {
  std::string key;      ///< lasting: "country:RU", "org:NATO", "place:vladivostok"
  std::string type;     ///< label of the ontology
  std::string name;     ///< canonical
  std::string country;  ///< key of the state it lies in, belongs to or is capital of; or empty
  std::string kind;     ///< finer kind: "city", "sea", "alliance", "exercise", "forum"; or empty
  bool series = false;  ///< recurring event: editions are told apart by year
  std::vector<GazetteerName> names;
  std::map<std::string, std::string> ids;  ///< "iso2" -> "RU", "wikidata" -> "Q159"
};

/// An office or title: "president", "foreign minister", "Gen."
struct TitleEntry {
  std::string text;          ///< lower case
  std::string canonical;     ///< lower case, spelled out: "general"
  bool honorific = false;    ///< "Mr.": marks a person, no office
  bool before_name = false;  ///< may stand right before a name: "President Xi"
  bool whole = false;        ///< no word of it names a body: "homeland security adviser"
};

/// A word of persons' names.
struct GivenName {
  std::string text;
  char gender = 'u';       ///< 'f', 'm', 'u'
  bool ambiguous = false;  ///< also a place or an ordinary word
};

/// All that is known of names before reading. Filled from schemas/gazetteer by the loaders.
struct Gazetteer {
  std::vector<GazetteerEntry> entries;
  std::vector<TitleEntry> titles;
  std::vector<GivenName> given_names;
  std::vector<std::string> name_particles;  ///< "bin", "al", "van"
  std::vector<std::string> abbreviations;   ///< do not end a sentence: "Gen.", "U.S."
};

}  // namespace entente::language

// Tables: units of measure, counted things, currencies.
#include "language/units.hpp"

#include <sstream>

#include "language/lexicon.hpp"

namespace entente::language {

namespace {

struct Row {
  std::string_view unit;
  double factor;
  std::string_view words;
};

constexpr Row rows[] = {
    {"troops", 1,
     "troops troop soldiers soldier servicemen serviceman servicewomen personnel servicemembers "
     "military-personnel fighters-men marines paratroopers peacekeepers servicepeople conscripts "
     "reservists"},
    {"agreements", 1, "agreements agreement"},
    {"deals", 1, "deals deal"},
    {"documents", 1, "documents document"},
    {"contracts", 1, "contracts contract"},
    {"memorandums", 1, "memorandums memorandum memoranda mous"},
    {"treaties", 1, "treaties"},
    {"projects", 1, "projects"},
    {"km", 1, "km kilometers kilometer kilometres kilometre kms"},
    {"mi", 1, "mi miles mile"},
    {"m", 1, "meters metres meter metre"},
    {"nautical miles", 1, "nm"},
    {"km2", 1, "km2 sq-km"},
    {"t", 1, "tons tonnes ton tonne"},
    {"m3", 1e9, "bcm"},
    {"barrels", 1, "barrels barrel"},
    {"MW", 1, "mw megawatts megawatt"},
    {"GW", 1, "gw gigawatts gigawatt"},
    {"aircraft", 1, "aircraft planes plane airplanes warplanes jets"},
    {"fighters", 1, "fighters"},
    {"helicopters", 1, "helicopters helicopter"},
    {"tanks", 1, "tanks"},
    {"vehicles", 1, "vehicles"},
    {"missiles", 1, "missiles"},
    {"warheads", 1, "warheads"},
    {"launchers", 1, "launchers"},
    {"ships", 1, "ships warships vessels"},
    {"submarines", 1, "submarines"},
    {"systems", 1, "systems"},
    {"battalions", 1, "battalions"},
    {"divisions", 1, "divisions"},
    {"brigades", 1, "brigades"},
    {"regiments", 1, "regiments"},
    {"batteries", 1, "batteries"},
    {"squadrons", 1, "squadrons"},
    {"drones", 1, "drones"},
    {"howitzers", 1, "howitzers"},
    {"rounds", 1, "rounds"},
    {"shells", 1, "shells"},
    {"rockets", 1, "rockets"},
    {"bombs", 1, "bombs"},
    {"mortars", 1, "mortars"},
    {"frigates", 1, "frigates"},
    {"corvettes", 1, "corvettes"},
    {"destroyers", 1, "destroyers"},
    {"bombers", 1, "bombers"},
    {"sets", 1, "sets"},
    {"rifles", 1, "rifles"},
    {"pistols", 1, "pistols"},
    {"guns", 1, "guns shotguns"},
    {"weapons", 1, "weapons"},
    {"munitions", 1, "munitions"},
    {"interceptors", 1, "interceptors"},
    {"trucks", 1, "trucks"},
    {"boats", 1, "boats"},
    {"radars", 1, "radars"},
    {"helmets", 1, "helmets"},
    {"people", 1, "people persons"},
    {"refugees", 1, "refugees"},
    {"civilians", 1, "civilians"},
    {"companies", 1, "companies"},
    {"delegates", 1, "delegates participants"},
    {"doses", 1, "doses"},
    {"reactors", 1, "reactors"},
};

struct Currency {
  std::string_view code;
  std::string_view words;
};

constexpr Currency symbols[] = {
    {"USD", "$ us$ u.s.$"}, {"EUR", "€"},      {"GBP", "£"},      {"JPY", "¥"},
    {"INR", "₹ rs rs."},    {"RUB", "₽"},      {"KRW", "₩"},      {"UAH", "₴"},
    {"CNY", "rmb cn¥ cny"}, {"AUD", "a$ au$"}, {"CAD", "c$ ca$"}, {"USD", "usd"},
    {"EUR", "eur"},         {"GBP", "gbp"},    {"HKD", "hk$"},    {"TRY", "₺"},
    {"RUB", "rub"},         {"SGD", "s$"},     {"NZD", "nz$"},    {"ILS", "₪"},
};

constexpr Currency currency_words[] = {
    {"USD", "dollars dollar usd"},
    {"EUR", "euros euro eur"},
    {"GBP", "pounds pound gbp"},
    {"JPY", "yen jpy"},
    {"CNY", "yuan renminbi rmb cny"},
    {"RUB", "rubles ruble roubles rouble rub"},
    {"INR", "rupees rupee inr"},
    {"KRW", "won krw"},
    {"UAH", "hryvnia hryvnias"},
    {"TRY", "lira liras"},
    {"CHF", "francs franc chf"},
    {"KZT", "tenge"},
    {"IRR", "rials rial"},
    {"SEK", "kronor krona"},
    {"BRL", "reais"},
};

template <class Rows, class Make>
auto index(const Rows& table, Make make) {
  TextMap<decltype(make(table[0]))> words;
  for (const auto& row : table) {
    std::istringstream stream{std::string(row.words)};
    for (std::string word; stream >> word;) words.try_emplace(word, make(row));
  }
  return words;
}

template <class Map>
std::string_view code_in(const Map& map, std::string_view word) {
  const auto found = map.find(word);
  return found == map.end() ? std::string_view{} : found->second;
}

std::string_view code(const Currency& currency) { return currency.code; }

}  // namespace

const Unit* unit_of(std::string_view word) {
  static const auto units = index(rows, [](const Row& row) { return Unit{row.unit, row.factor}; });
  const auto found = units.find(word);
  return found == units.end() ? nullptr : &found->second;
}

std::string_view currency_of_symbol(std::string_view symbol) {
  static const auto codes = index(symbols, code);
  return code_in(codes, symbol);
}

std::string_view currency_of_word(std::string_view word) {
  static const auto codes = index(currency_words, code);
  return code_in(codes, word);
}

}  // namespace entente::language

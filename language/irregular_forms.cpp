// Tables: irregular English verbs and nouns, and words that only look inflected.
#include <sstream>

#include "language/lemmas.hpp"

namespace entente::language {

namespace {

// Base form first, then its other forms; one word a line's group, groups separated by ';'.
constexpr std::string_view verbs =
    "be am is are was were been being;have has had having 've;do does did done doing;"
    "will would 'll wo;can could ca;may might;shall should;say said says saying;go went gone goes "
    "going;"
    "make made making;take took taken taking;come came coming;see saw seen seeing;"
    "know knew known;get got gotten getting;give gave given giving;find found finding;"
    "think thought;tell told;become became becoming;leave left leaving;feel felt;"
    "bring brought;begin began begun beginning;keep kept;hold held;write wrote written writing;"
    "stand stood;hear heard;let letting;mean meant;set setting;meet met;run ran running;"
    "pay paid;sit sat sitting;speak spoke spoken;lie lay lain lying;lead led;read;grow grew grown;"
    "lose lost losing;fall fell fallen;send sent;build built;understand understood;draw drew drawn;"
    "break broke broken;spend spent;cut cutting;rise rose risen rising;drive drove driven driving;"
    "buy bought;wear wore worn;choose chose chosen choosing;seek sought;throw threw thrown;"
    "catch caught;deal dealt;win won winning;forget forgot forgotten;forgive forgave forgiven;"
    "fly flew flown flies;shoot shot shooting;strike struck stricken striking;fight fought;"
    "sell sold;teach taught;withdraw withdrew withdrawn;overthrow overthrew overthrown;"
    "undertake undertook undertaken undertaking;undergo underwent undergone;forbid forbade "
    "forbidden;"
    "hit hitting;put putting;shut shutting;split splitting;spread;quit quitting;bid bidding;"
    "swear swore sworn;steal stole stolen stealing;freeze froze frozen freezing;sink sank sunk;"
    "shrink shrank shrunk;sing sang sung;spring sprang sprung;swing swung;hang hung;"
    "hide hid hidden hiding;ride rode ridden riding;bite bit bitten biting;eat ate eaten;"
    "beat beaten;bear bore borne;tear tore torn;shake shook shaken shaking;mistake mistook "
    "mistaken;"
    "wake woke woken;arise arose arisen arising;bind bound;wind wound;grind ground;"
    "feed fed;bleed bled;breed bred;flee fled fleeing;speed sped;light lit;slide slid sliding;"
    "stick stuck;sting stung;cling clung;sleep slept;sweep swept;creep crept;weep wept;"
    "lend lent;bend bent;rebuild rebuilt;overcome overcame overcoming;foresee foresaw foreseen;"
    "uphold upheld;withhold withheld;withstand withstood;offset offsetting;reset resetting;"
    "upset upsetting;broadcast;forecast;cost;hurt;burst;cast;lay laid laying;say;"
    "die died dies dying;tie tied ties tying;belie belied;vie vied vying;underlie underlay "
    "underlying;"
    "use used using;agree agreed agrees agreeing;see;guarantee guaranteed guaranteeing;"
    "free freed freeing;oversee oversaw overseen overseeing;ban banned banning;plan planned "
    "planning;"
    "control controlled controlling;patrol patrolled patrolling;cancel cancelled cancelling "
    "canceled;"
    "travel travelled travelling traveled traveling;signal signalled signaled signalling signaling;"
    "label labelled labeled labelling labeling;compel compelled compelling;expel expelled "
    "expelling;"
    "repel repelled;propel propelled propelling;rebel rebelled rebelling;fulfil fulfilled;"
    "model modelled modeled modelling modeling;quarrel quarrelled;enrol enrolled;"
    "focus focused focuses focusing focussed;bus buses;add added adding adds;develop developed "
    "developing;"
    "pressure pressured;offer offered offering;honor honored honoring;favor favored favoring;"
    "favour favoured;honour honoured;visit visited visiting;exploit exploited;"
    "benefit benefited benefitted benefiting;edit edited;limit limited limiting;credit credited;"
    "exhibit exhibited;prohibit prohibited;audit audited;recruit recruited;permit permitted;"
    "target targeted targeting;market marketed marketing;budget budgeted;pivot pivoted pivoting;"
    "defeat defeated defeating;treat treated treating;repeat repeated;threaten threatened;"
    "combat combated combatted combating combatting;format formatted;bomb bombed bombing;monitor monitored monitoring;"
    "anchor anchored;tailor tailored;sponsor sponsored;mirror mirrored;author authored;"
    "alter altered;open opened opening;belong belonged;prolong prolonged;wrong wronged;"
    "interfere interfered interfering;persevere persevered;adhere adhered;revere revered;"
    "scale scaled scaling;age aged aging;file filed filing;compile compiled;reconcile reconciled;"
    "exile exiled;profile profiled;smile smiled;while;piece pieced;force forced forcing;"
    "welcome welcomed welcoming;like liked;pursue pursued pursuing;argue argued arguing;"
    "continue continued continuing;issue issued issuing;value valued valuing;rescue rescued;"
    "bless blessed;access accessed;need needed;proceed proceeded;exceed exceeded;succeed succeeded;"
    "impede impeded;concede conceded;precede preceded;secede seceded;cede ceded;recede receded;"
    "supersede superseded;complete completed completing;compete competed competing;delete deleted;"
    "erode eroded;code coded;load loaded;lobby lobbied;equip equipped;host hosted hosting;"
    "invite invited inviting;unite united uniting;ignite ignited;excite excited;cite cited citing;"
    "recite recited;incite incited;write;expedite expedited;vote voted voting;quote quoted;"
    "note noted noting;promote promoted promoting;devote devoted;denote denoted;remote;"
    "export exported;want wanted;grant granted;wage waged waging;rule ruled ruling;"
    "describe described describing;subscribe subscribed;bribe bribed;probe probed;"
    "create created creates creating;arm armed arms arming;harm harmed";

constexpr std::string_view nouns =
    "man men;woman women;child children;person persons;foot feet;tooth teeth;crisis crises;"
    "analysis analyses;basis bases;thesis theses;hypothesis hypotheses;emphasis emphases;"
    "half halves;life lives;wife wives;knife knives;leaf leaves;shelf shelves;self selves;thief "
    "thieves;"
    "wolf wolves;datum data;criterion criteria;phenomenon phenomena;memorandum memoranda;"
    "medium media;serviceman servicemen;servicewoman servicewomen;spokesman spokesmen;"
    "spokeswoman spokeswomen;chairman chairmen;businessman businessmen;congressman congressmen;"
    "gas gases;virus viruses;bonus bonuses;campus campuses;consensus;status statuses;"
    "tie;lie;movie movies;cookie cookies;zombie zombies;hero heroes;veto vetoes vetoed;embargo "
    "embargoes;"
    "cargo cargoes;echo echoes;potato potatoes;axis axes;index indices;fisherman fishermen;"
    "frenchman frenchmen;policeman policemen;gentleman gentlemen;alumnus alumni";

// Words whose ending is no inflection.
constexpr std::string_view plain =
    "news series species politics economics physics mathematics athletics ethics tactics logistics "
    "its his this thus us yes as was plus perhaps always across less unless various previous "
    "numerous religious dangerous famous serious obvious politic olympics hers ours theirs yours "
    "during thing nothing something anything everything king ring wing spring string morning "
    "evening "
    "ceiling being sibling sterling beijing kaliningrad red bed need speed indeed hundred sacred "
    "biased rugged naked wicked sheriff bus gas lens mars paris texas athens brussels laos cyprus "
    "philippines maldives netherlands emirates commons headquarters means crossroads overseas "
    "afterwards towards upwards besides sometimes nowadays whereas alas atlas bias canvas "
    "christmas "
    "feed seed weed deed breed greed creed seeing fleeing outing sanctions-busting proceedings "
    "savings earnings surroundings belongings ping nanjing chongqing xinjiang jinping ming ding "
    "ing sing viking wedding bing";

TextMap<std::string> irregular_table() {
  TextMap<std::string> table;
  for (const std::string_view groups : {verbs, nouns}) {
    std::istringstream stream{std::string(groups)};
    for (std::string group; std::getline(stream, group, ';');) {
      std::istringstream words(group);
      std::string base;
      words >> base;
      table.try_emplace(base, base);
      for (std::string form; words >> form;) table.try_emplace(form, base);
    }
  }
  std::istringstream words{std::string(plain)};
  for (std::string word; words >> word;) table.try_emplace(word, word);
  return table;
}

}  // namespace

const std::string* irregular_lemma(std::string_view word) {
  static const TextMap<std::string> table = irregular_table();
  const auto found = table.find(word);
  return found == table.end() ? nullptr : &found->second;
}

}  // namespace entente::language

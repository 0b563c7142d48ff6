// Tables: English words by what they can be. Lists are short on purpose: each word here is one that
// some reader of this room asks for.
#include "language/lexicon.hpp"

#include <array>
#include <utility>

namespace entente::language {

namespace {

struct Group {
  WordClass word_class;
  std::string_view words;
};

constexpr std::array<std::string_view, 12> months = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                      "friday", "saturday", "sunday"};

constexpr std::array<Group, 28> groups = {{
    {WordClass::determiner,
     "the a an this that these those its his her their our my your every each some any no both all "
     "another such 's several many most few other either neither"},
    {WordClass::preposition,
     "in at on of to from by with for near around outside inside through via into across toward "
     "towards against between among amid over under about after before since until during within "
     "without beyond above below along beside besides despite than like as per upon onto off "
     "behind "
     "throughout amidst alongside concerning regarding including following"},
    {WordClass::conjunction,
     "and or but if while when where because although though unless whereas whether so yet once "
     "nor "
     "that which who whom whose how why what &"},
    {WordClass::pronoun,
     "i you he she it we they me him us them himself herself itself themselves ourselves who "
     "everyone someone nobody nothing something anyone there here mine ours theirs"},
    {WordClass::auxiliary,
     "is are was were be been being am has have had having do does did will would shall should can "
     "could may might must cannot wo ca 'll 're 've 'd 'm"},
    {WordClass::negation, "not n't never neither nor none"},
    {WordClass::adverb,
     "however also moreover furthermore meanwhile finally recently instead still even just only "
     "perhaps indeed thus therefore then now today yesterday tomorrow later earlier already soon "
     "often again clearly similarly likewise additionally nevertheless nonetheless overall "
     "ultimately first second third next last afterwards elsewhere together ahead too very well "
     "hence otherwise apparently officially reportedly previously currently presently eventually "
     "initially certainly obviously unlike due given according based regardless needless yes"},
    {WordClass::number,
     "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
     "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
     "dozen dozens zero"},
    {WordClass::scale,
     "hundred thousand million billion trillion bn mn mln bln tn trn m k hundreds thousands "
     "millions "
     "billions trillions"},
    {WordClass::speech,
     "said says say saying told tells announced announces declared declares stated states added "
     "adds "
     "noted notes argued argues remarked wrote writes warned warns called insisted insists denied "
     "claimed claims explained explains reported reports replied urged urges stressed emphasized "
     "emphasised acknowledged admitted confirmed promised pledged met meets visited visits signed "
     "arrived attended agreed thanked welcomed praised criticized proposed hosted spoke speaks "
     "suggested highlights highlighted observed predicted tweeted commented concluded"},
    {WordClass::future,
     "will shall plans plan planned intends intend scheduled upcoming expected expects due 'll set "
     "coming hopes aims next future ahead"},
    {WordClass::motion,
     "trip trips visit visits visited visiting travel travels traveled travelled traveling "
     "travelling fly flies flew flying flown go goes went going gone come comes came coming arrive "
     "arrives arrived arriving arrival return returns returned returning journey flight invited "
     "invite invitation sent send tour toured head headed heading summoned journeyed delegation "
     "way "
     "moved move relocated fled flee route pilgrimage airlift"},
    {WordClass::organization,
     "ministry institute institution university college school academy center centre centers "
     "centres council "
     "committee commission agency bank company corporation corp inc ltd llc group organization "
     "organisation association federation union party parliament senate congress duma department "
     "bureau office administration authority court army navy force forces fleet command corps "
     "guard "
     "foundation fund society club network chamber alliance league board service services "
     "secretariat "
     "news times post daily journal press tribune herald gazette television radio broadcasting "
     "airlines airways airline industries holdings holding systems technologies laboratory "
     "laboratories hospital staff assembly cabinet front movement brigade police media magazine "
     "endowment consortium trust taskforce coalition troika observer monitor directorate treasury "
     "military "
     "minerals motors shipyard shipyards refinery pharmaceuticals "
     "aerospace railways telecom electronics ventures securities bancorp "
     "church hall museum studio studios orchestra symphony opera ballet theater theatre "
     "conservancy"},
    {WordClass::event,
     "summit forum conference olympics games congress exercise exercises drill drills war "
     "revolution festival expo exposition championship marathon cup uprising massacre genocide "
     "symposium referendum coup convention competition talks dialogue ministerial "
     "ministerials"},
    {WordClass::place,
     "sea ocean strait straits river island islands peninsula mountain mountains bay gulf province "
     "region oblast district airport port canal lake valley desert coast cape plateau base krai "
     "county city town village heights corridor basin archipelago reef shoal street square avenue "
     "mount volcano zoo cosmodrome spaceport"},
    {WordClass::agreement,
     "treaty agreement agreements pact accord accords protocol charter declaration memorandum "
     "armistice communique communiqué partnership statement covenant"},
    {WordClass::initiative,
     "initiative plan program programme project strategy doctrine pipeline framework campaign "
     "mission policy scheme vision futures reset pivot act challenge"},
    {WordClass::modifier,
     "foreign national joint international federal state general high supreme central public world "
     "economic defense defence security interior finance energy trade development research "
     "strategic "
     "studies special federal global regional human rights north south east west northern southern "
     "eastern western new great people united royal nuclear military naval air political health "
     "education justice agriculture environment environmental policy affairs science technology "
     "cooperation peace free civil chief common summer winter bilateral climate change energy "
     "transport transportation innovation security digital"},
    {WordClass::office,
     "president minister chancellor ambassador secretary chairman chairwoman chair premier "
     "governor "
     "mayor general admiral colonel senator representative spokesman spokeswoman spokesperson "
     "director professor king queen prince emperor pope leader chief commander commissioner "
     "speaker "
     "envoy deputy vice doctor fellow analyst scholar editor correspondent author journalist "
     "expert "
     "head officer dean lecturer founder coach captain judge justice attorney counselor counsellor "
     "administrator treasurer superintendent ceo cfo marshal lieutenant "
     "major "
     "president-elect counterpart adviser advisor economist historian researcher student "
     "candidate"},
    {WordClass::family_name,
     "xi li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng "
     "liang xie song tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye "
     "cheng wei su lu ding ren shen yao lee kim park choi moon jeong kang cho yoon shin hong ahn "
     "jang mao qin yi jin meng bo geng hua fu chiang nguyen tran le pham chung ri jong hwang"},
    {WordClass::calendar_part, "early late mid middle beginning end"},
    {WordClass::common,
     "states military economic political government officials leaders western eastern northern "
     "southern global international new recent more less much one two both west east north south "
     "relations russia-china trade security cooperation leader leaders analysts experts many "
     "closer "
     "companies sources troops forces bilateral arms energy people countries nations further "
     "enhanced growing increasing taking looking making coming speaking based asked thank please "
     "image photo source read follow share tweet subscribe click comments email name website home "
     "about contact search menu news opinion analysis world politics business culture sports video "
     "introduction conclusion summary background overview abstract table figure chapter part "
     "section "
     "note notes references appendix deepening improving strengthening building providing "
     "supporting "
     "continued developing ensuring strong support expand provide build promote partner increase "
     "advance accelerate strengthen launch establish work enhance create help bring address "
     "facilitate encourage improve maintain invest mr mrs ms dr sir lady lord team"},
    {WordClass::future, "tomorrow"},
    {WordClass::month,
     "january february march april may june july august september october november "
     "december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. jan feb "
     "sep sept oct nov dec jul jun apr mar"},
    {WordClass::weekday, "monday tuesday wednesday thursday friday saturday sunday"},
    {WordClass::preposition, "'til till"},
    {WordClass::adverb, "hello dear welcome"},
    {WordClass::common, "fbpx cookie cookies"},
}};

TextMap<WordClasses> grouped_words() {
  TextMap<WordClasses> words;
  for (const Group& group : groups) {
    std::string_view rest = group.words;
    while (!rest.empty()) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      if (space > 0) words[std::string(rest.substr(0, space))].add(group.word_class);
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
  }
  return words;
}

/// "sept." and "sep" for "september"; three letters at least.
bool shortens(std::string_view word, std::string_view full) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  return word.size() >= 3 && full.starts_with(word);
}

}  // namespace

const TextMap<WordClasses>& english_words() {
  static const TextMap<WordClasses> words = grouped_words();
  return words;
}

unsigned month_number(std::string_view word) {
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (shortens(word, months[i])) return static_cast<unsigned>(i + 1);
  }
  return 0;
}

int weekday_number(std::string_view word) {
  for (std::size_t i = 0; i < weekdays.size(); ++i) {
    if (shortens(word, weekdays[i])) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace entente::language

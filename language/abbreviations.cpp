// Table: English words written with a full stop that ends no sentence.
#include "language/tokens.hpp"

namespace entente::language {

Abbreviations english_abbreviations() {
  return {"mr.",   "mrs.",  "ms.",   "dr.",   "prof.", "gen.",  "lt.",     "col.",  "maj.",
          "capt.", "adm.",  "sgt.",  "cpl.",  "cmdr.", "brig.", "rev.",    "hon.",  "sen.",
          "rep.",  "gov.",  "pres.", "amb.",  "st.",   "ft.",   "mt.",     "jr.",   "sr.",
          "inc.",  "corp.", "ltd.",  "bros.", "vs.",   "etc.",  "approx.", "dept.", "univ.",
          "jan.",  "feb.",  "aug.",  "sept.", "oct.",  "nov.",  "dec.",    "vol.",  "ed.",
          "eds.",  "fig.",  "cf.",   "al.",   "ave.",  "sec.",  "supt.",   "asst.", "vice-adm."};
}

}  // namespace entente::language

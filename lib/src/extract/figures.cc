#include "extract/figures.h"

#include <algorithm>
#include <utility>

#include "dateline/error.h"
#include "extract/figures_data.h"
#include "syntax/endings.h"

namespace dateline {

namespace {

// What a rule says by a key alone; nullptr where the key is another.
bool* flag_named(FigureRule& rule, std::string_view key) {
  if (key == "plural") return &rule.plural;
  if (key == "glued") return &rule.glued;
  if (key == "framed") return &rule.framed;
  if (key == "two") return &rule.two;
  if (key == "negative") return &rule.negative;
  if (key == "bare") return &rule.bare;
  if (key == "person") return &rule.person;
  if (key == "opens") return &rule.opens;
  if (key == "both") return &rule.both;
  if (key == "ratio") return &rule.ratio;
  if (key == "names") return &rule.names;
  return key == "fold" ? &rule.fold : nullptr;
}

FigureRule read_right_side(const Rule& rule) {
  FigureRule out;
  if (rule.kind == "money") {
    out.type = FigureType::money;
  } else if (rule.kind == "percent") {
    out.type = FigureType::percent;
  } else if (rule.kind == "measure" || rule.kind == "age") {
    out.type = FigureType::measure;
    out.age = rule.kind == "age";
  } else if (rule.kind == "none") {
    out.silent = true;
  } else if (rule.kind != "count") {
    throw Error(rule.file, rule.line, "unknown kind " + rule.kind);
  }
  for (const auto& pair : rule.values) {
    const std::string &key = pair.first, &value = pair.second;
    const auto refuse = [&] { throw Error(rule.file, rule.line, "unknown " + key + "=" + value); };
    if (key == "bound") {
      if (value == "range") {
        out.range = true;
      } else if (out.bound = bound_named(value); out.bound == Bound::exact) {
        refuse();
      }
    } else if (bool* flag = flag_named(out, key)) {
      *flag = true;
    } else if (key == "unit") {
      out.unit = value;
    } else if (key == "need") {
      value == "none" ? void(out.need_nothing = true) : value == "end" ? void(out.need_end = true) : refuse();
    } else if (key == "value") {
      out.value = Decimal::parse(value);
      if (!out.value) refuse();
    } else {
      refuse();
    }
  }
  return out;
}

}  // namespace

FigureReader::Data::Data(const Language::Data& lang)
    : language(lang), grammar(lang.grammar("figures")), phrases(lang), clauses(lang, phrases) {
  for (const Rule& rule : grammar.rules()) {
    if (rules.size() <= rule.order) rules.resize(rule.order + 1);
    rules[rule.order] = read_right_side(rule);
  }
  const auto name = [&](std::string_view n) { return grammar.capture_named(n); };
  number_name = name("number");
  low_name = name("low");
  high_name = name("high");
  fraction_name = name("fraction");
  bound_name = name("bound");
  post_name = name("post");
  unit_name = name("unit");
  unit2_name = name("unit2");
  sign_name = name("sign");
  sign2_name = name("sign2");
  percent_name = name("percent");
  per_name = name("per");
  rate_name = name("rate");
  plural_name = name("plural");
  scale_name = name("scale");
  cents_name = name("cents");
  inches_name = name("inches");
  part_name = name("part");
  numbered_name = name("numbered");
  bound2_name = name("bound2");
  fold_name = name("fold");
  ratio_name = name("ratio");
  const auto cls = [&](std::string_view n) { return language.lexicon.class_named(n); };
  change_up = cls("CHANGE_UP");
  change_down = cls("CHANGE_DOWN");
  numbered = cls("NUMBERED");
  partitive = cls("PARTITIVE");
  ago = cls("AGO");
  anaphoric = cls("ANAPHORIC");
  anaphoric_adjective = cls("ANAPHORIC_ADJECTIVE");
  count_verb = cls("COUNT_VERB");
  count_object_verb = cls("COUNT_OBJECT_VERB");
  counted = cls("COUNTED");
  counted_plural = cls("COUNTED_PLURAL");
  time_noun = cls("TIME_NOUN");
  month = cls("MONTH");
  weekday = cls("WEEKDAY");
  meridiem = cls("MERIDIEM");
  hyphen = cls("HYPHEN");
  level = cls("LEVEL");
  of = cls("NUMBER_OF");
  unit = cls("UNIT");
  scale_short = cls("SCALE_SHORT");
  preposition = cls("PREPOSITION");
  determiner = cls("DETERMINER");
  conjunction = cls("CONJUNCTION");
  auxiliary = cls("AUXILIARY");
  pronoun = cls("PRONOUN");
  modal = cls("MODAL");
  ordinal_word = cls("ORDINAL_WORD");
  currency_sign = cls("CURRENCY_SIGN");
  report_verb = cls("REPORT_VERB");
  possessive = cls("POSSESSIVE");
  bound_adverb = cls("BOUND_ADVERB");
  period = cls("PERIOD");
  currency_code = cls("CURRENCY_CODE");
  currency_name = cls("CURRENCY_NAME");
  range_dash = cls("RANGE_DASH");
  phrase_end = cls("PHRASE_END");
  change_by = cls("CHANGE_BY");
  change_adverb = cls("CHANGE_ADVERB");
  part_out = cls("PART_OUT");
  part_total = cls("PART_TOTAL");
  worth = cls("WORTH");
  about_in = cls("ABOUT_IN");
  compared = cls("COMPARED");
  currency_minor = cls("CURRENCY_MINOR");
  percent = cls("PERCENT");
  relative_pronoun = cls("RELATIVE_PRONOUN");
  verb = cls("VERB");
  quantity_noun = cls("QUANTITY_NOUN");
  past_verb = cls("PAST_VERB");
  clitic = cls("CLITIC_ENDING");
  age_person = cls("AGE_PERSON");
  age_noun = cls("AGE_NOUN");
  unit_cue = cls("UNIT_CUE");
  rate_adverb = cls("RATE_ADVERB");
  within = cls("WITHIN");
  force_unit = cls("FORCE_UNIT");
  change_fewer = cls("CHANGE_FEWER");
  negation = cls("NEGATION");
  times_sign = cls("TIMES_SIGN");
  no_topic = cls("NO_TOPIC");
  talk_word = cls("TALK_WORD");
  title = cls("TITLE");
  money_cue = cls("MONEY_CUE");
  weight_cue = cls("WEIGHT_CUE");
  compass = cls("DIRECTION");
  currency_nation = cls("CURRENCY_NATION");
  age_then = cls("AGE_THEN");
  negative = cls("NEGATIVE");
  level_noun = cls("LEVEL_NOUN");
  number_and = cls("NUMBER_AND");
  rate_word = cls("RATE_WORD");
  rate_noun = cls("RATE_NOUN");
  rate_per = cls("RATE_PER");
  count_more = cls("COUNT_MORE");
  bound_post = cls("BOUND_POST");
  bound_closing = cls("BOUND_CLOSING");
  bound_verb = cls("BOUND_VERB");
  bound_word = cls("BOUND");
  dispute = cls("DISPUTE");
  age_people = cls("AGE_PEOPLE");
  person_one = cls("PERSON_ONE");
  peopled = cls("PEOPLED");
  distance_from = cls("DISTANCE_FROM");
  pace_noun = cls("PACE_NOUN");
  object_participle = cls("OBJECT_PARTICIPLE");
  aged = cls("AGED");
  given_name = cls("GIVEN_NAME");
  limited = cls("LIMITED");
  verb_only = cls("VERB_ONLY");
  dimension = cls("DIMENSION");
  age_old = cls("AGE_OLD");
  ing_noun = cls("ING_NOUN");
  spread_noun = cls("SPREAD_NOUN");
  step_noun = cls("STEP_NOUN");
  particle_verb = cls("PARTICLE_VERB");
  change_more = cls("CHANGE_MORE");
  aboard = cls("ABOARD");
  past_endings = words_of(language.setting("past_endings"));
  participle_endings = words_of(language.setting("participle_endings"));
}

const Sense* FigureReader::Data::sense_of(const Match& match, std::uint16_t name) const {
  const Capture* capture = match.find(name);
  return capture ? capture->sense : nullptr;
}

const Sense* FigureReader::Data::sense_at(const Lattice& lattice, std::uint32_t at, ClassId cls) const {
  if (at >= lattice.last() || cls == 0) return nullptr;
  if (const Chunk* chunk = lattice.longest(at, cls)) return chunk->sense;
  return lattice.sense(at, cls);
}

const Number* FigureReader::Data::number(const Passage& passage, const Match& match, std::uint16_t name) const {
  const Capture* capture = match.find(name);
  return capture ? &passage.numbers[capture->payload] : nullptr;
}

FigureReader::FigureReader(const Language::Data& language) : data_(std::make_unique<Data>(language)) {}
FigureReader::~FigureReader() = default;

namespace {

// "$361 million a year ago": the year is a date's, no rate. Returns where the amount ends.
std::uint32_t end_before_date(const Lattice& lattice, const Match& match, const Capture* per, ClassId ago) {
  const bool dated = per != nullptr && per->last == match.last && match.last < lattice.last() && ago != 0 &&
                     lattice.token_has(match.last, ago);
  return dated && per->first > match.first + 1 ? per->first - 1 : match.last;
}

}  // namespace

bool FigureReader::Data::add(const Passage& passage, const Match& match, Readings& out) const {
  const Lattice& lattice = passage.lattice;
  const FigureRule& rule = rules[match.rule->order];
  Reading reading;
  reading.first = match.first;
  reading.last = end_before_date(lattice, match, match.find(per_name), ago);
  // "three monthly payments": what is counted comes by the month, not the count.
  const Capture* rate = rule.type == FigureType::count ? match.find(rate_name) : nullptr;
  if (rate && rate->last == match.last && counted_after(lattice, match.last)) reading.last = rate->first;
  reading.order = match.rule->order;
  reading.kind = ReadingKind::figure;
  reading.silent = rule.silent;
  reading.leaves_names = rule.names;
  reading.rule = match.rule->id;
  if (rule.silent) {
    if (!accepts(passage, match, rule, Figure{})) return false;
    out.list.push_back(reading);
    return true;
  }
  const Capture* post = match.find(post_name);
  if (post && post->last == match.last && goes_on(lattice, post->first, post->last)) {
    Match shorter = match;
    shorter.last = post->first;
    std::erase_if(shorter.captures, [&](const Capture& one) { return one.name == post_name; });
    return add(passage, shorter, out);
  }
  auto figure = compose(passage, match, rule);
  if (!figure || !accepts(passage, match, rule, *figure)) return false;
  weigh_metal(passage, match, *figure);
  if (reading.last < match.last) figure->per.clear();
  // What stands before an age behind a name is no part of it: ", 55,".
  std::uint32_t first = match.first;
  if (rule.age && lattice.token(first).type == TokenType::punctuation) {
    ++first;
  }
  Annotation& annotation = out.annotations.add();
  annotation.span = {lattice.token(first).begin, lattice.token(reading.last - 1).end};
  annotation.sentence = passage.sentence;
  annotation.rule = match.rule->id;
  annotation.value = std::move(*figure);
  reading.annotation = &annotation;
  out.list.push_back(reading);
  return true;
}

void FigureReader::read(const Passage& passage, Readings& out) const {
  const Lattice& lattice = passage.lattice;
  const Data& data = *data_;
  std::vector<Grammar::Found>& found = out.found;
  for (std::uint32_t at = lattice.first(); (at = data.grammar.next_begin(lattice, at)) < lattice.last(); ++at) {
    data.grammar.find(lattice, at, found);
    // Of those that begin here the longest that holds is the one to compete: what it beats is worked out only to be
    // told.
    // Few, and mostly one or none: no place for the buffer that a stable sort takes.
    std::sort(found.begin(), found.end(), [&](const Grammar::Found& a, const Grammar::Found& b) {
      if (a.last != b.last) return a.last > b.last;
      if (data.rules[a.rule].silent != data.rules[b.rule].silent) return data.rules[a.rule].silent;
      return a.rule < b.rule;
    });
    for (const Grammar::Found& one : found) {
      if (data.grammar.complete(lattice, at, one, out.match) && data.add(passage, out.match, out) &&
          !passage.options.explain) {
        break;
      }
    }
  }
}

}  // namespace dateline

#include "extract/date_context.h"

#include <algorithm>

#include "extract/date_borders.h"
#include "extract/date_lengths.h"
#include "extract/date_list.h"
#include "extract/date_years.h"

namespace dateline {
namespace {

class Judge : Surroundings {
 public:
  Judge(const DateWords& words, const Passage& passage, const Match& match) : Surroundings(words, passage, match) {}

  bool accepts() const {
    if (number_at(first_) && before(words_.currency_sign)) return false;  // "paid $12 December 27"
    if (cuts_neighbours(words_, passage_, match_)) return false;
    if (match_.rule->kind == "range" && glued_before() && before() == "/") return false;  // "3/3 and 31 June"
    if (!clock_is_clear() || !glued_day_is_clear()) return false;
    const LengthJudge lengths(words_, passage_, match_);
    if (!lengths.is_clear() || !holiday_is_clear() || is_quarter_of_game()) return false;
    const std::string_view bare = match_.rule->value("bare");
    if (bare.empty()) return true;
    if (const auto answer = YearJudge(words_, passage_, match_).answer(bare)) return *answer;
    if (bare == "month") return month();
    if (bare == "direction") return direction();
    if (bare == "weakseason") return weak_season();
    if (bare == "numericday") return numeric_day();
    if (bare == "noday") return no_day();
    if (bare == "partof") return !is_event_part();
    if (bare == "glued") return glued_day();
    if (bare == "dayofmonth") return number_of_digits(words_.day);
    if (bare == "weekofyear") return whole(words_.week, 1, 53);
    if (bare == "lastweekday") return !means_after() && (!demonstrative() || !weak(words_.weekday, "weak"));
    if (bare == "quartercode") {
      const Capture* quarter = match_.find(words_.quarter_code);
      const Capture* code = quarter != nullptr ? quarter : match_.find(words_.half_code);
      const Capture* year = match_.find(words_.short_year);
      if (year != nullptr && year->last - year->first == 1) return false;  // "Q1 24", without an apostrophe
      if (code->last - code->first > 1 && lattice_.token(code->last - 1).gap != Gap::glued) return false;  // "4 Q"
      return has_before() || behind() != ":";  // "Q1: ...", of an interview
    }
    if (bare == "inorder") return is_in_order(words_, passage_, match_);
    if (bare == "spelledday") return spelled_day();
    if (bare == "clock") return clock();
    if (bare == "about") return about();
    if (bare == "weekday") return weekday();
    if (bare == "season") return season();
    if (bare == "decade") return decade();
    if (bare == "decadeyear") return passage_.shapes[match_.find(words_.decade_year)->payload].year % 10 == 0;
    if (bare == "weeknumber") {
      return whole(words_.week, 1, 53) && (match_.find(words_.year) != nullptr || match_.find(words_.unit) != nullptr);
    }
    if (bare == "clockwords") {
      const Capture* past = match_.find(words_.past);
      const Capture* minutes = past != nullptr ? past : match_.find(words_.before_hour);
      const bool named = minutes->sense != nullptr || whole(minutes->name, 1, 59);
      return named && whole(words_.hour, 1, 12);
    }
    if (bare == "nineties") return led() || has(first_, words_.definite);
    if (bare == "attribute") return attribute();
    if (bare == "ordinal") return ordinal_day();
    if (bare == "listed") return in_list_of_each();
    if (bare == "dayalone") return ordinal_day() && !tells_of_game();
    if (bare == "apostrophe") return apostrophe();
    if (bare == "shortyear") {
      const Capture* year = match_.find(words_.short_year);
      return year != nullptr && year->last - year->first == 2;  // with its apostrophe
    }
    if (bare == "overnight") return overnight();
    if (bare == "work") return names_work();
    return lengths.accepts(bare);
  }

 private:
  // "45 March 2020" is no day, nor is March 2020 what it says; "sold 2,000 May contracts" is another thing.
  bool no_day() const {
    const std::string_view digits = lattice_.str(first_);
    return digits == "0" || digits == "00" || (digits.size() == 2 && digits > "31");
  }

  // "the quiz night on Thursday" is on Thursday; "that night on Thursday" and "late night on Thursday" are of it.
  bool is_event_part() const {
    const Capture* part = match_.find(words_.part);
    if (part == nullptr || part->first != first_ || !has_before() || part->last >= last_) return false;
    if (!has(part->last, words_.preposition) || has(part->last, words_.whole_of)) return false;
    const Token& token = lattice_.token(first_ - 1);
    return token.type == TokenType::word && !before(words_.preposition) && !before(words_.determiner) &&
           !before(words_.conjunction) && !before(words_.adverb) && !before(words_.past_verb) &&
           !before(words_.auxiliary);
  }

  bool shouted(std::uint32_t at) const { return lattice_.token(at).letters == LetterCase::upper; }

  bool month() const {
    if (glued_before() && !opens_or_joins(before())) return false;  // "$DEC", "#May"
    if (led()) return true;
    if (in_code()) return false;
    const bool strong_cue = cued() && lattice_.sense(first_ - 1, words_.cue)->option("loose").empty();
    // Few are called March: "by March" is the month, "the road to March" may be the town.
    const bool usual = weak(words_.month, "rare") && cued() && !capital_behind() &&
                       (!before(words_.join) || (first_ > lattice_.first() + 1 && has(first_ - 2, words_.time_units)));
    if (weak(words_.month, "weak")) return strong_cue || usual || attributive() || joined_month();
    if (weak(words_.month, "name")) return strong_cue || (!capital_behind() && !capital_before());
    return !(capital_before() && capital_behind()) || cued();
  }

  // "Feb-II", "MAY-X": joined to capitals that are no month.
  bool in_code() const {
    const std::uint32_t joined = last_ + 1;
    return glued_behind() && behind() == "-" && joined < lattice_.last() && glued(joined) && capital(joined) &&
           (shouted(joined) || lattice_.str(joined).size() == 1) && !has(joined, words_.month_class);
  }

  // "in the third quarter, Smith threw two touchdowns": of no year.
  bool is_quarter_of_game() const {
    if (match_.find(words_.quarter) == nullptr || match_.find(words_.year) != nullptr ||
        match_.find(words_.fiscal) != nullptr || match_.find(words_.unit) != nullptr) {
      return false;
    }
    return tells_of_game();
  }

  // "birdied the 12th and, on the 14th, ..."
  bool tells_of_game() const { return tells_of(words_.game_word); }

  // "the May meeting": between a determiner and a word in lower case.
  bool attributive() const {
    return (before(words_.determiner) || before(words_.possessive)) && has_behind() &&
           lattice_.token(last_).letters == LetterCase::lower && !has(last_, words_.auxiliary);
  }

  // "the current law"; not "the current of the river", "the current ran strong".
  bool attribute() const {
    return has_behind() && !behind(words_.auxiliary) && !behind(words_.preposition) && !behind(words_.conjunction) &&
           !behind(words_.past_verb);
  }

  // "following Friday's ruling" is after it; "the following Friday" another one.
  bool means_after() const {
    const Capture* c = match_.find(words_.direction);
    return c != nullptr && c->sense != nullptr && c->sense->number == 1 && c->sense->option("from") == "spoken" &&
           c->first == first_ && has(c->first, words_.preposition);
  }

  // "that", "this" and the like.
  bool demonstrative() const {
    const Capture* c = match_.find(words_.direction);
    return c != nullptr && c->sense != nullptr && c->sense->number == 0;
  }

  // "on 22/04", "next 7/9", "on 10/3, 10/5 or 10/9"; a fraction may look the same.
  bool numeric_day() const {
    if (glued_before() && before() != "(") return false;
    if (glued_behind() && (behind() == "/" || behind() == "-" || behind() == "%" || behind() == "\"")) return false;
    if (match_.find(words_.direction) != nullptr) return true;
    const bool closed = !has_behind() || lattice_.token(last_).type == TokenType::punctuation ||
                        behind(words_.conjunction) || (behind(words_.preposition) && !behind(words_.whole_of));
    if (!closed) return false;
    const Sense* cue = has_before() ? lattice_.sense(first_ - 1, words_.cue) : nullptr;
    if (cue != nullptr && !cue->option("day").empty()) return true;
    return in_list_of_days();
  }

  // Behind "on 11/20," and the like.
  bool in_list_of_days() const {
    constexpr std::uint32_t kMost = 8, kItem = 4;  // a comma or conjunction, and "11/20"
    std::uint32_t at = first_;
    for (std::uint32_t item = 0; item < kMost && at >= lattice_.first() + kItem + 1; ++item) {
      if (lattice_.str(at - 1) != "," && !has(at - 1, words_.conjunction)) return false;
      if (!number_at(at - 2) || lattice_.str(at - 3) != "/" || !glued(at - 3) || !number_at(at - 4)) return false;
      at -= kItem;
      const Sense* cue = lattice_.sense(at - 1, words_.cue);
      if (cue != nullptr && !cue->option("day").empty()) return true;
    }
    return false;
  }

  // "Dec31, 1994".
  bool glued_day() const {
    const Capture* c = match_.find(words_.full_date);
    return c != nullptr && passage_.shapes[c->payload].year < 0;
  }

  // "on Dec31"; "Oct4" alone is a gene.
  bool glued_day_is_clear() const {
    if (!glued_day() || match_.find(words_.year) != nullptr) return true;
    const std::uint32_t at = match_.find(words_.full_date)->first;
    return at > lattice_.first() && has(at - 1, words_.cue);
  }

  // "Friday 14" before a comma: no "14th", which is one wherever it stands.
  bool number_of_digits(std::uint16_t name) const {
    const Capture* c = match_.find(name);
    const bool runs_on = last_ + 1 < lattice_.last() && glued_behind() && number_at(last_ + 1);  // "Friday 5-4"
    return c != nullptr && c->cls == class_of(Builtin::day) && lattice_.token(c->first).letters == LetterCase::none &&
           !runs_on && (!has_behind() || behind() != ":");
  }

  // "May twenty-nine"; not "in May twenty men were hired".
  bool spelled_day() const {
    const Capture* c = match_.find(words_.spelled_day);
    if (c == nullptr || !passage_.numbers[c->payload].spelled || !whole(words_.spelled_day, 1, 31)) return false;
    if (c->last < last_) return true;  // a year behind it
    return !has_behind() || lattice_.token(last_).type == TokenType::punctuation || behind(words_.preposition) ||
           behind(words_.conjunction);
  }

  // "April '87", "12 June of 93"; "April of 12" is as likely a day.
  bool apostrophe() const {
    const Capture* c = match_.find(words_.short_year);
    if (c->last - c->first == 2) return true;
    return match_.find(words_.of) != nullptr && passage_.shapes[c->payload].year % 100 > 31;
  }

  // One of two months: "between May and October", "from November to March".
  bool joined_month() const {
    if (last_ + 1 < lattice_.last() && has(last_, words_.join) && has(last_ + 1, words_.month_class)) return true;
    if (first_ < lattice_.first() + 3 || !has(first_ - 1, words_.join)) return false;
    return has(lattice_.str(first_ - 2) == "." ? first_ - 3 : first_ - 2, words_.month_class);  // "Feb. and March"
  }

  bool direction() const {
    // "could last past August"
    const Capture* side = match_.find(words_.direction);
    const bool beyond = side != nullptr && side->sense != nullptr && !side->sense->option("beyond").empty();
    if (beyond && side->first == first_ && !before(words_.determiner)) return false;
    // "this May be", "that March on": only a real month.
    return !means_after() && !(demonstrative() && weak(words_.month, "weak") && behind(words_.auxiliary));
  }

  // "Friday 14th", "Tuesday the eleventh"; not "Friday 14".
  bool ordinal_day() const {
    const Capture* c = match_.find(words_.day);
    if (c == nullptr) return false;
    if (c->cls != class_of(Builtin::day)) return has(c->first - 1, words_.definite);
    return lattice_.token(c->first).letters != LetterCase::none;
  }

  // "every Monday, Wednesday and Friday": each but the first.
  bool in_list_of_each() const {
    constexpr int kMembers = 7;
    std::uint32_t at = first_;
    for (int member = 0; member < kMembers; ++member) {
      const std::uint32_t joined = at;
      if (at > lattice_.first() && has(at - 1, words_.conjunction)) --at;
      if (at > lattice_.first() && lattice_.str(at - 1) == ",") --at;
      if (at == joined || at < lattice_.first() + 2 || !has(at - 1, words_.weekday_class)) return false;
      if (has(at - 2, words_.quantifier_class)) return true;
      --at;
    }
    return false;
  }

  // "6.43" is a clock time only with a.m., a zone or "at" by its side.
  bool clock_is_clear() const {
    // "30 a.m.", ".30 pm".
    if (const Capture* hour = match_.find(words_.hour); hour != nullptr && hour->cls == class_of(Builtin::number)) {
      if (!whole(words_.hour, 1, 12)) return false;
      // "the One O'Clock Club"
      if (hour->first > lattice_.first() && runs_on() && lattice_.token(hour->first).letters == LetterCase::capital &&
          capital(hour->last)) {
        return false;
      }
    }
    const Capture* c = match_.find(words_.clock);
    if (c == nullptr || !passage_.shapes[c->payload].ambiguous) return true;
    if (match_.find(words_.meridiem) != nullptr || match_.find(words_.zone) != nullptr) return true;
    if (lattice_.str(c->first).find('.') == std::string_view::npos) return true;
    if (c->first == lattice_.first()) return false;
    return has(c->first - 1, words_.clock_cue) && passage_.shapes[c->payload].hour > 9;
  }

  bool clock() const {
    if (match_.find(words_.meridiem) != nullptr || match_.find(words_.zone) != nullptr) return true;
    if (const Capture* word = match_.find(words_.clock_word)) return !capital(word->first) || !has_before();
    const Capture* c = match_.find(words_.clock);
    if (c == nullptr) return last_ - first_ > 1;  // "3 o'clock"
    const DateShape& shape = passage_.shapes[c->payload];
    if (shape.second >= 0) return false;  // as likely a length of time
    if (!shape.ambiguous) return !number_before();
    const bool point = lattice_.str(c->first).find('.') != std::string_view::npos;
    return (!point || shape.hour > 9) && before(words_.clock_cue);
  }

  // "about May": only a real month.
  bool about() const { return !weak(words_.month, "weak") || match_.find(words_.day) != nullptr; }

  bool weekday() const {
    if (has_before() && has(first_ - 1, words_.no_weekday)) return false;
    if (led()) return true;
    const Capture* c = match_.find(words_.weekday);
    if (weak(words_.weekday, "weak")) {
      const Sense* cue = cued() ? lattice_.sense(first_ - 1, words_.cue) : nullptr;
      const bool joined = first_ >= lattice_.first() + 2 && has(first_ - 1, words_.join) &&
                          has(first_ - 2, words_.weekday_class);  // "Thu or Fri"
      return (joined || (cue != nullptr && !cue->option("day").empty())) && !shouted(c->first) && !capital_behind();
    }
    return true;
  }

  // "in fall 2019", "the spring of last year"; not "prices fall this year".
  bool weak_season() const {
    if (!weak(words_.season, "weak") || led() || capital(first_)) return true;
    return has(first_, words_.definite) ||
           (cued() &&
            (match_.find(words_.year) != nullptr || lattice_.sense(first_ - 1, words_.cue)->option("loose").empty()));
  }

  // Told of last night: "overnight", "an overnight raid"; not "an overnight train".
  bool overnight() const {
    if (!before(words_.determiner) || !has_behind() || behind(words_.preposition)) return true;
    return behind(words_.night_event) || (last_ + 1 < lattice_.last() && has(last_ + 1, words_.night_event));
  }

  bool season() const {
    if (led() || !weak(words_.season, "weak")) return !behind(words_.whole_of) || behind_of_year();
    return !behind(words_.whole_of) && !behind(Builtin::capital) && !before(words_.no_season_cue);
  }
  bool behind_of_year() const {
    return last_ + 1 < lattice_.last() && lattice_.has(last_ + 1, class_of(Builtin::year));
  }

  // "Saturday Night Live".
  bool names_work() const { return capital(last_ - 1) && runs_on() && capital_behind(); }

  bool holiday_is_clear() const {
    const Capture* c = match_.find(words_.holiday);
    if (c == nullptr) return true;
    if (weak(words_.holiday, "weak")) {
      if (c->first == lattice_.first()) return false;
      const Sense* cue = lattice_.sense(c->first - 1, words_.cue);
      return has(c->first - 1, words_.relation) || (cue != nullptr && !cue->option("day").empty());
    }
    if (c->last == last_ && weak(words_.holiday, "feast") && before_noun()) return false;
    if (c->first != first_) return true;
    // "Walter Christmas", "Merry Christmas"; another church's has another day.
    return !capital_before() || (first_ - 1 == lattice_.first() && !has(first_ - 1, words_.given_name));
  }

  // "Christmas cards", "the Easter parade".
  bool before_noun() const {
    if (!has_behind() || lattice_.token(last_).gap != Gap::space || lattice_.token(last_).type != TokenType::word) {
      return false;
    }
    if (capital(last_)) return runs_on();
    return !behind(words_.preposition) && !behind(words_.conjunction) && !behind(words_.auxiliary) &&
           !behind(words_.adverb) && !behind(words_.past_verb) && !behind(words_.determiner) &&
           !behind(words_.pronoun) && !behind(words_.direction_class);
  }

  bool decade() const {
    const Capture* c = match_.find(words_.decade);
    if (!passage_.shapes[c->payload].ambiguous) return true;
    // "highs in the 60s" are temperatures, "in her 60s" is an age.
    const std::uint32_t front = before(words_.definite) ? first_ - 1 : first_;
    const bool degrees = front > lattice_.first() && has(front - 1, words_.preposition) &&
                         !has(front - 1, words_.whole_of) && tells_of(words_.degree_word);
    return (has(first_, words_.definite) || led()) && !degrees;
  }
};

}  // namespace

bool is_date_here(const DateWords& words, const Passage& passage, const Match& match) {
  return Judge(words, passage, match).accepts();
}

}  // namespace dateline

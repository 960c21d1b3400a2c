#include "extract/date_heading.h"

namespace dateline {
namespace {

class HeadingReader {
 public:
  HeadingReader(const DateWords& words, const VerbWords& verbs, const Lattice& lattice, std::uint32_t first,
                std::uint32_t last)
      : words_(words), verbs_(verbs), lattice_(lattice), first_(first), last_(last) {}

  Heading read() const {
    if (!heads_line()) return Heading::none;
    if (has_month()) return announces() ? Heading::announcement : Heading::entry;
    return heads_schedule() ? Heading::announcement : Heading::none;
  }

 private:
  // Nothing but a mark before it, and a colon or a dash behind it.
  bool heads_line() const {
    constexpr std::uint32_t kMarks = 3;
    if (last_ + 1 >= lattice_.last() || first_ > lattice_.first() + kMarks) return false;
    const std::string_view mark = lattice_.str(last_);
    const bool dash = mark == "-" || mark == "–" || mark == "—" || mark == "--";
    if (mark != ":" && !(dash && lattice_.token(last_).gap != Gap::glued)) return false;
    if (lattice_.token(last_ + 1).gap == Gap::glued) return false;
    for (std::uint32_t at = lattice_.first(); at < first_; ++at) {
      const TokenType type = lattice_.token(at).type;
      if (type == TokenType::word || type == TokenType::number) return false;
    }
    return true;
  }

  // "Monday: The choir sings at 7 p.m.": what is on at a certain hour, and nothing tells to be over, is to come.
  bool heads_schedule() const {
    if (!lattice_.token_has(first_, words_.weekday_class) || lattice_.str(last_) != ":") return false;
    if (tense_behind(verbs_, lattice_, last_ + 1).tense == Tense::past) return false;
    constexpr std::uint32_t kReach = 30;
    for (std::uint32_t at = last_ + 1; at < lattice_.last() && at - last_ < kReach; ++at) {
      if (lattice_.has(at, class_of(Builtin::clock)) || lattice_.token_has(at, words_.meridiem_class)) return true;
    }
    return false;
  }

  bool has_month() const {
    for (std::uint32_t at = first_; at < last_; ++at) {
      if (lattice_.token_has(at, words_.month_class)) return true;
    }
    return false;
  }

  // "May 9: The choir will sing" is to come; "May 9: The firm says it will close" was said then.
  bool announces() const {
    const std::uint32_t verb = tense_behind(verbs_, lattice_, last_ + 1).verb;
    const Sense* modal = verb > last_ ? lattice_.sense(verb, verbs_.future_verb) : nullptr;
    if (modal == nullptr || !modal->value.empty()) return false;
    for (std::uint32_t at = last_ + 1; at < verb; ++at) {
      if (lattice_.token_has(at, verbs_.report_verb)) return false;
    }
    return true;
  }

  const DateWords& words_;
  const VerbWords& verbs_;
  const Lattice& lattice_;
  const std::uint32_t first_, last_;
};

}  // namespace

Heading heading_of(const DateWords& words, const VerbWords& verbs, const Lattice& lattice, std::uint32_t first,
                   std::uint32_t last) {
  return HeadingReader(words, verbs, lattice, first, last).read();
}

}  // namespace dateline

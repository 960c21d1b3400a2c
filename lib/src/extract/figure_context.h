// What stands around a match, and whether that lets it be an amount.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/figures_data.h"

namespace dateline {

// The words and signs around one match, asked by position; positions outside the sentence answer no.
class FigureContext {
 public:
  using At = std::int64_t;

  FigureContext(const FigureReader::Data& data, const Passage& passage, const Match& match)
      : d_(data), passage_(passage), lattice_(passage.lattice), first_(match.first), last_(match.last) {}

  bool inside(At at) const { return at >= lattice_.first() && at < lattice_.last(); }
  bool is(At at, ClassId cls) const { return d_.is(lattice_, at, cls); }
  const Token& token(At at) const { return lattice_.token(static_cast<std::uint32_t>(at)); }
  std::string_view str(At at) const { return lattice_.str(static_cast<std::uint32_t>(at)); }
  bool word(At at) const { return inside(at) && token(at).type == TokenType::word; }
  bool digits(At at) const { return inside(at) && token(at).type == TokenType::number; }
  bool glued(At at) const { return inside(at) && token(at).gap == Gap::glued; }
  bool letters(At at, LetterCase letters) const { return word(at) && token(at).letters == letters; }
  bool punctuation(At at) const {
    return inside(at) && (token(at).type == TokenType::punctuation || token(at).type == TokenType::symbol);
  }
  // The sentence's end counts as punctuation.
  bool stops(At at) const { return !inside(at) || punctuation(at) || token(at).gap == Gap::paragraph; }

  bool identifier() const;
  bool money(const Match& match, const Figure& figure) const;
  bool of_nation(const Match& match, const Capture& nation, const Figure& figure) const;
  bool measure(const Match& match) const;
  bool count(const Match& match, const FigureRule& rule, const Figure& figure) const;
  bool fraction(const Match& match) const;
  bool names_unit(const Number& number) const;
  bool part_of_one(const Match& match) const;
  bool age(const Match& match, const FigureRule& rule, const Figure& figure) const;
  bool ratio(const Match& match) const;
  bool spoken(const Match& match) const;
  bool talked_about(const Match& match, const Figure& figure) const;
  bool spread(const Match& match, const Figure& figure) const;
  bool silent(const Match& match, const FigureRule& rule) const;
  bool unit_told(std::string_view what) const;
  // "20 degrees north"
  bool directed(At at) const { return is(at, d_.compass); }
  bool plural(const Match& match) const;
  // Whether the sentence speaks of gold and the like, and the match of nothing else.
  bool of_metal() const;
  bool told_change(At at) const { return d_.change_verb(lattice_, static_cast<std::uint32_t>(at)) >= 0; }

 private:
  const Entity* name_before(At at) const;
  bool named(At at) const;
  bool alone() const;
  bool product_before() const;
  bool money_told(const Match& match) const;
  bool place_name(const Match& match, At noun) const;
  bool of_name() const;
  bool year_like(const Number& number) const;
  bool years(const Number& from, const Number& to) const;
  bool acts() const;
  bool acts(const Number& number) const;
  bool part_of_whole(const Match& match, const Number& number) const;
  bool told(const Match& match) const;
  bool placed(At at) const;
  bool priced(const Match& match, const Number& number) const;
  bool millions() const;
  bool millions_act() const;
  bool length_at(At at) const;
  bool parallel() const;
  bool bracketed(const Match& match) const;
  bool labelled() const;
  bool rated(const Match& match) const;
  bool given_name_before() const;
  bool at_age(const Match& match, const Figure& figure) const;
  bool decimals_told(const Match& match, const Number& number) const;
  bool moved(const Number& number) const;
  bool bare_count(const Match& match, const Number& number) const;
  bool anaphoric() const;
  bool parts(At at) const;
  bool changes(At at) const;
  bool owns() const;
  bool listed_dates() const;
  bool leads_whole() const;
  bool level_noun(At at, bool reached) const;
  bool definite_adjective(At at) const;
  bool time_of_day_or_date(const Number& number) const;

  const FigureReader::Data& d_;
  const Passage& passage_;
  const Lattice& lattice_;
  At first_, last_;
};

}  // namespace dateline

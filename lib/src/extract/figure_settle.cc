// Which currency an ambiguous sign means, where something else in the article says so.
#include <unicode/ucurr.h>

#include <algorithm>
#include <string>

#include "extract/figures.h"

namespace dateline {

namespace {

// The currency in use in a country (ISO 3166), by CLDR; "" where there is none.
std::string currency_of(const std::string& country) {
  UErrorCode status = U_ZERO_ERROR;
  UChar code[4] = {};
  const auto size = ucurr_forLocale(("_" + country).c_str(), code, 4, &status);
  std::string out;
  if (U_FAILURE(status) || size != 3) return out;
  for (const UChar c : code) {
    if (c != 0) out += static_cast<char>(c);
  }
  return out;
}

bool may_mean(const Figure& figure, const std::string& code) {
  const auto& all = figure.candidates;
  return figure.unit == code || std::find(all.begin(), all.end(), code) != all.end();
}

// The currency of the place that the dateline names: "MANILA, May 3 -". Agencies write a bare dollar for that of the
// United States wherever they report from, so `agency` tells whether one stands there.
std::string currency_of_dateline(const Document::Data& document, bool& agency) {
  agency = false;
  std::string code;
  for (const Zone& zone : document.zones) {
    if (zone.role != ZoneRole::dateline) continue;
    const std::string_view text = std::string_view(document.text).substr(zone.span.begin, zone.span.size());
    agency = text.find('(') != std::string_view::npos;
    for (const Annotation& a : document.annotations) {
      const auto* entity = std::get_if<Entity>(&a.value);
      if (!entity || !a.span.overlaps(zone.span)) continue;
      agency = agency || entity->type == EntityType::org;
      if (code.empty() && !entity->country.empty()) code = currency_of(entity->country);
    }
    break;
  }
  return code;
}

// Two amounts side by side, "5 million Australian dollars ($3.3 million)", are one in two currencies: the sign means
// another than the one that is named.
bool restates(const Document::Data& document, Span first, Span second) {
  if (second.begin < first.end || second.begin - first.end > 3) return false;
  const std::string_view between = std::string_view(document.text).substr(first.end, second.begin - first.end);
  return between.find('(') != std::string_view::npos;
}

// Whether a currency is used far from home, so that the countries an article names say nothing of it.
bool used_abroad(const std::string& code) { return code == "USD" || code == "GBP" || code == "EUR"; }

// The currencies of the countries that an article names; more than a handful say nothing.
std::vector<std::string> currencies_of_places(const Document::Data& document) {
  constexpr std::size_t kMostCountries = 12;
  std::vector<std::string> countries, codes;
  for (const Annotation& a : document.annotations) {
    const auto* entity = std::get_if<Entity>(&a.value);
    if (!entity || entity->country.empty()) continue;
    if (entity->type != EntityType::gpe && entity->type != EntityType::norp) continue;
    if (std::find(countries.begin(), countries.end(), entity->country) != countries.end()) continue;
    countries.push_back(entity->country);
    if (countries.size() > kMostCountries) return {};
    codes.push_back(currency_of(entity->country));
  }
  return codes;
}

// Of the currencies that a figure may mean the one whose country is named; "" where several are, or none.
std::string currency_of_places(const Figure& figure, const std::vector<std::string>& codes) {
  std::string found;
  for (const std::string& code : codes) {
    if (code.empty() || code == found || !may_mean(figure, code)) continue;
    if (!found.empty()) return {};
    found = code;
  }
  return found;
}

}  // namespace

void settle_currencies(const Document::Data& document, const std::vector<Annotation*>& found) {
  std::vector<std::pair<Span, Figure*>> money;
  bool open = false;
  for (Annotation* annotation : found) {
    auto* figure = std::get_if<Figure>(&annotation->value);
    if (!figure || figure->type != FigureType::money) continue;
    money.emplace_back(annotation->span, figure);
    open = open || figure->assumed;
  }
  if (!open) return;
  // Currencies that are named, and those that stand beside an ambiguous sign.
  std::vector<std::string> named, beside;
  for (std::size_t i = 0; i < money.size(); ++i) {
    if (!money[i].second->assumed) {
      const std::string& code = money[i].second->unit;
      if (std::find(named.begin(), named.end(), code) == named.end()) named.push_back(code);
    }
    if (i == 0 || money[i].second->assumed == money[i - 1].second->assumed) continue;
    if (restates(document, money[i - 1].first, money[i].first))
      beside.push_back(money[money[i].second->assumed ? i - 1 : i].second->unit);
  }
  bool agency = false;
  const std::string local = currency_of_dateline(document, agency);
  std::vector<std::string> places;
  bool looked = false;
  for (const auto& entry : money) {
    Figure& figure = *entry.second;
    if (!figure.assumed) continue;
    std::string code;
    int fitting = 0;
    for (const std::string& one : named) {
      if (!may_mean(figure, one)) continue;
      ++fitting;
      if (std::find(beside.begin(), beside.end(), one) == beside.end()) code = one;
    }
    if (fitting > 1) continue;
    if (code.empty() && fitting == 0 && !local.empty() && may_mean(figure, local) && !(agency && figure.unit == "USD"))
      code = local;
    if (code.empty() && fitting == 0 && !used_abroad(figure.unit)) {
      if (!looked) places = currencies_of_places(document), looked = true;
      code = currency_of_places(figure, places);
    }
    if (code.empty()) continue;
    figure.unit = code;
    figure.assumed = false;
    figure.candidates.clear();
  }
}

}  // namespace dateline

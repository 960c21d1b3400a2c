// Which currency an ambiguous sign means, and which scale bare degrees are of, where something else in the article says
// so.
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

// A country's currency, and how often the article names the country.
struct NamedCurrency {
  std::string code, country;
  std::size_t times = 0;
};

// The currencies of the countries that an article names; more than a handful say nothing.
std::vector<NamedCurrency> currencies_of_places(const Document::Data& document) {
  constexpr std::size_t kMostCountries = 12;
  std::vector<NamedCurrency> out;
  for (const Annotation& a : document.annotations) {
    const auto* entity = std::get_if<Entity>(&a.value);
    if (!entity || entity->country.empty()) continue;
    if (entity->type != EntityType::gpe && entity->type != EntityType::norp) continue;
    const auto known =
        std::find_if(out.begin(), out.end(), [&](const NamedCurrency& c) { return c.country == entity->country; });
    if (known != out.end()) {
      ++known->times;
      continue;
    }
    if (out.size() == kMostCountries) return {};
    out.push_back({currency_of(entity->country), entity->country, 1});
  }
  return out;
}

// Of the currencies that a figure may mean the one whose country is named; of several the one that is named twice as
// often as any other, and then the amount stays `assumed`.
void settle_by_places(const std::vector<NamedCurrency>& named, Figure& figure) {
  const NamedCurrency* most = nullptr;
  std::size_t others = 0;
  for (const NamedCurrency& one : named) {
    if (one.code.empty() || !may_mean(figure, one.code)) continue;
    if (most && most->code == one.code) continue;
    if (!most || one.times > most->times) {
      others = most ? std::max(others, most->times) : others;
      most = &one;
    } else {
      others = std::max(others, one.times);
    }
  }
  if (!most || most->times < 2 * others) return;
  figure.unit = most->code;
  if (others > 0) return;
  figure.assumed = false;
  figure.candidates.clear();
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
  std::vector<NamedCurrency> places;
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
      settle_by_places(places, figure);
    }
    if (code.empty()) continue;
    figure.unit = code;
    figure.assumed = false;
    figure.candidates.clear();
  }
}

void settle_degrees(const Document::Data& document, const std::vector<Annotation*>& found) {
  constexpr const char* kCelsius = "Cel";
  constexpr const char* kFahrenheit = "[degF]";
  const auto settle = [](Figure& figure, const char* unit) {
    figure.unit = unit;
    figure.assumed = false;
    figure.candidates.clear();
  };
  std::vector<Annotation*> open;
  bool celsius = false, fahrenheit = false;
  for (Annotation* annotation : found) {
    auto* figure = std::get_if<Figure>(&annotation->value);
    if (!figure || (figure->unit != kCelsius && figure->unit != kFahrenheit)) continue;
    if (figure->assumed) {
      open.push_back(annotation);
    } else if (!open.empty() && restates(document, open.back()->span, annotation->span)) {
      // "35 degrees (1.7 Celsius)"
      settle(std::get<Figure>(open.back()->value), figure->unit == kCelsius ? kFahrenheit : kCelsius);
      open.pop_back();
    } else {
      (figure->unit == kCelsius ? celsius : fahrenheit) = true;
    }
  }
  if (open.empty()) return;
  if (celsius != fahrenheit) {
    for (Annotation* annotation : open) settle(std::get<Figure>(annotation->value), celsius ? kCelsius : kFahrenheit);
    return;
  }
  std::size_t american = 0, other = 0;
  for (const Annotation& a : document.annotations) {
    const auto* entity = std::get_if<Entity>(&a.value);
    if (!entity || entity->type != EntityType::gpe || entity->country.empty()) continue;
    ++(entity->country == "US" ? american : other);
  }
  if (american <= other) return;
  for (Annotation* annotation : open) std::get<Figure>(annotation->value).unit = kFahrenheit;
}

}  // namespace dateline

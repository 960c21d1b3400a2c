#include "gazetteer/import.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "dateline/error.h"
#include "gazetteer/fields.h"
#include "gazetteer/normalise.h"
#include "model/names.h"
#include "model/utf8.h"

namespace dateline {

namespace {

constexpr std::size_t kFlushAt = std::size_t{1} << 16;

struct Format {
  const char* name;
  void (*read)(LineReader&, ImportSink&);
  const char* origin;     // who made the list, and its licence; empty where that is not known
  bool others = false;    // of names that no one chose for articles: ordinary words among them are weak
  bool capitals = false;  // often writes names in capitals alone
  bool merge = false;     // several rows make one thing
};
constexpr Format kFormats[] = {
    {"csv", import_table, ""},
    {"ftm", import_ftm,
     "FollowTheMoney entities. Those of OpenSanctions (https://www.opensanctions.org): CC BY-NC 4.0.", true, true},
    {"geonames", import_geonames, "From GeoNames (https://www.geonames.org), CC BY 4.0, (c) GeoNames.", true},
    {"list", import_list, ""},
    {"spacy", import_spacy, "", false, false, true},
    {"tsv", import_table, ""},
    {"wikidata", import_wikidata, "From Wikidata (https://www.wikidata.org), CC0.", true},
};

const Format& format_named(const std::string& name) {
  for (const Format& format : kFormats) {
    if (name == format.name) return format;
  }
  throw Error("unknown format " + name);
}

// One space for each run of white space, none at the ends.
std::string single_spaced(std::string_view text) {
  std::string out;
  bool pending = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_character(text, at);
    if (c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000) {
      pending = true;
      continue;
    }
    if (pending && !out.empty()) out += ' ';
    pending = false;
    out.append(text.substr(begin, at - begin));
  }
  return out;
}

// What the syntax of sources leaves no way to write.
bool writable(std::string_view name) {
  return name.find('|') == std::string_view::npos && !name.ends_with('}') && !name.starts_with('#') &&
         !name.starts_with('!');
}

std::uint64_t hash_of(std::string_view bytes) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return h;
}

}  // namespace

const std::vector<std::string>& gazetteer_formats() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Format& format : kFormats) all.emplace_back(format.name);
    return all;
  }();
  return names;
}

ImportCount import_gazetteer(const GazetteerImport& how, const std::vector<std::string>& paths,
                             const std::function<void(std::string_view)>& write, const ImportSkip& skip) {
  const Format& format = format_named(how.format);
  GazetteerImport adapted = how;
  adapted.title_case = how.title_case || format.capitals;
  adapted.merge = how.merge || format.merge;
  if (how.lang.empty() && format.others) adapted.lang = "en";
  if (adapted.lang == "none") adapted.lang.clear();
  ImportSink sink(adapted, write, skip);
  try {
    if (*format.origin) sink.comment(format.origin);
    std::string header;
    for (std::size_t i = 0; i < kColumnCount; ++i)
      header.append(i > 0 ? "\t" : "").append(name_of(static_cast<Column>(i)));
    write(header + "\n");
    for (const std::string& path : paths) {
      LineReader lines(path);
      sink.begin(lines);
      format.read(lines, sink);
    }
    return sink.finish();
  } catch (const Error& error) {
    sink.spoil(error.what());
    throw;
  }
}

void ImportRow::add(std::string_view name, bool weak, CaseRule rule) {
  names.push_back({std::string(name), rule, weak});
}

std::string title_case(std::string_view name) {
  constexpr int kShort = 3;
  if (!is_upper(name)) return std::string(name);
  std::string out;
  bool longer = false;
  int words = 0;
  for (std::size_t at = 0; at < name.size();) {
    // A word: letters; what stands between is kept.
    std::vector<UChar32> letters;
    std::size_t end = at;
    while (end < name.size()) {
      std::size_t next = end;
      const UChar32 c = static_cast<UChar32>(next_character(name, next));
      if (!u_isalpha(c)) break;
      letters.push_back(c);
      end = next;
    }
    if (letters.empty()) {
      append_utf8(out, next_character(name, at));
      continue;
    }
    ++words;
    const bool capital = letters.size() > kShort;
    longer = longer || capital;
    for (std::size_t i = 0; i < letters.size(); ++i)
      append_utf8(out, static_cast<char32_t>(i == 0 && capital ? letters[i] : u_tolower(letters[i])));
    at = end;
  }
  return words > 1 && longer ? out : std::string(name);
}

ImportSink::ImportSink(const GazetteerImport& how, std::function<void(std::string_view)> write, ImportSkip skip)
    : how_(how), write_(std::move(write)), skip_(std::move(skip)), ordinary_(how.lang, how.weak_words) {
  const auto type_named = [](const std::string& name) {
    EntityType type = EntityType::org;
    if (!value_of(name, type)) throw Error("unknown type " + name);
    return type;
  };
  if (!how.type.empty()) default_ = type_named(how.type);
  for (const auto& [theirs, ours] : how.types) {
    types_[theirs] = ours == "-" ? std::optional<EntityType>() : type_named(ours);
  }
}

void ImportSink::comment(std::string_view text) { write_("# " + std::string(text) + "\n"); }

std::optional<EntityType> ImportSink::type_of(std::string_view word, std::optional<EntityType> usual) const {
  const auto at = types_.find(std::string(word));
  return at == types_.end() ? usual : at->second;
}

void ImportSink::skip(std::string_view reason) {
  ++count_.skipped;
  skip_(lines_->path() + ":" + std::to_string(lines_->number()), reason);
}

void ImportSink::broken(std::string_view reason) {
  if (!how_.keep_going) throw Error(lines_->path(), lines_->number(), reason);
  skip(reason);
}

void ImportSink::add(ImportRow& row) {
  if (row.weight < how_.least_weight || !clean(row)) return;
  if (how_.merge && !row.id.empty()) {
    merge(row);
  } else {
    write(row);
  }
}

bool ImportSink::clean(ImportRow& row) {
  for (const std::string* field : {&row.id, &row.canonical, &row.region}) {
    if (invalid_byte(*field) == std::string_view::npos) continue;
    broken("not valid UTF-8");
    return false;
  }
  row.canonical = single_spaced(row.canonical);
  clean_names(row);
  if (row.names.empty()) return false;
  if (!row.canonical.empty() && !fault_of_name(row.canonical).empty()) row.canonical.clear();
  if (row.canonical == row.names[0].text) row.canonical.clear();
  if (!row.id.empty()) row.id = how_.id_prefix + row.id;
  if (!valid_id(row.id) || !control_character(row.id).empty()) {
    skip("malformed id " + row.id);
    return false;
  }
  if (!row.country.empty() && !valid_country(row.country)) {
    skip("country left out: " + row.country + " is no ISO 3166 code of two letters");
    row.country.clear();
  }
  if (!control_character(row.region).empty() || row.region.find('\t') != std::string::npos) row.region.clear();
  clean_place(row);
  clean_dates(row);
  return true;
}

void ImportSink::clean_names(ImportRow& row) {
  std::vector<SourceName> kept;
  bool named = false;  // for a row without names
  for (SourceName& name : row.names) {
    named = true;
    if (invalid_byte(name.text) != std::string_view::npos) {
      skip("name left out: not valid UTF-8");
      continue;
    }
    name.text = single_spaced(name.text);
    if (how_.title_case) name.text = title_case(name.text);
    std::string fault = fault_of_name(name.text);
    const std::string control = control_character(name.text);
    if (fault.empty() && !control.empty()) fault = "control character " + control;
    if (fault.empty() && !writable(name.text)) fault = "a source cannot write " + name.text;
    if (!fault.empty()) {
      skip("name left out: " + fault);
      continue;
    }
    name.weak = name.weak || ordinary_.is_weak(name.text, row.weight);
    const auto same = std::find_if(kept.begin(), kept.end(), [&](const SourceName& n) { return n.text == name.text; });
    if (same == kept.end()) kept.push_back(std::move(name));
  }
  if (!named) skip("row left out: empty name");
  row.names = std::move(kept);
}

void ImportSink::clean_place(ImportRow& row) {
  if (row.lat.empty() && row.lon.empty()) return;
  std::int32_t ignored;
  if (parse_degrees(row.lat, 90, ignored) && parse_degrees(row.lon, 180, ignored)) return;
  skip("coordinates left out: " + row.lat + " " + row.lon);
  row.lat.clear();
  row.lon.clear();
}

void ImportSink::clean_dates(ImportRow& row) {
  for (std::string* date : {&row.from, &row.to}) {
    date->resize(std::min(date->find('T'), date->size()));
    if (date->empty() || valid_date(*date)) continue;
    skip("date left out: " + *date);
    date->clear();
  }
  if (row.from.empty() || row.to.empty() || row.from <= row.to) return;
  skip("dates left out: it ends before it begins");
  row.from.clear();
  row.to.clear();
}

void ImportSink::merge(ImportRow& row) {
  const auto [at, is_new] = held_by_id_.try_emplace(row.id + '\t' + std::string(name_of(row.type)), held_.size());
  if (is_new) {
    held_.push_back(std::move(row));
    return;
  }
  ImportRow& first = held_[at->second];
  for (SourceName& name : row.names) {
    const auto same =
        std::find_if(first.names.begin(), first.names.end(), [&](const SourceName& n) { return n.text == name.text; });
    if (same == first.names.end()) first.names.push_back(std::move(name));
  }
  for (auto field :
       {&ImportRow::canonical, &ImportRow::country, &ImportRow::region, &ImportRow::from, &ImportRow::to}) {
    if ((first.*field).empty()) first.*field = row.*field;
  }
  if (first.lat.empty()) first.lat = row.lat, first.lon = row.lon;
  first.weight = std::max(first.weight, row.weight);
}

void ImportSink::write(const ImportRow& row) {
  static constexpr std::string_view kRules[] = {"", "{upper}", "{exact}", "{any}"};
  const std::size_t begin = out_.size();
  const auto put = [&](std::string_view field) { out_.append(1, '\t').append(field); };
  const auto put_name = [&](const SourceName& name) {
    out_.append(name.text).append(kRules[static_cast<std::size_t>(name.rule)]).append(name.weak ? "{weak}" : "");
  };
  put_name(row.names[0]);
  put(name_of(row.type));
  put(row.id);
  put(row.canonical);
  out_ += '\t';
  for (std::size_t i = 1; i < row.names.size(); ++i) {
    if (i > 1) out_ += '|';
    put_name(row.names[i]);
  }
  put(row.country);
  put(row.region);
  put(row.lat);
  put(row.lon);
  put(row.weight > 0 ? std::to_string(row.weight) : std::string());
  put({});  // case and weak stand with the names
  put({});
  put(row.from);
  put(row.to);
  out_ += '\n';
  if (row.id.empty() && !written_.insert(hash_of(std::string_view(out_).substr(begin))).second) {
    out_.resize(begin);
    skip("row left out: " + row.names[0].text + " stood there before");
    return;
  }
  ++count_.rows;
  count_.names += row.names.size();
  if (out_.size() > kFlushAt) flush();
}

void ImportSink::flush() {
  write_(out_);
  out_.clear();
}

ImportCount ImportSink::finish() {
  for (const ImportRow& row : held_) write(row);
  held_.clear();
  flush();
  return count_;
}

void ImportSink::spoil(std::string_view reason) {
  out_.append("!incomplete\t").append(single_spaced(reason)).append("\n");
  flush();
}

}  // namespace dateline

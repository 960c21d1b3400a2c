// Runs the cases of corpus/LANG/*.cases: text with its spans in brackets, a tab, what must come out. The notation is on
// top of each file. A file checks annotations of its own kind alone, and every rule of its grammar must win somewhere
// in it.
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "catch.h"
#include "dateline/analyzer.h"
#include "extract/dates.h"
#include "extract/figures.h"
#include "extract/name_candidates.h"
#include "extract/select.h"
#include "language/language_data.h"
#include "model/document_data.h"

using namespace dateline;

namespace {

struct Case {
  int line = 0;
  std::string text;
  std::vector<Span> spans;
  std::vector<std::string> expected;
  std::string date;
};

std::vector<std::string> split(const std::string& text, const std::string& by) {
  std::vector<std::string> out;
  std::size_t from = 0;
  for (std::size_t at; (at = text.find(by, from)) != std::string::npos; from = at + by.size()) {
    out.push_back(text.substr(from, at - from));
  }
  out.push_back(text.substr(from));
  return out;
}

// Takes the brackets out; "\[" and "\]" stand for themselves, "\n" for a line end.
Case read_case(const std::string& marked, const std::string& expected) {
  Case out;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] == '\\' && i + 1 < marked.size()) {
      out.text += marked[++i] == 'n' ? '\n' : marked[i];
    } else if (marked[i] == '[') {
      out.spans.push_back({static_cast<std::uint32_t>(out.text.size()), 0});
    } else if (marked[i] == ']') {
      REQUIRE_FALSE(out.spans.empty());
      out.spans.back().end = static_cast<std::uint32_t>(out.text.size());
    } else {
      out.text += marked[i];
    }
  }
  if (expected != "-") out.expected = split(expected, " | ");
  return out;
}

std::vector<Case> read_cases(const std::string& path) {
  std::ifstream file(path);
  REQUIRE(file);
  std::vector<Case> out;
  std::string date, line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    INFO(path << ":" << number << ": " << line);
    if (line.starts_with("@date ")) {
      date = line.substr(6) == "-" ? "" : line.substr(6);
      continue;
    }
    const std::size_t tab = line.find('\t');
    REQUIRE(tab != std::string::npos);
    Case one = read_case(line.substr(0, tab), line.substr(tab + 1));
    REQUIRE(one.spans.size() == one.expected.size());
    one.line = number;
    one.date = date;
    out.push_back(std::move(one));
  }
  return out;
}

std::string amount_of(const Figure& f) {
  const auto str = [](const std::optional<Decimal>& d) { return d ? d->str() : std::string("?"); };
  const bool both = f.low && f.high && f.bound != Bound::exact;
  switch (f.bound) {
    case Bound::exact:
      return str(f.value);
    case Bound::about:
      return "~" + (both ? str(f.low) + ".." + str(f.high) : str(f.value));
    case Bound::at_least:
      return ">=" + str(f.low);
    case Bound::more_than:
      return ">" + str(f.low);
    case Bound::at_most:
      return "<=" + str(f.high);
    case Bound::less_than:
      return "<" + str(f.high);
    case Bound::range:
      return str(f.low) + ".." + str(f.high);
  }
  return "?";
}

// `wanted` shows which of the optional parts are asked for.
std::string written(const Figure& f, const std::string& wanted) {
  static const std::map<FigureType, std::string> kTypes = {{FigureType::money, "money"},
                                                           {FigureType::count, "count"},
                                                           {FigureType::percent, "percent"},
                                                           {FigureType::measure, "measure"}};
  std::string out = kTypes.at(f.type) + " ";
  const std::string unit = f.unit + (f.assumed ? "?" : "");
  if (f.type == FigureType::money && !unit.empty()) out += unit + " ";
  out += amount_of(f);
  if (f.type != FigureType::money && !unit.empty()) out += " " + unit;
  if (!f.per.empty()) out += " /" + f.per;
  if (f.change != Change::none) out += f.change == Change::up ? " up" : " down";
  if (f.of) out += " of " + f.of->str();
  if (f.object) out += " " + f.object->text;
  if (!f.issue.empty()) out += " !" + f.issue;
  if (wanted.find(" about ") != std::string::npos && !f.about.empty()) out += " about " + f.about;
  return out;
}

std::string written(const DateValue& d, const std::string& wanted) {
  static const std::map<DateType, std::string> kTypes = {
      {DateType::date, "DATE"}, {DateType::time, "TIME"}, {DateType::duration, "DURATION"}, {DateType::set, "SET"}};
  std::string out = kTypes.at(d.type) + " " + d.value;
  if (!d.mod.empty()) out += " " + d.mod;
  if (!d.quant.empty()) out += " quant=" + d.quant;
  if (!d.freq.empty()) out += " freq=" + d.freq;
  if (wanted.find(" = ") != std::string::npos) out += " = " + d.from + ".." + d.to;
  if (wanted.find(" edtf ") != std::string::npos) out += " edtf " + d.edtf;
  if (wanted.find(" !") != std::string::npos && !d.issue.empty()) out += " !" + d.issue;
  return out;
}

std::string written(const Entity& e, const std::string& wanted) {
  static const char* const kTypes[] = {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT"};
  std::string out = kTypes[static_cast<std::size_t>(e.type)];
  if (wanted.find(' ') == std::string::npos) return out;
  if (wanted.ends_with(" -")) return out + " " + (e.id.empty() ? "-" : e.id);
  const bool id = wanted.find(':') != std::string::npos;
  return out + " " + (id ? e.id : e.name);
}

std::string written(const Annotation& a, const std::string& wanted) {
  return std::visit([&](const auto& value) { return written(value, wanted); }, a.value);
}

// One kind of cases: which file, which grammar, which annotations.
struct Kind {
  const char* cases;
  const char* grammar;
  std::size_t index;
};

class Runner {
 public:
  explicit Runner(const std::string& code)
      : language_(Language::load(code)),
        analyzer_(language_, Gazetteer::open_default()),
        figures_(language_->data()),
        dates_(language_->data()),
        numbers_(language_->data()),
        names_(language_->data(), Gazetteer::open_default()) {}

  // Returns the annotations of the kind, and adds the rules that won to `fired`.
  std::vector<Annotation> run(const Case& one, const Kind& kind, std::set<std::string>& fired) {
    Document document(one.text, "case");
    document.info().lang = language_->code();
    document.info().date = one.date;
    if (!one.date.empty()) document.info().date_from = "option";
    // One zone: a line of a case is no headline.
    document.data().zones = {{{0, static_cast<std::uint32_t>(one.text.size())}, ZoneRole::body}};
    document.data().made = kZones;
    analyzer_.analyze(document, kZones | kSentences | kTokens | kEntities | kFigures | kDates);
    std::vector<Annotation> out;
    for (const Annotation& a : document.annotations()) {
      if (a.value.index() != kind.index) continue;
      out.push_back(a);
      fired.insert(a.rule);
    }
    silent_winners(document, kind, fired);
    return out;
  }

  std::set<std::string> rules_of(const char* grammar) const {
    std::set<std::string> out;
    for (const Rule& rule : language_->data().grammar(grammar).rules()) out.insert(rule.id);
    return out;
  }

 private:
  // Rules that give nothing show only in the readings.
  void silent_winners(const Document& document, const Kind& kind, std::set<std::string>& fired) {
    const Document::Data& data = document.data();
    if (kind.index == 0) return silent_names(data, fired);
    for (std::uint32_t i = 0; i < data.sentences.size(); ++i) {
      std::vector<Number> numbers;
      std::vector<DateShape> shapes;
      Readings readings;
      lattice_.reset(language_->data().lexicon, data.text, data.tokens, data.sentences[i].first,
                     data.sentences[i].last);
      numbers_.compose(lattice_, numbers);
      mark_date_shapes(lattice_, shapes);
      const AnalyzerOptions options;
      const Passage passage{data, language_->data(), options, lattice_, i, ZoneRole::body, numbers, shapes};
      figures_.read(passage, readings);
      dates_.read(passage, readings);
      select_readings(false, readings);
      for (const Reading& reading : readings.list) {
        if (reading.silent && kind.index == static_cast<std::size_t>(reading.kind)) fired.emplace(reading.rule);
      }
    }
  }

  void silent_names(const Document::Data& data, std::set<std::string>& fired) {
    lattice_.start(language_->data().lexicon, data.text, data.tokens);
    for (const Sentence& sentence : data.sentences) {
      lattice_.enter(sentence.first, sentence.last);
      lattice_.lay_phrases();
    }
    NameCandidates all;
    NameFinder::Found found;
    names_.find(data, {}, lattice_, all, found);
    for (const auto& list : found) {
      for (const NameCandidate& c : list) {
        if (c.silent) fired.emplace(c.rule);
      }
    }
  }

  std::shared_ptr<const Language> language_;
  Analyzer analyzer_;
  FigureReader figures_;
  DateReader dates_;
  NumberComposer numbers_;
  NameFinder names_;
  Lattice lattice_;
};

std::string listed(const std::vector<Annotation>& found, const std::string& text, const Case& one) {
  std::string out;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::string wanted = i < one.expected.size() ? one.expected[i] : "";
    out += "  [" + text.substr(found[i].span.begin, found[i].span.size()) + "] " + written(found[i], wanted) + "   (" +
           found[i].rule + ")\n";
  }
  return out.empty() ? "  nothing\n" : out;
}

void check_file(const std::string& folder, const Kind& kind) {
  const std::string path = folder + "/" + kind.cases;
  if (!std::filesystem::exists(path)) return;
  Runner runner(std::filesystem::path(folder).filename().string());
  std::set<std::string> fired;
  for (const Case& one : read_cases(path)) {
    const auto found = runner.run(one, kind, fired);
    bool right = found.size() == one.expected.size();
    for (std::size_t i = 0; right && i < found.size(); ++i) {
      right = found[i].span == one.spans[i] && written(found[i], one.expected[i]) == one.expected[i];
    }
    INFO(path << ":" << one.line << ": " << one.text << "\nfound:\n" << listed(found, one.text, one));
    CHECK(right);
  }
  for (const std::string& rule : runner.rules_of(kind.grammar)) {
    INFO(kind.grammar << ".rules: " << rule << " wins in no case of " << path);
    CHECK(fired.count(rule) == 1);
  }
}

const std::string kCorpus = std::string(DATELINE_SOURCE_DIR) + "/corpus/en";

}  // namespace

TEST_CASE("figures") { check_file(kCorpus, {"figures.cases", "figures", 1}); }
TEST_CASE("dates") { check_file(kCorpus, {"dates.cases", "dates", 2}); }
TEST_CASE("entities") { check_file(kCorpus, {"entities.cases", "names", 0}); }

// A class that two shipped tables happened on would mix their words without a message; a reader's own table may go on
// with one.
TEST_CASE("each class of the shipped tables stands in one of them") {
  std::map<std::string, std::string> home;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(DATELINE_SOURCE_DIR) + "/lib/lang/en")) {
    if (entry.path().extension() != ".words") continue;
    const std::string file = entry.path().filename().string();
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      if (line.empty() || line[0] != '[') continue;
      const std::string name = line.substr(1, line.find_first_of(" ]") - 1);
      const std::string first = home.emplace(name, file).first->second;
      INFO("[" << name << "] in " << first << " and in " << file);
      CHECK(first == file);
    }
  }
  CHECK(home.size() > 100);
}

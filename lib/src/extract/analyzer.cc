#include "dateline/analyzer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "article/publication.h"
#include "article/zones.h"
#include "calendar/fiscal.h"
#include "dateline/error.h"
#include "extract/dates.h"
#include "extract/figures.h"
#include "extract/names.h"
#include "extract/passage.h"
#include "extract/select.h"
#include "syntax/sentences.h"

namespace dateline {

namespace {

constexpr Parts kFindings = kEntities | kFigures | kDates;

Parts part_of(const Annotation& a) {
  static constexpr Parts kParts[] = {kEntities, kFigures, kDates};
  return kParts[a.value.index()];
}

bool comes_before(const Annotation& a, const Annotation& b) {
  if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
  if (a.span.end != b.span.end) return a.span.end > b.span.end;
  return a.value.index() < b.value.index();
}

// Sorts what the pointers point to. Annotations are large: each is moved once, when all is decided.
void sort_annotations(std::vector<Annotation*>& annotations) {
  const auto before = [](const Annotation* a, const Annotation* b) { return comes_before(*a, *b); };
  if (std::is_sorted(annotations.begin(), annotations.end(), before)) return;
  std::stable_sort(annotations.begin(), annotations.end(), before);
}

std::vector<Annotation> moved_from(const std::vector<Annotation*>& annotations) {
  std::vector<Annotation> out;
  out.reserve(annotations.size());
  for (Annotation* a : annotations) out.push_back(std::move(*a));
  return out;
}

// The readings of one kind in a document, sentence by sentence.
struct KindReadings {
  std::vector<Reading> list;
  std::vector<Span> of_sentence;  // where those of each sentence stand in `list`

  void clear(std::size_t sentences) {
    list.clear();
    of_sentence.assign(sentences, Span{});
  }
  void take(std::uint32_t sentence, const std::vector<Reading>& readings) {
    of_sentence[sentence].begin = static_cast<std::uint32_t>(list.size());
    list.insert(list.end(), readings.begin(), readings.end());
    of_sentence[sentence].end = static_cast<std::uint32_t>(list.size());
  }
  void give(std::uint32_t sentence, std::vector<Reading>& readings) const {
    const Span span = of_sentence[sentence];
    readings.insert(readings.end(), list.begin() + span.begin, list.begin() + span.end);
  }
};

// What is reused from document to document; one a thread.
struct Scratch {
  Lattice lattice;
  std::vector<Number> numbers;
  std::vector<DateShape> shapes;
  Readings readings;  // of the sentence in hand
  std::array<KindReadings, 3> kinds;
};

// Not inlined: where the compiler sees whose address it is, it asks the thread for it again at each use.
[[gnu::noinline]] Scratch& thread_scratch() {
  thread_local Scratch scratch;
  return scratch;
}

// Cuts the text into words, unless an earlier call has, and looks each up once. Tokens that came with a record stream
// were cut by these rules too, and lack what the stages ask of a token: they are cut anew.
void make_tokens(const Language::Data& language, Document::Data& document) {
  const bool cut = !document.tokens.empty() && !(document.given & kTokens);
  if (!cut) {
    document.tokens.clear();
    // News has about six bytes a token; one reservation instead of a dozen.
    document.tokens.reserve(document.text.size() / 5 + 8);
    language.cutter.cut(document.text, 0, static_cast<std::uint32_t>(document.text.size()), document.tokens);
  }
  language.lexicon.look_up(document.text, document.tokens);
}

// Sentences that came with a record stream are kept; here each gets its tokens.
void give_tokens_to_sentences(Document::Data& document) {
  std::uint32_t at = 0;
  const auto count = static_cast<std::uint32_t>(document.tokens.size());
  for (Sentence& sentence : document.sentences) {
    while (at < count && document.tokens[at].begin < sentence.span.begin) ++at;
    sentence.first = at;
    while (at < count && document.tokens[at].end <= sentence.span.end) ++at;
    sentence.last = at;
  }
}

void make_sentences(const Language::Data& language, Document::Data& document) {
  if (document.given & kSentences) {
    give_tokens_to_sentences(document);
  } else if (document.sentences.empty()) {
    find_sentences(language, document);
  }
}

// The zone of each sentence; body where a document has no zones.
std::vector<ZoneRole> zones_of_sentences(const Document::Data& document) {
  std::vector<ZoneRole> roles(document.sentences.size(), ZoneRole::body);
  std::size_t zone = 0;
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    const Span sentence = document.sentences[i].span;
    while (zone < document.zones.size() && document.zones[zone].span.end <= sentence.begin) ++zone;
    if (zone < document.zones.size() && document.zones[zone].span.overlaps(sentence)) {
      roles[i] = document.zones[zone].role;
    }
  }
  return roles;
}

// What the sentences gave.
struct Findings {
  std::vector<Annotation*> annotations;  // figures and dates, in text order; they lie in the thread's Readings
  std::vector<bool> name_stands;         // one an annotation of the document: no other reading took its place
};

}  // namespace

struct Analyzer::Data {
  Data(std::shared_ptr<const Language> l, std::vector<std::shared_ptr<const Gazetteer>> gazetteers, AnalyzerOptions o)
      : language(std::move(l)),
        options(std::move(o)),
        names(language->data(), std::move(gazetteers)),
        determiner(language->data().lexicon.class_named("DETERMINER")),
        numbers(language->data()),
        figures(language->data()),
        dates(language->data()) {}

  void find(Document::Data& document, Parts wanted) const;
  void make_names(Document::Data& document, const std::vector<ZoneRole>& roles) const;
  void finish_sentence(const Passage& passage, Document::Data& document, DateAnchor& anchor, Findings& findings) const;
  static void keep(Parts wanted, Findings& findings, Document::Data& document);
  bool is_read(ZoneRole role) const { return options.all_zones || role != ZoneRole::chrome; }

  std::shared_ptr<const Language> language;
  AnalyzerOptions options;
  NameReader names;
  ClassId determiner;
  NumberComposer numbers;
  FigureReader figures;
  DateReader dates;
};

// Entities come first: what stands in a name is neither an amount nor a date. Those that came in with the document
// stay.
void Analyzer::Data::make_names(Document::Data& document, const std::vector<ZoneRole>& roles) const {
  if (document.made & kEntities) return;
  std::vector<bool> read(roles.size());
  for (std::size_t i = 0; i < roles.size(); ++i) read[i] = is_read(roles[i]);
  std::vector<Annotation> names_found = names.read(document, options, read, thread_scratch().lattice);
  if (document.annotations.empty() && std::is_sorted(names_found.begin(), names_found.end(), comes_before)) {
    document.annotations = std::move(names_found);
    return;
  }
  std::vector<Annotation*> all;
  for (Annotation& a : document.annotations) all.push_back(&a);
  for (Annotation& a : names_found) all.push_back(&a);
  sort_annotations(all);
  document.annotations = moved_from(all);
}

namespace {

// Lays the document's names over the sentence's lattice and among its readings.
// What a name is stays in the document; the reading only competes, with the article before it: "the Sunday Times" is no
// Sunday.
void add_names(const Document::Data& document, const Sentence& sentence, ClassId determiner, Scratch& scratch) {
  auto name = std::lower_bound(document.annotations.begin(), document.annotations.end(), sentence.span.begin,
                               [](const Annotation& a, std::uint32_t begin) { return a.span.begin < begin; });
  std::uint32_t at = sentence.first;
  for (; name != document.annotations.end() && name->span.begin < sentence.span.end; ++name) {
    if (!std::holds_alternative<Entity>(name->value)) continue;
    while (at < sentence.last && document.tokens[at].begin < name->span.begin) ++at;
    std::uint32_t last = at;
    while (last < sentence.last && document.tokens[last].begin < name->span.end) ++last;
    if (last == at) continue;
    const auto index = static_cast<std::uint32_t>(name - document.annotations.begin());
    scratch.lattice.add({at, last, class_of(Builtin::name), nullptr, index});
    Reading reading;
    const Sense* article = at > sentence.first && last > at + 1 ? scratch.lattice.sense(at - 1, determiner) : nullptr;
    const bool determined = article != nullptr && !article->option("article").empty();
    reading.first = determined ? at - 1 : at;
    reading.last = last;
    reading.order = index;
    reading.rule = name->rule;
    scratch.readings.list.push_back(reading);
  }
}

// A date that has won: its value comes later.
void give_annotation(const Passage& passage, Reading& reading, Readings& readings) {
  Annotation& annotation = readings.annotations.add();
  annotation.span = {passage.lattice.token(reading.first).begin, passage.lattice.token(reading.last - 1).end};
  annotation.sentence = passage.sentence;
  annotation.rule = reading.rule;
  annotation.value.emplace<DateValue>();
  reading.annotation = &annotation;
}

}  // namespace

// Decides between the readings of one sentence, and completes those that win.
void Analyzer::Data::finish_sentence(const Passage& passage, Document::Data& document, DateAnchor& anchor,
                                     Findings& findings) const {
  Readings& readings = thread_scratch().readings;
  select_readings(options.explain, readings);
  for (Reading& reading : readings.list) {
    if (reading.silent) continue;
    if (reading.kind == ReadingKind::date) give_annotation(passage, reading, readings);
    if (reading.kind == ReadingKind::entity) reading.annotation = &document.annotations[reading.order];
    if (reading.losers != nullptr) reading.annotation->explain = std::move(*reading.losers);
  }
  figures.finish(passage, readings);
  dates.finish(passage, anchor, readings);
  for (const Reading& reading : readings.list) {
    if (reading.silent) continue;
    if (reading.kind == ReadingKind::entity) {
      findings.name_stands[reading.order] = true;
    } else {
      findings.annotations.push_back(reading.annotation);
    }
  }
}

void Analyzer::Data::find(Document::Data& document, Parts wanted) const {
  const std::vector<ZoneRole> roles = zones_of_sentences(document);
  Scratch& scratch = thread_scratch();
  Lattice& lattice = scratch.lattice;
  Readings& readings = scratch.readings;
  // Each step goes through the whole document before the next begins: its code and tables stay in the caches.
  const auto each_sentence = [&](const auto& work) {
    for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
      if (!is_read(roles[i])) continue;
      lattice.enter(document.sentences[i].first, document.sentences[i].last);
      work(i);
    }
  };
  const auto gather = [&](ReadingKind kind, const auto& read) {
    KindReadings& found = scratch.kinds[static_cast<std::size_t>(kind)];
    found.clear(document.sentences.size());
    each_sentence([&](std::uint32_t i) {
      readings.list.clear();
      read(i);
      if (!readings.list.empty()) found.take(i, readings.list);
    });
  };
  const auto passage = [&](std::uint32_t i) {
    return Passage{document, language->data(), options, lattice, i, roles[i], scratch.numbers, scratch.shapes};
  };

  lattice.start(language->data().lexicon, document.text, document.tokens);
  each_sentence([&](std::uint32_t) { lattice.lay_phrases(); });
  const std::size_t phrases = lattice.chunk_count();
  make_names(document, roles);
  lattice.rewind(phrases);
  scratch.numbers.clear();
  scratch.shapes.clear();
  each_sentence([&](std::uint32_t) { numbers.compose(lattice, scratch.numbers); });
  each_sentence([&](std::uint32_t) { mark_date_shapes(lattice, scratch.shapes); });
  readings.clear();
  gather(ReadingKind::entity,
         [&](std::uint32_t i) { add_names(document, document.sentences[i], determiner, scratch); });
  gather(ReadingKind::figure, [&](std::uint32_t i) { figures.read(passage(i), readings); });
  gather(ReadingKind::date, [&](std::uint32_t i) { dates.read(passage(i), readings); });

  Findings findings;
  findings.name_stands.resize(document.annotations.size());
  DateAnchor anchor{document.info.date, {}};
  each_sentence([&](std::uint32_t i) {
    readings.list.clear();
    for (const KindReadings& found : scratch.kinds) found.give(i, readings.list);
    finish_sentence(passage(i), document, anchor, findings);
  });
  if (options.currency.empty()) settle_currencies(document, findings.annotations);
  settle_degrees(document, findings.annotations);
  keep(wanted, findings, document);
}

// Of what was found, keeps what is wanted; of what the document had, all that it brought along.
void Analyzer::Data::keep(Parts wanted, Findings& findings, Document::Data& document) {
  std::vector<Annotation*> kept;
  for (std::size_t i = 0; i < document.annotations.size(); ++i) {
    Annotation& a = document.annotations[i];
    const bool had = part_of(a) & document.made;
    if (had || ((part_of(a) & wanted) && findings.name_stands[i])) kept.push_back(&a);
  }
  for (Annotation* a : findings.annotations) {
    if (part_of(*a) & wanted) kept.push_back(a);
  }
  sort_annotations(kept);
  document.annotations = moved_from(kept);
}

Analyzer::Analyzer(std::shared_ptr<const Language> language, std::vector<std::shared_ptr<const Gazetteer>> gazetteers,
                   AnalyzerOptions options)
    : data_(std::make_unique<Data>(std::move(language), std::move(gazetteers), std::move(options))) {
  const std::string& fiscal = data_->options.fiscal;
  if (!fiscal.empty() && !fiscal_calendar(fiscal)) throw Error("fiscal years: no country whose are known: " + fiscal);
}

Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

const Language& Analyzer::language() const { return *data_->language; }

void Analyzer::analyze(Document& document, Parts wanted) const {
  Document::Data& d = document.data();
  const Language::Data& language = data_->language->data();
  wanted &= static_cast<Parts>(~d.made);
  make_tokens(language, d);
  if (!(d.made & kZones)) {
    find_zones(language, data_->options.explain, d);
    d.made |= kZones;
  }
  find_publication(language, d);
  make_sentences(language, d);
  d.made |= wanted & (kTokens | kSentences);
  if (wanted & kFindings) {
    data_->find(d, wanted);
    d.made |= wanted & kFindings;
  }
}

}  // namespace dateline

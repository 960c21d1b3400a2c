#include "dateline/timeline.h"

#include <string>
#include <utility>
#include <vector>

#include "article/reprint.h"
#include "catch.h"
#include "model/document_data.h"
#include "text/words.h"

using namespace dateline;

namespace {

struct Dated {
  std::string text;  // one sentence
  std::string from, to;
  std::vector<std::string> entities, figures;  // as they stand in the text
};

void annotate(Document::Data& d, std::uint32_t sentence, Span within, const std::string& what,
              std::variant<Entity, Figure, DateValue> value, std::string rule) {
  const auto at = d.text.find(what, within.begin);
  REQUIRE(at < within.end);
  Annotation a;
  a.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + what.size())};
  a.sentence = sentence;
  a.rule = std::move(rule);
  a.value = std::move(value);
  d.annotations.push_back(std::move(a));
}

// A document whose sentences, zones and annotations are given rather than found.
Document story(const std::string& name, const std::vector<Dated>& sentences, ZoneRole role = ZoneRole::body) {
  std::string text;
  for (const Dated& s : sentences) text += s.text + "\n\n";
  Document document(text, name);
  document.info().title = "Title of " + name;
  Document::Data& d = document.data();
  WordCutter().cut(d.text, 0, static_cast<std::uint32_t>(d.text.size()), d.tokens);
  std::uint32_t begin = 0, token = 0;
  for (const Dated& s : sentences) {
    const Span span = {begin, begin + static_cast<std::uint32_t>(s.text.size())};
    Sentence sentence{span, token, token};
    while (sentence.last < d.tokens.size() && d.tokens[sentence.last].begin < span.end) ++sentence.last;
    token = sentence.last;
    const auto number = static_cast<std::uint32_t>(d.sentences.size());
    for (const std::string& e : s.entities) {
      Entity entity;
      entity.name = e;
      annotate(d, number, span, e, entity, "name");
    }
    for (const std::string& f : s.figures) {
      Figure figure;
      figure.value = Decimal::parse(f.substr(0, f.find(' ')));
      annotate(d, number, span, f, figure, "figure");
    }
    if (!s.from.empty()) {
      DateValue date;
      date.value = s.from;
      date.from = s.from;
      date.to = s.to.empty() ? s.from : s.to;
      date.grain = "day";
      Annotation a;
      a.span = {span.begin, span.begin};
      a.sentence = number;
      a.rule = "date.test";
      a.value = date;
      d.annotations.push_back(a);
    }
    d.sentences.push_back(sentence);
    d.zones.push_back({span, role});
    begin = span.end + 2;
  }
  return document;
}

const char* const kFire = "A fire at the Lindholm shipyard killed 11 workers.";
const char* const kFireToo = "Eleven people, 11 workers of the yard, died in the fire at the Lindholm shipyard.";

}  // namespace

TEST_CASE("one happening told twice is one event") {
  Timeline timeline;
  timeline.add(story("a", {{kFire, "2021-03-04", "", {"Lindholm"}, {"11 workers"}}}));
  timeline.add(story("b", {{kFireToo, "2021-03-04", "", {"Lindholm"}, {"11 workers"}}}));
  timeline.add(story("c", {{"Parliament in Vadu passed the budget by two votes.", "2021-03-04", "", {"Vadu"}, {}}}));
  const std::vector<Event> events = timeline.events();
  REQUIRE(events.size() == 2);
  const Event& fire = events[0].entities.at(0) == "Lindholm" ? events[0] : events[1];
  CHECK(fire.articles == 2);
  CHECK(fire.independent == 2);
  CHECK(fire.figures == std::vector<std::string>{"11 workers"});
  CHECK(fire.sources.size() == 2);
  CHECK(fire.sources[0] == "a:0-" + std::to_string(std::string(kFire).size()));
  CHECK(fire.title == "Title of " + fire.doc);
  CHECK(fire.rule == "date.test");
}

TEST_CASE("the same words on another day are another event") {
  Timeline timeline;
  timeline.add(story("a", {{kFire, "2021-03-04", "", {"Lindholm"}, {}}}));
  timeline.add(story("b", {{kFire, "2021-04-04", "", {"Lindholm"}, {}}}));
  const std::vector<Event> events = timeline.events();
  REQUIRE(events.size() == 2);
  CHECK(events[0].from == "2021-03-04");
  CHECK(events[1].from == "2021-04-04");
}

TEST_CASE("events are in order of days, then of documents") {
  Timeline timeline;
  timeline.add(story("z", {{"The dam at Orsk broke after days of rain.", "2020-05-02", "", {}, {}},
                           {"Engineers had warned the owner of the dam.", "2019", "2019-12-31", {}, {}}}));
  timeline.add(story("y", {{"A choir from Bergen won the contest in Riga.", "2020-05-02", "", {}, {}}}));
  const std::vector<Event> events = timeline.events();
  REQUIRE(events.size() == 3);
  CHECK(events[0].from == "2019");
  CHECK(events[1].doc == "y");
  CHECK(events[2].doc == "z");
}

TEST_CASE("what is not dated, or stands outside the story, is no event") {
  Timeline timeline;
  timeline.add(story("a", {{kFire, "", "", {}, {}}}));
  timeline.add(story("b", {{kFire, "2021-03-04", "", {}, {}}}, ZoneRole::chrome));
  timeline.add(story("c", {{"Published on the 4th", "2021-03-04", "", {}, {}}}, ZoneRole::published));
  CHECK(timeline.events().empty());
}

TEST_CASE("reprints are told by their runs of words") {
  std::vector<Dated> wire, other;
  for (int i = 0; i < 12; ++i) {
    const std::string n = std::to_string(i * 7919 % 1000);
    wire.push_back({"Delegate " + n + " from district " + n + " spoke against the treaty for hour " + n + ".",
                    "2022-01-05",
                    "",
                    {},
                    {}});
    other.push_back(
        {"In harbour " + n + " the crews unloaded grain from vessel " + n + " before dawn.", "2022-01-05", "", {}, {}});
  }
  std::vector<Dated> cut(wire.begin(), wire.end() - 3);
  const std::vector<Signature> signatures = {
      make_signature(story("a", wire).data()), make_signature(story("b", other).data()),
      make_signature(story("c", cut).data()), make_signature(story("d", wire).data())};
  CHECK(find_reprints(signatures) == std::vector<std::uint32_t>{0, 1, 0, 0});

  Timeline timeline;
  timeline.add(story("a", wire));
  timeline.add(story("d", wire));
  for (const Event& event : timeline.events()) {
    CHECK(event.articles == 2);
    CHECK(event.independent == 1);
  }
}

TEST_CASE("short texts are nobody's reprints") {
  const Signature one = make_signature(story("a", {{kFire, "", "", {}, {}}}).data());
  CHECK(find_reprints({one, one}) == std::vector<std::uint32_t>{0, 1});
}

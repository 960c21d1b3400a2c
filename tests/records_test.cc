// Reading records, writing records: what goes in comes out.
#include <string>
#include <vector>

#include "catch.h"
#include "dateline/input.h"
#include "dateline/output.h"
#include "input/json.h"
#include "model/document_data.h"
#include "output/json.h"
#include "temporary.h"

using namespace dateline;
using namespace std::string_literals;

namespace {

Annotation annotation(Span span, std::uint32_t sentence, std::string rule) {
  Annotation out;
  out.span = span;
  out.sentence = sentence;
  out.rule = std::move(rule);
  return out;
}

// A document with a record of every kind and nearly every key.
Document full_document() {
  Document document("Oslo \"paid\" $9 million\tin May.\n\nNext\x01 é.", "dir/a \"b\".txt");
  Document::Data& data = document.data();
  data.info = {"en", "A title", "2024-02-07T14:35Z", "header", "APX", "A; B", "http://x.example/", "UTF-16LE", ""};
  data.made = kZones | kSentences | kTokens | kEntities | kFigures | kDates;
  data.zones = {{{0, 30}, ZoneRole::body}, {{32, 41}, ZoneRole::chrome}};
  data.tokens.resize(2);
  data.tokens[0].end = 4;
  data.tokens[1].begin = 32;
  data.tokens[1].end = 36;
  data.sentences = {{{0, 30}, 0, 1}, {{32, 41}, 1, 2}};
  Annotation name = annotation({0, 4}, 0, "gazetteer");
  Entity entity;
  entity.type = EntityType::gpe;
  entity.id = "geonames:3143244";
  entity.name = "Oslo";
  entity.country = "NO";
  entity.lat = "59.91273";
  entity.lon = "-10.7461";
  entity.candidates = {"geonames:1", "a|b"};
  name.value = entity;
  data.annotations.push_back(name);
  Annotation amount = annotation({12, 22}, 0, "money.sign");
  Figure figure;
  figure.type = FigureType::money;
  figure.value = Decimal::parse("9000000");
  figure.low = Decimal::parse("0.1");
  figure.bound = Bound::at_least;
  figure.unit = "USD";
  figure.assumed = true;
  figure.object = Mention{"May", {26, 29}};
  figure.about = "a deal";
  figure.per = "a";
  figure.change = Change::down;
  figure.of = Decimal::parse("30000000");
  figure.status = "planned";
  figure.said_by = Mention{"Oslo", {0, 4}};
  figure.issue = "rounded";
  figure.candidates = {"CAD"};
  amount.value = figure;
  data.annotations.push_back(amount);
  Annotation when = annotation({26, 29}, 0, "date.month");
  DateValue date;
  date.type = DateType::date;
  date.value = "2024-05";
  date.mod = "START";
  date.edtf = "2024-05";
  date.from = "2024-05-01";
  date.to = "2024-05-10";
  date.grain = "month";
  date.anchor = "2024-02-07";
  date.implied = true;
  when.value = date;
  data.annotations.push_back(when);
  return document;
}

constexpr Parts kAll = kZones | kSentences | kTokens | kEntities | kFigures | kDates;

std::string written(const Document& document, Parts parts = kAll) {
  const Writer writer({.parts = parts});
  std::string out;
  writer.append(document, out);
  return out;
}

// Reads records; the last document read, and all items written again.
std::string read_and_write(const std::string& records, Parts parts = kAll, std::vector<Document>* documents = nullptr) {
  const Temporary folder;
  Reader reader({.paths = {folder.file("records", records)}});
  const Writer writer({.parts = parts});
  std::string out;
  for (InputItem item; reader.next(item);) {
    if (auto* document = std::get_if<Document>(&item)) {
      writer.append(*document, out);
      if (documents) documents->push_back(std::move(*document));
    } else if (const auto* error = std::get_if<InputError>(&item)) {
      InputError named = *error;
      named.doc = "FILE";
      writer.append(named, out);
    } else {
      writer.append(std::get<LooseRecord>(item), out);
    }
  }
  return out;
}

bool same(const Annotation& a, const Annotation& b) {
  // Every member shows in the record, so two that are written alike are alike; what is parsed is compared there.
  return a.span == b.span && a.sentence == b.sentence && a.rule == b.rule && a.value.index() == b.value.index();
}

}  // namespace

TEST_CASE("keys stand in the order of the contract") {
  const std::string out = written(full_document());
  CHECK(
      out ==
      R"({"kind":"doc","doc":"dir/a \"b\".txt","lang":"en","title":"A title","date":"2024-02-07T14:35Z","date_from":"header","source":"APX","author":"A; B","url":"http://x.example/","charset":"UTF-16LE","made":["zones","sentences","tokens","entities","figures","dates"],"text":"Oslo \"paid\" $9 million\tin May.\n\nNext\u0001 é."}
{"kind":"zone","doc":"dir/a \"b\".txt","start":0,"end":30,"text":"Oslo \"paid\" $9 million\tin May.","role":"body"}
{"kind":"sentence","doc":"dir/a \"b\".txt","start":0,"end":30,"sent":0,"text":"Oslo \"paid\" $9 million\tin May."}
{"kind":"token","doc":"dir/a \"b\".txt","start":0,"end":4,"sent":0,"text":"Oslo","type":"word"}
{"kind":"entity","doc":"dir/a \"b\".txt","start":0,"end":4,"sent":0,"text":"Oslo","type":"GPE","id":"geonames:3143244","name":"Oslo","country":"NO","lat":"59.91273","lon":"-10.7461","candidates":["geonames:1","a|b"],"rule":"gazetteer"}
{"kind":"figure","doc":"dir/a \"b\".txt","start":12,"end":22,"sent":0,"text":"$9 million","type":"money","value":"9000000","low":"0.1","bound":"at-least","unit":"USD","assumed":true,"object":"May","object_start":26,"object_end":29,"about":"a deal","per":"a","change":"down","of":"30000000","status":"planned","said_by":"Oslo","said_by_start":0,"said_by_end":4,"issue":"rounded","candidates":["CAD"],"rule":"money.sign"}
{"kind":"date","doc":"dir/a \"b\".txt","start":26,"end":29,"sent":0,"text":"May","type":"DATE","value":"2024-05","mod":"START","edtf":"2024-05","from":"2024-05-01","to":"2024-05-10","grain":"month","anchor":"2024-02-07","implied":true,"rule":"date.month"}
{"kind":"zone","doc":"dir/a \"b\".txt","start":32,"end":41,"text":"Next\u0001 é.","role":"chrome"}
{"kind":"sentence","doc":"dir/a \"b\".txt","start":32,"end":41,"sent":1,"text":"Next\u0001 é."}
{"kind":"token","doc":"dir/a \"b\".txt","start":32,"end":36,"sent":1,"text":"Next","type":"word"}
)");
}

TEST_CASE("what is written is read again, and written the same") {
  const Document before = full_document();
  const std::string out = written(before);
  std::vector<Document> after;
  CHECK(read_and_write(out, kAll, &after) == out);
  REQUIRE(after.size() == 1);
  const Document::Data& data = after[0].data();
  CHECK(data.text == before.data().text);
  CHECK(data.zones.size() == 2);
  CHECK(data.sentences.size() == 2);
  CHECK(data.sentences[1].first == 1);
  CHECK(data.tokens.size() == 2);
  REQUIRE(data.annotations.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(same(data.annotations[i], before.data().annotations[i]));
    CHECK(data.annotations[i].given);
  }
  // Parsed, not only passed on: written as if they had been found here, they are the same.
  Document found = full_document();
  for (std::size_t i = 0; i < 3; ++i) found.data().annotations[i].value = data.annotations[i].value;
  CHECK(written(found) == out);
}

TEST_CASE("new findings go in among what came in, and unknown things keep their places") {
  const std::string in =
      R"({"kind":"doc","doc":"a","made":["zones","entities","topics"],"text":"one two three","x_score":7}
{"kind":"zone","doc":"a","start":0,"end":13,"text":"one two three","role":"body"}
{"kind":"entity","doc":"a","start":0,"end":3,"sent":0,"text":"one","type":"ORG","mood":"odd","rule":"r"}
{"kind":"remark","doc":"a","message":"behind one"}
{"kind":"opinion","doc":"a","start":8,"end":13,"text":"three"}
{"kind":"event","doc":"a","start":0,"end":3,"text":"one"}
)";
  CHECK(read_and_write(in) == in);
  std::vector<Document> documents;
  read_and_write(in, kAll, &documents);
  REQUIRE(documents.size() == 1);
  Document::Data& data = documents[0].data();
  Annotation two = annotation({4, 7}, 0, "d");
  two.value = DateValue{};
  data.annotations.push_back(two);
  data.made |= kDates;
  const std::string out = written(documents[0], kDates);
  const auto at = [&](const char* part) { return out.find(part); };
  CHECK(at("\"made\":[\"zones\",\"entities\",\"dates\",\"topics\"]") != std::string::npos);
  CHECK(at("\"x_score\":7") != std::string::npos);
  CHECK(at("behind one") < at("\"kind\":\"date\""));
  CHECK(at("\"kind\":\"date\"") < at("opinion"));
}

TEST_CASE("a record without made stays as it is and is not taken for ours") {
  std::vector<Document> documents;
  const std::string in = R"({"kind":"doc","doc":"a","text":"one"}
{"kind":"entity","doc":"a","start":0,"end":3,"text":"one","type":"ORG"}
)";
  CHECK(read_and_write(in, kAll, &documents) == in);
  CHECK(documents[0].annotations().empty());
  CHECK(documents[0].made() == 0);
}

TEST_CASE("a broken line costs itself alone") {
  const std::string out = read_and_write(
      "{\"kind\":\"doc\",\"doc\":\"a\",\"text\":\"one\"}\n"
      "{\"kind\":\"entity\",\"doc\":\"a\",\"start\":0,\n"
      "{\"kind\":\"entity\",\"doc\":\"a\",\"start\":1,\"end\":9,\"text\":\"x\"}\n"
      "{\"kind\":\"entity\",\"doc\":\"a\",\"start\":0,\"end\":3,\"text\":\"two\"}\n"
      "{\"doc\":\"a\"}\n"
      "{\"kind\":\"doc\",\"doc\":\"b\",\"text\":\"two\"} x\n"
      "{\"kind\":\"doc\",\"doc\":\"c\",\"text\":\"three\"}\n");
  const std::string doc_a = "{\"kind\":\"doc\",\"doc\":\"a\",\"text\":\"one\"}\n";
  REQUIRE(out.starts_with(
      doc_a + "{\"kind\":\"error\",\"doc\":\"FILE\",\"where\":\"line 2\",\"message\":\"no valid JSON object"));
  for (const char* where : {"line 2", "line 3", "line 4", "line 5", "line 6"}) {
    CHECK(out.find("\"where\":\""s + where + "\"") != std::string::npos);
  }
  CHECK(out.ends_with("{\"kind\":\"doc\",\"doc\":\"c\",\"text\":\"three\"}\n"));
}

TEST_CASE("a second document of one name gets another, in its records too") {
  const std::string doc = R"({"kind":"doc","doc":"a","made":["entities"],"text":"one"}
{"kind":"entity","doc":"a","start":0,"end":3,"sent":0,"text":"one","type":"ORG"}
)";
  std::string second = doc;
  for (std::size_t at = second.find("\"doc\":\"a\""); at != std::string::npos; at = second.find("\"doc\":\"a\"")) {
    second.replace(at, 9, "\"doc\":\"a#2\"");
  }
  CHECK(read_and_write(doc + doc) == doc + second);
}

TEST_CASE("JSON strings: every byte below a space is escaped, nothing else but quotes and backslashes") {
  std::string all;
  for (int c = 0; c < 0x80; ++c) all += static_cast<char>(c);
  all += "é€\U0001F600 and a run of plain text";
  std::string out;
  append_json(out, all);
  CHECK(out.find("\\u0000\\u0001") == 1);
  CHECK(out.find("\\b\\t\\n\\u000b\\f\\r") != std::string::npos);
  CHECK(out.find(" !\\\"#") != std::string::npos);
  CHECK(out.find("[\\\\]") != std::string::npos);
  std::string back;
  append_unescaped(back, out);
  CHECK(back == all);
}

TEST_CASE("columns are those of the tool's kind, cells are escaped") {
  Document document = full_document();
  std::string out;
  const Writer tsv({.format = OutputFormat::tsv, .parts = kEntities, .context = true});
  tsv.append(document, out);
  CHECK(tsv.header() ==
        "kind\tdoc\tstart\tend\tsent\ttext\ttype\tid\tname\tcountry\tlat\tlon\tcandidates\tcontext\trule\n");
  CHECK(out ==
        "entity\tdir/a \"b\".txt\t0\t4\t0\tOslo\tGPE\tgeonames:3143244\tOslo\tNO\t59.91273\t-10.7461\tgeonames:1|a|b\t"
        "Oslo \"paid\" $9 million\\tin May.\tgazetteer\n");
  out.clear();
  const Writer csv({.format = OutputFormat::csv, .parts = kDates, .context = true});
  csv.append(document, out);
  CHECK(out ==
        "date,\"dir/a "
        "\"\"b\"\".txt\",26,29,0,May,DATE,2024-05,START,,,2024-05,2024-05-01,2024-05-10,month,2024-02-07,true,,,,"
        "\"Oslo \"\"paid\"\" $9 million\tin May.\",date.month\n");
}

TEST_CASE("explanations say rule, anchor and what lost, behind the record") {
  Document document = full_document();
  document.data().annotations[2].explain = {"date.year lost: shorter"};
  const Writer writer({.parts = kDates, .explain = true});
  std::string out;
  writer.append(document, out);
  CHECK(out.find(
            "\"rule\":\"date.month\"}\n{\"kind\":\"explain\",\"doc\":\"dir/a \\\"b\\\".txt\",\"start\":26,\"end\":29,"
            "\"what\":\"date\",\"why\":[\"rule date.month\",\"anchor 2024-02-07, published, from header\","
            "\"date.year lost: shorter\"],\"rule\":\"date.month\"}\n") != std::string::npos);
  out.clear();
  writer.append_explanations(document, out);
  CHECK(out ==
        "dir/a \"b\".txt:26-29: rule date.month\ndir/a \"b\".txt:26-29: anchor 2024-02-07, published, from header\n"
        "dir/a \"b\".txt:26-29: date.year lost: shorter\n");
}

TEST_CASE("types select findings") {
  const Document document = full_document();
  const Writer writer({.parts = kEntities | kFigures, .types = {"money"}});
  std::string out;
  CHECK(writer.append(document, out) == 1);
  CHECK(out.find("\"kind\":\"entity\"") == std::string::npos);
  CHECK(out.find("\"kind\":\"figure\"") != std::string::npos);
}

TEST_CASE("brat counts code points and goes around line ends") {
  Document document("é\nab é cd", "a");
  Annotation name = annotation({3, 8}, 0, "r");
  name.value = Entity{};
  document.data().annotations.push_back(name);
  name.span = {0, 5};
  document.data().annotations.insert(document.data().annotations.begin(), name);
  const Writer writer({.format = OutputFormat::ann, .parts = kEntities});
  std::string out;
  writer.append(document, out);
  CHECK(out ==
        "T1\tORG 0 1;2 4\té ab\n#1\tAnnotatorNotes T1\trule=r\n"
        "T2\tORG 2 6\tab é\n#2\tAnnotatorNotes T2\trule=r\n");
}

TEST_CASE("tables align by width, not by bytes, and are cut to the terminal") {
  Document document("é 東京 and a long name", "d");
  Annotation name = annotation({0, 2}, 0, "r");
  name.value = Entity{};
  document.data().annotations.push_back(name);
  name.span = {3, 9};
  document.data().annotations.push_back(name);
  name.span = {3, 26};
  document.data().annotations.insert(document.data().annotations.begin() + 1, name);
  Writer writer({.format = OutputFormat::table, .parts = kEntities, .width = 40});
  std::string out;
  writer.append(document, out);
  std::string table = writer.lay_out(out);
  table += writer.finish();
  CHECK(table ==
        "DOC  AT  TYPE  TEXT          VALUE  MORE\n"
        "d    0   ORG   é\n"
        "d    3   ORG   東京 and a …\n"
        "d    3   ORG   東京\n");
}

TEST_CASE("lone surrogates become the replacement character") {
  std::vector<Document> documents;
  read_and_write("{\"kind\":\"doc\",\"doc\":\"a\",\"text\":\"x \\ud800 y \\udc01\\ud83d\\ude00 \\ud83d\\u0041\"}\n",
                 kAll, &documents);
  REQUIRE(documents.size() == 1);
  CHECK(documents[0].text() == "x \uFFFD y \uFFFD\U0001F600 \uFFFDA");
}

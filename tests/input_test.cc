#include "dateline/input.h"

#include <string>
#include <tuple>
#include <vector>

#include "catch.h"
#include "input/articles.h"
#include "input/charset.h"
#include "input/format.h"
#include "input/json.h"
#include "input/names_seen.h"
#include "input/source.h"
#include "input/walk.h"
#include "model/document_data.h"
#include "temporary.h"

using namespace dateline;
using namespace std::string_literals;

namespace {

// What a reader gives, a line an item: "doc NAME|TEXT", "error DOC|WHERE|MESSAGE", "record KIND".
std::vector<std::string> read_all(ReaderOptions options) {
  std::vector<std::string> out;
  Reader reader(std::move(options));
  for (InputItem item; reader.next(item);) {
    if (const auto* document = std::get_if<Document>(&item)) {
      out.push_back("doc " + document->name() + "|" + std::string(document->text()));
    } else if (const auto* error = std::get_if<InputError>(&item)) {
      out.push_back("error " + error->doc + "|" + error->where + "|" + error->message);
    } else {
      out.push_back("record " + std::get<LooseRecord>(item).kind);
    }
  }
  return out;
}

std::vector<std::string> read_paths(std::vector<std::string> paths) { return read_all({.paths = std::move(paths)}); }

Document read_one(const std::string& path) {
  Reader reader({.paths = {path}});
  InputItem item;
  REQUIRE(reader.next(item));
  REQUIRE(std::holds_alternative<Document>(item));
  return std::move(std::get<Document>(item));
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a text file is its bytes") {
  const Temporary folder;
  const std::string text = "\xEF\xBB\xBFline\r\nnul\0 and é\n"s;
  const Document document = read_one(folder.file("a.txt", text));
  CHECK(document.text() == text);
  CHECK(document.info().issue.empty());
  CHECK(document.info().charset.empty());
}

TEST_CASE("bytes of no character become question marks, one each") {
  const Temporary folder;
  const Document document = read_one(folder.file("a.txt", "Prices rose \xFF\xFE 5% in caf\xC3\xA9s"));
  CHECK(document.text() == "Prices rose ?? 5% in cafés");
  CHECK(document.info().issue == "invalid-utf8");
}

TEST_CASE("UTF-16 is known by its mark, older encodings by their letters") {
  const Temporary folder;
  Document document = read_one(folder.file("a.txt", "\xFF\xFEH\0i\0 \0\xE9\0"s));
  CHECK(document.text() == "Hi é");
  CHECK(document.info().charset == "UTF-16LE");
  const std::string russian =
      "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xF1\xEA\xE0\xE7\xE0\xEB, \xF7\xF2\xEE \xF1\xF2\xF0\xE0\xED\xE0 "
      "\xE3\xEE\xF2\xEE\xE2\xE0 \xEA \xEF\xE5\xF0\xE5\xE3\xEE\xE2\xEE\xF0\xE0\xEC.";
  document = read_one(folder.file("b.txt", russian));
  CHECK(document.info().charset == "windows-1251");
  CHECK(document.text() == "Президент сказал, что страна готова к переговорам.");
}

TEST_CASE("wide characters are known without a mark, and from binary data") {
  const Temporary folder;
  const auto wide = [](std::u32string_view text, std::size_t width, bool big_end) {
    std::string out;
    for (const char32_t c : text) {
      for (std::size_t i = 0; i < width; ++i) out += static_cast<char>(c >> 8 * (big_end ? width - 1 - i : i));
    }
    return out;
  };
  const auto check = [&](std::u32string_view text, const std::string& expected) {
    for (const auto& [width, big_end, name] :
         {std::tuple(2, false, "UTF-16LE"), {2, true, "UTF-16BE"}, {4, false, "UTF-32LE"}, {4, true, "UTF-32BE"}}) {
      INFO(name);
      const Document document = read_one(folder.file("a.txt", wide(text, width, big_end)));
      CHECK(document.info().charset == name);
      CHECK(document.text() == expected);
    }
  };
  check(U"Prices rose by 5% in May.\r\n", "Prices rose by 5% in May.\r\n");
  check(U"Цены выросли в мае.\n", "Цены выросли в мае.\n");
  check(U"五月、物価が上がった。\n", "五月、物価が上がった。\n");
  const Document page = read_one(folder.file("b", wide(U"<html><body><p>Prices rose.</p></body></html>", 2, false)));
  CHECK(page.text() == "Prices rose.\n");
  CHECK(wide_charset("The minister\0 said so.\n"s) == nullptr);
  CHECK(wide_charset("\x01\0\0\0\x20\0\0\0\x20\0\0\0\x20\0\0\0\x20\0\0\0\x20\0\0\0\x20\0\0\0\x20\0\0\0"s) == nullptr);
}

TEST_CASE("pages without their first tags are pages, and text with a bracket is text") {
  for (const char* page :
       {"<meta charset=utf-8><title>T</title><p>One.", "\n<DIV class='x'>One.</DIV>", "<p>One.</p>",
        "<!-- saved --><article><h1>T</h1></article>", "<script>1</script>One.", "<h2\nid=x>T</h2>"}) {
    INFO(page);
    CHECK(sniff(page) == InputFormat::html);
  }
  for (const char* text : {"<p", "<person> said", "<divide and rule>", "<h9>", "< p >", "<a.b@example.org> wrote",
                           "<?xml version='1.0'?><section><p>One.</p></section>"}) {
    INFO(text);
    CHECK(sniff(text) == InputFormat::text);
  }
}

TEST_CASE("two letters of an old encoding are enough where nothing speaks for UTF-8") {
  CHECK(decode("A caf\xE9 \x97 in the market").text == "A café — in the market");
  CHECK(decode("It\x92s the ministry\x92s").charset == "windows-1252");
  CHECK(decode("caf\xE9").charset.empty());
  CHECK(decode("caf\xE9s, caf\xE9s, caf\xC3\xA9s").charset.empty());
  CHECK(decode("rose \xFF 5 \xFE 6").charset.empty());
  CHECK(decode("\x1B$B;3\x1B(B").text == "山");
}

TEST_CASE("a pair of surrogates on a block's border stays one character") {
  std::string bytes = "\xFF\xFE";
  std::string expected;
  for (int i = 0; i < 4095; ++i) {
    bytes += "a\0"s;
    expected += 'a';
  }
  bytes += "\x3D\xD8\x00\xDE"s;
  CHECK(decode(bytes).text == expected + "\U0001F600");
}

TEST_CASE("folders are walked in byte order of their paths, hidden files left out") {
  const Temporary folder;
  for (const char* name : {"b/z.txt", "b.txt", "a/y.txt", "a-x.txt", ".hidden/n.txt", "a/.n"}) folder.file(name, name);
  CHECK(read_paths({folder.path()}) ==
        Strings{"doc " + folder.path() + "/a-x.txt|a-x.txt", "doc " + folder.path() + "/a/y.txt|a/y.txt",
                "doc " + folder.path() + "/b.txt|b.txt", "doc " + folder.path() + "/b/z.txt|b/z.txt"});
  CHECK(read_paths({folder.path() + "/b/"}) == Strings{"doc " + folder.path() + "/b/z.txt|b/z.txt"});
}

TEST_CASE("a link back to a folder around it ends there") {
  const Temporary folder;
  folder.file("a/x.txt", "x");
  std::filesystem::create_directory_symlink(folder.path(), folder.path() + "/a/loop");
  const Strings read = read_paths({folder.path()});
  REQUIRE(read.size() == 2);
  CHECK(read[0] == "error " + folder.path() + "/a/loop||a link back to a folder around it");
  CHECK(read[1] == "doc " + folder.path() + "/a/x.txt|x");
}

TEST_CASE("what cannot be read is said, and the rest goes on") {
  const Temporary folder;
  const std::string good = folder.file("good.txt", "good");
  const std::string binary = folder.file("binary",
                                         "\x7F"
                                         "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0"s);
  std::filesystem::create_directory(folder.path() + "/empty");
  CHECK(read_paths({folder.path() + "/none", binary, folder.path() + "/empty", good}) ==
        Strings{"error " + folder.path() + "/none||No such file or directory", "error " + binary + "||binary data",
                "error " + folder.path() + "/empty||no articles in this folder", "doc " + good + "|good"});
}

TEST_CASE("names: repeats are numbered, bytes of no character are written out") {
  NamesSeen names;
  CHECK(names.unique("a") == "a");
  CHECK(names.unique("a") == "a#2");
  CHECK(names.unique("a") == "a#3");
  CHECK(names.unique("a#2") == "a#2#2");
  CHECK(name_of_path("d/\xE9t\xC3\xA9") == "d/%E9té");
  for (int i = 0; i < 5000; ++i) CHECK(names.unique("n" + std::to_string(i)) == "n" + std::to_string(i));
  CHECK(names.unique("n4999") == "n4999#2");
}

TEST_CASE("articles in JSON Lines and in an array") {
  const Temporary folder;
  const std::string lines = folder.file(
      "a.jsonl",
      "{\"headline\":\"T\",\"maintext\":\"One \\u00e9\\ud83d\\ude00 \\udc00.\",\"authors\":[\"A\",\"B\"]}\n"
      "\n{\"text\": broken\n{\"title\":\"no text\"}\n{\"body\":\"Two\",\"date_publish\":\"2023-12-13 14:35:00\"}\n");
  const Strings read = read_paths({lines});
  REQUIRE(read.size() == 4);
  CHECK(read[0] == "doc " + lines + ":1|One é\U0001F600 \uFFFD.");
  CHECK(read[1].starts_with("error " + lines + "|item 2|no valid JSON object"));
  CHECK(read[2] == "error " + lines + "|item 3|an article without text (no key text, maintext, body or content)");
  CHECK(read[3] == "doc " + lines + ":4|Two");
  const Document first = read_one(lines);
  CHECK(first.info().title == "T");
  CHECK(first.info().author == "A; B");
  const auto author_of = [&](const std::string& value) {
    return read_one(folder.file("b.jsonl", "{\"text\":\"One.\",\"authors\":" + value + "}\n")).info().author;
  };
  CHECK(author_of(R"([{"url":"/a","name":"A B"}, {"name" : "C","tags":["x"]}, "D"])") == "A B; C; D");
  CHECK(author_of(R"({"@type":"Person","name":"A \"B\" C"})") == "A \"B\" C");
  CHECK(author_of("[\"A\", [\"B\"], 5, null]") == "A; B");

  const std::string array =
      folder.file("a.json", " [\n {\"text\": \"a ] } \\\" b\"},\n {\"content\": \"c\",\n  \"x\": {\"y\": [1]}}\n]\n");
  CHECK(read_paths({array}) == Strings{"doc " + array + ":1|a ] } \" b", "doc " + array + ":2|c"});
  const std::string spread = folder.file("one.json", "{\n  \"title\": \"T\",\n  \"text\": \"spread over lines\"\n}\n");
  CHECK(read_paths({spread}) == Strings{"doc " + spread + ":1|spread over lines"});
  const std::string cut_off = folder.file("cut.json", "[{\"text\":\"a\"},{\"text\":\"b");
  CHECK(read_paths({cut_off}) == Strings{"doc " + cut_off + ":1|a", "error " + cut_off + "|item 2|ends in the middle"});
}

TEST_CASE("dates of crawlers become dates of records") {
  CHECK(normal_date("2024-02-07") == "2024-02-07");
  CHECK(normal_date("2024-02-07 00:00:00") == "2024-02-07");
  CHECK(normal_date("2024-02-07T14:35:10.123Z") == "2024-02-07T14:35Z");
  CHECK(normal_date("2024-02-07 14:35:00+0100") == "2024-02-07T14:35+01:00");
  CHECK(normal_date("2024-02-07T00:00:00Z") == "2024-02-07T00:00Z");
  CHECK(normal_date("2024-02-070") == "");
  CHECK(normal_date("07.02.2024") == "");
  CHECK(normal_date("2024-13-07") == "");
}

TEST_CASE("compressed files are read like plain ones") {
  const Temporary folder;
  const std::string plain = folder.file("a.txt", "Some text, compressed.\n");
  for (const std::string command : {"gzip -k", "bzip2 -k", "xz -k", "zstd -q -k"}) {
    if (std::system((command + " " + plain + " 2>/dev/null").c_str()) != 0) WARN("not there: " << command);
  }
  for (const std::string ending : {".gz", ".bz2", ".xz", ".zst"}) {
    if (!std::filesystem::exists(plain + ending)) continue;
    CHECK(read_paths({plain + ending}) == Strings{"doc " + plain + ending + "|Some text, compressed.\n"});
  }
  REQUIRE(std::filesystem::exists(plain + ".gz"));
  std::filesystem::resize_file(plain + ".gz", std::filesystem::file_size(plain + ".gz") - 12);
  const Strings read = read_paths({plain + ".gz"});
  REQUIRE(read.size() == 1);
  CHECK(read[0].starts_with("error " + plain + ".gz||damaged archive: "));
}

TEST_CASE("lists of inputs end at lines or NUL bytes") {
  const Temporary folder;
  const std::string a = folder.file("a b.txt", "a"), b = folder.file("b.txt", "b");
  const std::string lines = folder.file("lines", a + "\n\n" + b), nuls = folder.file("nuls", a + '\0' + b + '\0');
  const Strings expected{"doc " + a + "|a", "doc " + b + "|b"};
  CHECK(read_all({.files_from = lines}) == expected);
  CHECK(read_all({.files_from = nuls, .nul_separated = true}) == expected);
}

TEST_CASE("lines come whole, however long") {
  const Temporary folder;
  const std::string lengthy(300000, 'x');
  const std::string path = folder.file("lines", "a\n\n" + lengthy + "\nlast");
  Source source(open_file(path, nullptr, nullptr));
  std::string_view line;
  Strings read;
  while (source.line(line)) read.emplace_back(line);
  CHECK(read == Strings{"a", "", lengthy, "last"});
}

TEST_CASE("an empty file is an empty document, a plain bracket no JSON") {
  const Temporary folder;
  const std::string empty = folder.file("empty", ""), music = folder.file("music", "[Music] It begins.");
  CHECK(read_paths({empty, music}) == Strings{"doc " + empty + "|", "doc " + music + "|[Music] It begins."});
}

TEST_CASE("a page gives its visible text, blocks apart, and what it says of itself") {
  const Temporary folder;
  const Document document =
      read_one(folder.file("p.html",
                           "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><title>A ship sank</title>"
                           "<meta property='article:published_time' content='2024-05-03T10:20:00+02:00'>"
                           "<meta name=author content='A. Writer'><meta property=og:site_name content='The Wave'>"
                           "<link rel=canonical href='https://example.org/1'>"
                           "<style>p{}</style><script>var x = '<p>no</p>';</script></head>"
                           "<body><nav><a href=x>Home</a> <a href=y>News</a></nav><h1>A  ship\n sank</h1>"
                           "<p>It was <b>ol</b>d &amp; &quot;slow&quot;.<br>So they say &mdash; caf&eacute;."
                           "<p hidden>unseen<p>Second<div>Third</div></body></html>"));
  CHECK(document.text() ==
        "Home News\n\nA ship sank\n\nIt was old & \"slow\".\nSo they say — café.\n\nSecond\n\nThird\n");
  CHECK(document.info().lang == "en-GB");
  CHECK(document.info().title == "A ship sank");
  CHECK(document.info().date == "2024-05-03T10:20+02:00");
  CHECK(document.info().date_from == "metadata");
  CHECK(document.info().author == "A. Writer");
  CHECK(document.info().source == "The Wave");
  CHECK(document.info().url == "https://example.org/1");
}

TEST_CASE("a page's own word for its encoding counts where it is not UTF-8") {
  const Temporary folder;
  const Document document = read_one(folder.file("p.html",
                                                 "<html><head><meta charset=\"windows-1250\"></head><body>\xB3\xF3"
                                                 "d\x9F</body></html>"));
  CHECK(document.text() == "łódź\n");
  CHECK(document.info().charset == "windows-1250");
}

TEST_CASE("a page of a hundred thousand open tags keeps its text") {
  const Temporary folder;
  std::string page = "<html><body>";
  for (int i = 0; i < 100000; ++i) page += "<div>";
  const Document document = read_one(folder.file("deep.html", page + "deep</body></html>"));
  CHECK(document.text() == "deep\n");
}

TEST_CASE("lines that stand in many files of a folder") {
  const Temporary folder;
  const auto add = [&](int from, int to) {
    for (int i = from; i < to; ++i) {
      const std::string number = std::to_string(i);
      // The second line stands in every third file: a label, but no text, may be told by that.
      folder.file("a" + number + ".txt", "The Daily Example \r\n" + (i % 3 == 0 ? "Weather\n"s : "Sports\n"s) +
                                             "Article number " + number + "\nThe last line, " + number);
    }
  };
  const auto repeated_of_first = [&] {
    Reader reader({.paths = {folder.path()}});
    InputItem item;
    REQUIRE(reader.next(item));
    const Document& document = std::get<Document>(item);
    Strings out;
    for (const RepeatedLine& line : document.data().repeated) {
      out.push_back(std::string(document.text(line.span)) + (line.most ? " (most)" : ""));
    }
    return out;
  };
  add(0, 4);
  CHECK(repeated_of_first().empty());  // four files say nothing
  add(4, 20);
  CHECK(repeated_of_first() == Strings{"The Daily Example (most)", "Weather"});
  // A file alone has no folder to be compared with, and what is no text does not count.
  CHECK(read_one(folder.path() + "/a0.txt").data().repeated.empty());
  for (int i = 0; i < 60; ++i) folder.file("b" + std::to_string(i) + ".txt", "{\"text\": \"Other\"}\n");
  CHECK(repeated_of_first() == Strings{"The Daily Example (most)", "Weather"});
}

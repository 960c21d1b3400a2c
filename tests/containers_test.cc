// What articles come in: feeds, mail, web archives, zip and tar, whole and damaged.
#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#include <clocale>
#include <string>
#include <vector>

#include "catch.h"
#include "dateline/input.h"
#include "input/articles.h"
#include "input/headers.h"
#include "input/http.h"
#include "input/mime.h"
#include "temporary.h"

using namespace dateline;
using namespace std::string_literals;

namespace {

using Strings = std::vector<std::string>;

std::string short_text(const Document& document) {
  std::string text(document.text());
  while (text.ends_with('\n')) text.pop_back();
  if (text.size() > 300) text.resize(300);
  return text;
}

// A line an item, names without the folder: "doc NAME|TEXT", "error DOC|WHERE|MESSAGE".
Strings read_paths(const Temporary& folder, const Strings& paths, std::uint64_t max_size = 0) {
  Strings out;
  ReaderOptions options;
  options.paths = paths;
  options.max_size = max_size;
  Reader reader(options);
  const auto name = [&](const std::string& doc) { return doc.substr(folder.path().size() + 1); };
  for (InputItem item; reader.next(item);) {
    if (const auto* document = std::get_if<Document>(&item)) {
      out.push_back("doc " + name(document->name()) + "|" + short_text(*document));
    } else if (const auto* error = std::get_if<InputError>(&item)) {
      out.push_back("error " + name(error->doc) + "|" + error->where + "|" + error->message);
    }
  }
  return out;
}

std::vector<Document> documents_of(const std::string& path) {
  std::vector<Document> out;
  Reader reader({.paths = {path}});
  for (InputItem item; reader.next(item);) {
    REQUIRE(std::holds_alternative<Document>(item));
    out.push_back(std::move(std::get<Document>(item)));
  }
  return out;
}

std::string gzipped(const std::string& bytes) {
  z_stream zlib{};
  REQUIRE(deflateInit2(&zlib, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&zlib, bytes.size()) + 32, '\0');
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zlib.avail_in = static_cast<uInt>(bytes.size());
  zlib.next_out = reinterpret_cast<Bytef*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&zlib, Z_FINISH) == Z_STREAM_END);
  out.resize(out.size() - zlib.avail_out);
  deflateEnd(&zlib);
  return out;
}

std::string archived(bool zip, const std::vector<std::pair<std::string, std::string>>& files) {
  const std::string before = std::setlocale(LC_CTYPE, nullptr);
  REQUIRE(std::setlocale(LC_CTYPE, "C.UTF-8") != nullptr);
  std::string out(std::size_t{1} << 20, '\0');
  std::size_t used = 0;
  archive* a = archive_write_new();
  zip ? archive_write_set_format_zip(a) : archive_write_set_format_ustar(a);
  if (zip) archive_write_set_options(a, "hdrcharset=UTF-8");
  REQUIRE(archive_write_open_memory(a, out.data(), out.size(), &used) == ARCHIVE_OK);
  for (const auto& [name, bytes] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    REQUIRE(archive_write_header(a, entry) >= ARCHIVE_WARN);
    archive_write_data(a, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(a);
  archive_write_free(a);
  std::setlocale(LC_CTYPE, before.c_str());
  out.resize(used);
  return out;
}

std::string page(const std::string& words) { return "<html><body><p>" + words + "</p></body></html>"; }

struct Response {
  std::string body;
  std::string headers = "Content-Type: text/html; charset=utf-8\r\n";
  std::string status = "200 OK";
};

std::string record_of(const std::string& type, const std::string& url, const std::string& block) {
  return "WARC/1.1\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: <" + url +
         ">\r\nWARC-Date: 2024-04-01T12:30:00Z\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" +
         block + "\r\n\r\n";
}

std::string record(int number, const Response& response) {
  return record_of("response", "https://example.org/" + std::to_string(number),
                   "HTTP/1.1 " + response.status + "\r\n" + response.headers + "\r\n" + response.body);
}

std::string chunked(const std::string& body) {
  const std::string half = body.substr(0, 10), rest = body.substr(10);
  char size[16];
  std::snprintf(size, sizeof size, "%zx", rest.size());
  return "a;x=y\r\n" + half + "\r\n" + size + "\r\n" + rest + "\r\n0\r\n\r\n";
}

Strings four_records() {
  Strings out = {record_of("warcinfo", "", "software: x\r\n")};
  for (const char* word : {"one", "two", "three"}) out.push_back(record(static_cast<int>(out.size()), {page(word)}));
  return out;
}

std::string joined(const Strings& parts) {
  std::string out;
  for (const std::string& part : parts) out += part;
  return out;
}

std::string joined_gzip(const Strings& parts) {
  std::string out;
  for (const std::string& part : parts) out += gzipped(part);
  return out;
}

}  // namespace

TEST_CASE("a web archive: pages by record, with their address and day") {
  const Temporary folder;
  Strings records = four_records();
  records.push_back(record_of("request", "https://example.org/1", "GET / HTTP/1.1\r\n\r\n"));
  records.push_back(record(5, {page("gone"), "Content-Type: text/html\r\n", "404 Not Found"}));
  records.push_back(record(6, {"\x89PNG\r\n\x1A\n", "Content-Type: image/png\r\n"}));
  records.push_back(record(7, {chunked(page("seven")), "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"}));
  records.push_back(record(8, {gzipped(page("eight")), "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"}));
  records.push_back(record(9, {chunked(gzipped(page("nine"))),
                               "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"}));
  records.push_back(record(10, {page("ten"), "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"}));
  const Strings expected = {"2|one", "3|two", "4|three", "8|seven", "9|eight", "10|nine", "11|ten"};
  for (const auto& [name, bytes] : {std::pair<std::string, std::string>{"a.warc", joined(records)},
                                    {"b.warc.gz", joined_gzip(records)},
                                    {"c.warc.gz", gzipped(joined(records))}}) {
    INFO(name);
    Strings wanted;
    for (const std::string& one : expected) wanted.push_back("doc " + name + ":" + one);
    const std::string path = folder.file(name, bytes);
    CHECK(read_paths(folder, {path}) == wanted);
    const std::vector<Document> documents = documents_of(path);
    REQUIRE(documents.size() == 7);
    CHECK(documents[1].info().url == "https://example.org/2");
    CHECK(documents[1].info().date == "2024-04-01T12:30Z");
    CHECK(documents[1].info().date_from == "warc");
  }
}

TEST_CASE("a broken record costs itself alone") {
  const Temporary folder;
  const auto read = [&](const std::string& bytes) { return read_paths(folder, {folder.file("x", bytes)}); };
  const Strings whole = four_records();
  const auto with_second = [&](const std::string& second) {
    Strings records = whole;
    records[2] = second;
    return joined(records);
  };
  const std::string good = whole[2];
  const std::size_t length = good.find("Content-Length: ") + 16;
  std::string bad = good;
  CHECK(read(with_second(bad.insert(length, "9"))) ==
        Strings{"doc x:2|one", "error x|record 3|the record ends in the middle", "doc x:4|three"});
  bad = good;
  CHECK(read(with_second(bad.replace(length, 1, "x"))) ==
        Strings{"doc x:2|one", "error x|record 3|a record without a valid Content-Length", "doc x:4|three"});
  CHECK(read(with_second(good.substr(0, good.size() - 30))) ==
        Strings{"doc x:2|one", "error x|record 3|the record does not end where its Content-Length says",
                "doc x:4|three"});
  CHECK(read(with_second("\x01\x02 no record\n\n")) ==
        Strings{"doc x:2|one", "error x|record 3|no record begins where the one before it ends", "doc x:4|three"});

  Strings members;
  for (const std::string& one : whole) members.push_back(gzipped(one));
  members[2].replace(40, 20, std::string(20, '\0'));
  Strings got = read(joined(members));
  REQUIRE(got.size() == 3);
  CHECK(got[0] == "doc x:2|one");
  CHECK(got[1].starts_with("error x|record 3|damaged gzip data"));
  CHECK(got[2] == "doc x:4|three");
  members[2] = gzipped(whole[2]);
  members[2][members[2].size() - 8] ^= 1;  // of the check sum
  CHECK(read(joined(members)) ==
        Strings{"doc x:2|one", "error x|record 3|damaged gzip data: incorrect data check", "doc x:4|three"});
  const std::string cut = gzipped(whole[1]) + gzipped(whole[2]).substr(0, 100);
  CHECK(read(cut) == Strings{"doc x:1|one", "error x|record 2|gzip data ends in the middle"});
  CHECK(read(gzipped(whole[1]) + "garbage behind the last of the members" + gzipped(whole[2])) ==
        Strings{"doc x:1|one", "error x|record 2|data between records that is no gzip", "doc x:3|two"});
}

TEST_CASE("zip and tar files hold inputs of every kind") {
  const Temporary folder;
  const std::string zip = archived(true, {{"d/a.txt", "one"}, {".hidden", "no"}, {"é.html", page("two")}});
  const std::string tar = archived(false, {{"./x.jsonl", "{\"text\":\"t1\"}\n{\"text\":\"t2\"}\n"},
                                           {"in.zip", zip},
                                           {"y.warc", joined(four_records())},
                                           {"z.txt.gz", gzipped("three")}});
  const Strings wanted = {":./x.jsonl:1|t1", ":./x.jsonl:2|t2", ":in.zip:d/a.txt|one", ":in.zip:é.html|two",
                          ":y.warc:2|one",   ":y.warc:3|two",   ":y.warc:4|three",     ":z.txt.gz|three"};
  for (const bool compressed : {false, true}) {
    const std::string name = compressed ? "a.tgz" : "a.tar";
    Strings named;
    for (const std::string& one : wanted) named.push_back("doc " + name + one);
    CHECK(read_paths(folder, {folder.file(name, compressed ? gzipped(tar) : tar)}) == named);
  }
  CHECK(read_paths(folder, {folder.file("e.zip", archived(true, {}))}) ==
        Strings{"error e.zip||no articles in this archive"});
}

TEST_CASE("what decompresses without end is cut off, and what stands behind it read") {
  const Temporary folder;
  const std::string bomb(3 << 20, 'a');
  const std::string zip = archived(true, {{"bomb.txt", bomb}, {"ok.txt", "fine"}});
  const std::string limit = "larger than the limit of 1048576 bytes";
  CHECK(read_paths(folder, {folder.file("a.zip", zip)}, 1 << 20) ==
        Strings{"error a.zip:bomb.txt||" + limit, "doc a.zip:ok.txt|fine"});
  CHECK(read_paths(folder, {folder.file("a.gz", gzipped(bomb)), folder.file("b", "b")}, 1 << 20) ==
        Strings{"error a.gz||" + limit, "doc b|b"});
  CHECK(read_paths(folder, {folder.file("l.gz", gzipped("{\"text\":\"" + bomb + "\"}\n"))}, 1 << 20) ==
        Strings{"error l.gz||" + limit});
  CHECK(read_paths(folder, {folder.file("s.gz", gzipped("A few words."))}, 5) ==
        Strings{"error s.gz||larger than the limit of 5 bytes"});
  const std::string items = "<item><description>" + bomb + "</description></item><item><title>b</title>" +
                            "<description>fine</description></item>";
  CHECK(read_paths(folder, {folder.file("f.gz", gzipped("<rss><channel>" + items + "</channel></rss>"))}, 1 << 20) ==
        Strings{"error f.gz|item 1|" + limit, "doc f.gz:2|fine"});
  const Strings records = {record(1, {page(bomb)}), record(2, {page("two")}),
                           record(3, {gzipped(page(bomb)), "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"}),
                           record(4, {page("four")})};
  CHECK(read_paths(folder, {folder.file("w.gz", joined_gzip(records))}, 1 << 20) ==
        Strings{"error w.gz|record 1|" + limit, "doc w.gz:2|two", "error w.gz|record 3|" + limit, "doc w.gz:4|four"});
  std::string nested = "x";
  for (int i = 0; i < 6; ++i) nested = archived(true, {{"n", nested}});
  const Strings read = read_paths(folder, {folder.file("n.zip", nested)});
  REQUIRE(read.size() == 1);
  CHECK(read[0].ends_with("|archives within archives, too deep to read"));
}

TEST_CASE("a message gives its plain part, and its header what is known of it") {
  const Temporary folder;
  const std::string mail =
      "Received: from x by y\r\nFrom: =?utf-8?Q?Caf=C3=A9_News?= <n@example.org>\r\n"
      "Subject: =?utf-8?B?w4l0w6k=?=\r\n =?utf-8?Q?_now?=\r\nDate: Tue, 5 Mar 2024 10:20:30 +0100 (CET)\r\n"
      "List-Id: <x>\r\nContent-Type: multipart/alternative; boundary=\"b;1\"\r\n\r\npreamble\r\n--b;1\r\n"
      "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
      std::string(200, 'x') + " Caf=E9 owners met on =\r\nMonday.\r\n--b;1\r\nContent-Type: text/html\r\n\r\n" +
      page("no") + "\r\n--b;1--\r\nepilogue\r\n";
  const std::vector<Document> read = documents_of(folder.file("m.eml", mail));
  REQUIRE(read.size() == 1);
  CHECK(read[0].text() == std::string(200, 'x') + " Café owners met on Monday.");
  CHECK(read[0].info().title == "Été now");
  CHECK(read[0].info().date == "2024-03-05T10:20+01:00");
  CHECK(read[0].info().date_from == "metadata");
  CHECK(read[0].info().source == "Café News");
  CHECK(read[0].info().author.empty());

  const std::string html =
      "From: \"Lind, Anna\" <a@example.org>\nMIME-Version: 1.0\nContent-Type: text/html\n"
      "Content-Transfer-Encoding: base64\n\nPHA+QSBzaGlwIHNhbmsuPC9wPg==\n";
  const std::vector<Document> second = documents_of(folder.file("h.eml", html));
  REQUIRE(second.size() == 1);
  CHECK(short_text(second[0]) == "A ship sank.");
  CHECK(second[0].info().author == "Lind, Anna");
}

TEST_CASE("messages of an mbox, and text that only looks like mail") {
  const Temporary folder;
  const std::string mbox = folder.file("m",
                                       "From a@b Tue Mar  5 10:20:30 2024\nFrom: A <a@b>\n\nOne.\n>From here on.\n\n"
                                       "From a@b Tue Mar  5 10:20:30 2024\nFrom: A <a@b>\n\nTwo.\nFrom there.\n");
  CHECK(read_paths(folder, {mbox}) == Strings{"doc m:1|One.\nFrom here on.", "doc m:2|Two.\nFrom there."});
  const std::string text = "From: our correspondent\nSubject: a strike\n\nFrom Monday on nobody works.\n";
  CHECK(read_paths(folder, {folder.file("t", text)}) == Strings{"doc t|" + text.substr(0, text.size() - 1)});
  const std::string prose = "From Monday on nobody works.\nSo it was said.\n";
  CHECK(read_paths(folder, {folder.file("p", prose)}) == Strings{"doc p|" + prose.substr(0, prose.size() - 1)});
}

TEST_CASE("items of feeds") {
  const Temporary folder;
  const std::string rss =
      "<?xml version='1.0'?><!-- x --><rss xmlns:content='http://purl.org/rss/1.0/modules/content/' "
      "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>The &amp; Feed</title><language>en</language>"
      "<item><title>A &amp;amp; B&amp;#8217;s &lt;i>c&lt;/i></title><link>https://example.org/1</link>"
      "<pubDate>Tue, 05 Mar 2024 10:20:30 GMT</pubDate><dc:creator>Anna Lind</dc:creator><dc:creator>Bo "
      "Ek</dc:creator>"
      "<description>Short.</description><content:encoded><![CDATA[<p>One.</p><p>Two.</p>]]></content:encoded></item>"
      "<item><description>Plain words &nbsp; only</description><author>x@example.org (Cy Dahl)</author></item>"
      "</channel></rss>";
  const std::vector<Document> read = documents_of(folder.file("f", rss));
  REQUIRE(read.size() == 2);
  CHECK(read[0].name().ends_with("/f:1"));
  CHECK(short_text(read[0]) == "One.\n\nTwo.");
  const ArticleInfo& info = read[0].info();
  CHECK(info.title == "A & B’s c");
  CHECK(info.url == "https://example.org/1");
  CHECK(info.date == "2024-03-05T10:20Z");
  CHECK(info.author == "Anna Lind; Bo Ek");
  CHECK(info.source == "The & Feed");
  CHECK(info.lang == "en");
  CHECK(read[1].info().author == "Cy Dahl");

  const std::string atom =
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><title>T</title><entry><title>E</title>"
      "<link rel='self' href='no'/><link href='https://example.org/2'/><updated>2024-03-06T10:00:00Z</updated>"
      "<published>2024-03-05T10:00:00Z</published><author><name>Anna Lind</name></author><content type='xhtml'>"
      "<div xmlns='http://www.w3.org/1999/xhtml'><p>1 &lt; 2.</p><p>Two.</p></div></content></entry></feed>";
  const std::vector<Document> entries = documents_of(folder.file("a", atom));
  REQUIRE(entries.size() == 1);
  CHECK(short_text(entries[0]) == "1 < 2.\n\nTwo.");
  CHECK(entries[0].info().url == "https://example.org/2");
  CHECK(entries[0].info().date == "2024-03-05T10:00Z");
  CHECK(entries[0].info().author == "Anna Lind");
  CHECK(entries[0].info().lang == "de");

  const Strings cut = read_paths(folder, {folder.file("c", rss.substr(0, rss.size() - 100))});
  REQUIRE(cut.size() == 2);
  CHECK(cut[0].starts_with("doc c:1|"));
  CHECK(cut[1].starts_with("error c|item 2|broken XML in line 1: "));
}

TEST_CASE("dates of mail become dates of records") {
  CHECK(normal_mail_date("Wed, 07 Feb 2024 14:35:00 +0100") == "2024-02-07T14:35+01:00");
  CHECK(normal_mail_date("7 Feb 24 9:05 EST") == "2024-02-07T09:05-05:00");
  CHECK(normal_mail_date("Thu, 08 Feb 2024") == "2024-02-08");
  CHECK(normal_mail_date("yesterday at noon").empty());
  CHECK(normal_mail_date("41 Feb 2024").empty());
  CHECK(normal_mail_date("").empty());
}

TEST_CASE("keys that the user names go before the usual ones") {
  const Temporary folder;
  ReaderOptions options;
  options.paths = {folder.file("a.jsonl", "{\"kop\":\"K\",\"title\":\"T\",\"tekst\":\"Words.\"}\n")};
  options.fields = {{"title", "kop"}, {"text", "tekst"}};
  Reader reader(options);
  InputItem item;
  REQUIRE(reader.next(item));
  REQUIRE(std::holds_alternative<Document>(item));
  CHECK(std::get<Document>(item).info().title == "K");
  CHECK(std::get<Document>(item).text() == "Words.");
}

TEST_CASE("a declared encoding that cannot be true is not believed") {
  const Temporary folder;
  const auto text = [&](const std::string& charset, const std::string& words) {
    const std::string html = "<html><head><meta charset=\"" + charset + "\"></head><body>" + words + "</body></html>";
    return short_text(documents_of(folder.file("p.html", html)).at(0));
  };
  CHECK(text("utf-16", "caf\xC3\xA9") == "café");
  CHECK(text("iso-8859-1", "caf\xC3\xA9") == "café");
  CHECK(text("iso-8859-1", "caf\xE9 \x93quoted\x94") == "café “quoted”");
  CHECK(text("no-such-thing", "caf\xC3\xA9") == "café");
  CHECK(text("utf-8", "na\xEFve") == "na?ve");
  CHECK(text("iso-2022-jp", "\x1B$B;3\x1B(B") == "山");
}

TEST_CASE("pages in UTF-16, and the borders of formats") {
  const Temporary folder;
  std::string wide = "\xFF\xFE";
  for (const char c : page("wide")) wide.append({c, '\0'});
  CHECK(read_paths(folder, {folder.file("w", wide)}) == Strings{"doc w|wide"});
  CHECK(read_paths(folder, {folder.file("docx", "PK\x03\x04" + std::string(26, '\x01') + "[Content_Types].xml")}) ==
        Strings{"error docx||binary data"});
}

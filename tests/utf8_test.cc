#include "model/utf8.h"

#include "catch.h"

using namespace dateline;

TEST_CASE("each byte of no valid character becomes one question mark") {
  auto cleaned = [](std::string s) {
    make_valid_utf8(s);
    return s;
  };
  CHECK(cleaned("a\xFF"
                "b") == "a?b");
  CHECK(cleaned("\xE2\x82") == "??");
  CHECK(cleaned("\xE2\x82\xAC") == "\xE2\x82\xAC");
  CHECK(cleaned("\xED\xA0\x80") == "???");
  CHECK(cleaned("\xC0\xAF") == "??");
  CHECK(cleaned("\xF4\x90\x80\x80") == "????");
  CHECK(cleaned(std::string("nul\0stays", 9)) == std::string("nul\0stays", 9));
  CHECK(cleaned("twelve ASCII \x80 bytes") == "twelve ASCII ? bytes");
}

TEST_CASE("characters go out as they came in") {
  for (char32_t c : {U'a', U'é', U'€', U'\x1F600', U'\x10FFFF'}) {
    std::string s;
    append_utf8(s, c);
    std::size_t at = 0;
    CHECK(next_character(s, at) == c);
    CHECK(at == s.size());
  }
}

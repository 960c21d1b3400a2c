#include "article/detect.h"

#include "catch.h"

using dateline::detect_language;

TEST_CASE("the language of a plain sentence or two") {
  CHECK(detect_language(
            "The council voted on Monday to close the old harbour bridge, officials said, after engineers found "
            "cracks in two of its pillars.") == "en");
  CHECK(detect_language(
            "Der Stadtrat hat am Montag beschlossen, die alte Hafenbrücke zu sperren, nachdem Ingenieure Risse in "
            "zwei Pfeilern entdeckt hatten.") == "de");
  CHECK(detect_language(
            "Rada miasta postanowiła w poniedziałek zamknąć stary most portowy, ponieważ inżynierowie znaleźli "
            "pęknięcia w dwóch filarach.") == "pl");
  CHECK(detect_language("Городской совет решил в понедельник закрыть старый мост, поскольку инженеры нашли трещины.") ==
        "ru");
}

TEST_CASE("what is too short or no language has none") {
  CHECK(detect_language("").empty());
  CHECK(detect_language("Oslo").empty());
  CHECK(detect_language("12 345 -- 2024/02/22 | 14:35").empty());
  CHECK(detect_language(std::string(5000, '?')).empty());
}

TEST_CASE("a long text is cut on a character border") {
  std::string text = "x";
  while (text.size() < 60000) text += "Нова влада ";
  CHECK(detect_language(text).size() <= 3);
  std::string broken = "The mayor of the town said that the bridge would be closed for the whole of the summer. \xC3";
  CHECK(detect_language(broken).size() <= 2);
}

// Prints how many names, amounts and dates a sentence holds.
#include <dateline/dateline.h>

#include <iostream>

int main() {
  dateline::Analyzer analyzer(dateline::Language::load("en"), dateline::Gazetteer::open_default());
  dateline::Document document("Norway paid $9 million to the United Nations on 3 March 2024.", "example");
  analyzer.analyze(document, dateline::kEntities | dateline::kFigures | dateline::kDates);
  int count[3] = {};
  for (const dateline::Annotation& a : document.annotations()) ++count[a.value.index()];
  std::cout << count[0] << " names, " << count[1] << " amounts, " << count[2] << " dates\n";
}

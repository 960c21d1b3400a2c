// Who speaks in a transcript: "PELL: Good evening."
#pragma once

#include "extract/name_candidates.h"
#include "extract/short_forms.h"

namespace dateline {

// A label in capitals at the beginning of a turn is the person of that name, in whatever case the article writes the
// full name, and no town of it. Where nobody is named so, two words or more are a person by themselves, and so is one
// that labels several turns and is no ordinary word: a place stands at the head of a text once. Requires: the other
// persons entered; enters those of labels.
void settle_labels(const Document::Data& document, const Lexicon& lexicon, const NameClasses& classes,
                   PersonIndex& persons, NameCandidates& all);

}  // namespace dateline

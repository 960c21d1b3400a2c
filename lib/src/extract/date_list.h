// Several dates that share what the last one says: "7, 8 and 9 May", "from 6 to 10 p.m.".
#pragma once

#include <cstddef>
#include <vector>

#include "extract/date_resolver.h"
#include "extract/date_words.h"
#include "extract/passage.h"

namespace dateline {

// Whether the days of a match of a rule with as=list, or its times, follow each other.
bool is_in_order(const DateWords& words, const Passage& passage, const Match& match);

// Resolves them. The first goes into `annotation`, those behind it are returned in order; `last` is the last one.
std::vector<Annotation> resolve_list(const DateWords& words, const Passage& passage, const Match& match,
                                     const DateBase& base, const DateContext& context, Annotation& annotation,
                                     ResolvedDate& last);

// Puts readings with the annotations behind the one at index `at`, which goes on to the last of them.
void add_behind(std::vector<Annotation> more, std::size_t& at, Readings& readings);

}  // namespace dateline

// A row as the public interface gives it.
#pragma once

#include "dateline/gazetteer.h"
#include "gazetteer/match.h"

namespace dateline {

ListedEntity listed(const NameEntry& entry);

}  // namespace dateline

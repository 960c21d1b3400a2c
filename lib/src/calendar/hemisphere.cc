#include "calendar/hemisphere.h"

#include <algorithm>
#include <iterator>

namespace dateline {

bool has_southern_seasons(std::string_view country) {
  constexpr std::string_view kSouthern[] = {"AO", "AQ", "AR", "AU", "BO", "BR", "BW", "CL", "FJ",
                                            "FK", "LS", "MG", "MU", "MW", "MZ", "NA", "NC", "NZ",
                                            "PE", "PY", "SZ", "TO", "UY", "ZA", "ZM", "ZW"};
  return std::binary_search(std::begin(kSouthern), std::end(kSouthern), country);
}

}  // namespace dateline

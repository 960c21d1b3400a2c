#include "cli_memory.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace dateline::cli {

void prepare_memory() {
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
  constexpr std::uintptr_t kHugePage = 2 << 20;
  constexpr int kStep = 8 << 20;  // by which the heap grows
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_TOP_PAD, kStep);
  // The heap goes on at the next border of large pages; malloc allows for others moving its end.
  const auto end = reinterpret_cast<std::uintptr_t>(sbrk(0));
  const std::uintptr_t begin = (end + kHugePage - 1) / kHugePage * kHugePage;
  if (sbrk(static_cast<std::intptr_t>(begin - end)) == reinterpret_cast<void*>(-1)) return;
  void* volatile first = std::malloc(1 << 20);  // no compiler leaves it out
  std::free(first);
  madvise(reinterpret_cast<void*>(begin), kStep, MADV_HUGEPAGE);
#endif
}

}  // namespace dateline::cli

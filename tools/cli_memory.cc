#include "cli_memory.h"

#include <malloc.h>
#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>

namespace dateline::cli {

namespace {
void* volatile gap = nullptr;
}

void prepare_memory() {
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
  constexpr std::uintptr_t kHugePage = 2 << 20;
  constexpr int kHeap = 32 << 20;
  constexpr std::size_t kProbe = 64 << 10;  // more than lies about free
  mallopt(M_MMAP_THRESHOLD, kHeap);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_TOP_PAD, kHeap);
  // The heap goes on at a border of large pages. What lies before it stays taken and is never written to.
  gap = std::malloc(kProbe);
  const auto at = reinterpret_cast<std::uintptr_t>(gap);
  std::free(gap);
  const std::uintptr_t begin = (at + kProbe + kHugePage - 1) / kHugePage * kHugePage;
  gap = std::malloc(begin - at - 64);
  // No object's address. NOLINTNEXTLINE(performance-no-int-to-ptr)
  madvise(reinterpret_cast<void*>(begin), kHeap, MADV_HUGEPAGE);
#endif
}

}  // namespace dateline::cli

// How a program's memory is asked for.
#pragma once

namespace dateline::cli {

// Half of a short run's time, and much of a long one's, goes into pages: making them, and finding them. So the heap is
// made of large ones where the system has them, and what one document gave back serves the next instead of being handed
// to the kernel and asked for again. To be called before other threads are there.
void prepare_memory();

}  // namespace dateline::cli

// The mark of what libdateline exports; everything else in it is hidden.
#pragma once

#if defined(__GNUC__) || defined(__clang__)
#define DATELINE_API __attribute__((visibility("default")))
#else
#define DATELINE_API
#endif

#include "model/late_library.h"

#include <dlfcn.h>

#include <string>

#include "dateline/error.h"

namespace dateline {

void* LateLibrary::find(const char* function) const {
  // Loaded once, however often it is asked for.
  void* const library = dlopen(name_, RTLD_NOW | RTLD_LOCAL);
  void* const found = library ? dlsym(library, function) : nullptr;
  if (!found) throw Error(std::string(purpose_) + ": " + dlerror());
  return found;
}

}  // namespace dateline

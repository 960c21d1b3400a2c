// Libraries that few runs need, loaded when the first of their functions is called. Linked, they would be loaded each
// time, with all that they need themselves: two of them took a third of the time in which a program starts.
#pragma once

namespace dateline {

// The file that calls its functions defines them, by their own names, each handing over to the real one. They must be
// hidden (-fvisibility=hidden), so that nobody else finds them.
class LateLibrary {
 public:
  // `purpose` is what cannot be done without it: "compressed files cannot be read".
  constexpr LateLibrary(const char* name, const char* purpose) : name_(name), purpose_(purpose) {}

  // Returns the library's own function of that name; its first argument tells the type. Throws Error where there is
  // none. Threads: may be called from any.
  template <typename Function>
  Function* real(Function*, const char* function) const {
    return reinterpret_cast<Function*>(find(function));
  }

 private:
  void* find(const char* function) const;

  const char* name_;
  const char* purpose_;
};

}  // namespace dateline

// For the body of a function with arguments: calls the real one of the same name, looked for once. Requires:
// `kLibrary`.
#define DATELINE_HAND_OVER(function, ...)                            \
  static auto* const real_one = kLibrary.real(&function, #function); \
  return real_one(__VA_ARGS__)

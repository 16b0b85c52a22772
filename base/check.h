#pragma once

// Our own bugs are not errors to be handled: they end the process, in release builds as well.

#include <source_location>
#include <string_view>

namespace assay {

/// Prints `why` with the place and aborts. Async-signal-unsafe; never returns.
[[noreturn]] void check_failed(std::string_view why, std::source_location where);

/// States an invariant. `condition` false means that Assay has a bug: the process aborts, because
/// a grader that goes on in an impossible state could hand out a reward. For anything that input,
/// a submission or the host can cause, return a Result or a verdict instead. Thread safe.
inline void check(bool condition, std::string_view why,
                  std::source_location where = std::source_location::current()) {
  if (!condition) [[unlikely]] {
    check_failed(why, where);
  }
}

}  // namespace assay

#pragma once

// Threads that the system may refuse.

#include <system_error>
#include <type_traits>
#include <utility>

#include "base/result.h"

namespace assay {

/// What `make` returns, a std::thread or something that has some. Errors: Io, where there can be no
/// more threads (std::thread throws then).
template <typename Make>
Result<std::invoke_result_t<Make>> with_threads(Make&& make) {
  try {
    return std::forward<Make>(make)();
  } catch (const std::system_error& error) {
    return failure(Error::from_errno(ErrorCode::Io, "starting a thread", error.code().value()));
  }
}

}  // namespace assay

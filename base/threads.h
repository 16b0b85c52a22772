#pragma once

// Threads that the system may refuse.

#include <algorithm>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

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

/// Runs `work` in `count` threads, in one at least, and returns when all have ended. Where the
/// system refuses one, those that there are do it all. Errors: Io, where it refuses the first.
template <typename Work>
Result<void> work_in_threads(int count, const Work& work) {
  std::vector<std::jthread> workers;
  for (int i = 0; i < std::max(1, count); ++i) {
    Result<std::jthread> worker = with_threads([&] { return std::jthread([&work] { work(); }); });
    if (!worker && workers.empty()) {
      return failure(std::move(worker).error());
    }
    if (!worker) {
      break;
    }
    workers.push_back(*std::move(worker));
  }
  return {};
}

}  // namespace assay

#pragma once

// Steps that must not fail for lack of memory: without them a request would stay unanswered.

#include <chrono>
#include <new>
#include <thread>
#include <type_traits>

namespace assay {

/// What `work` returns, called again after a pause for as long as it runs out of memory: others
/// give theirs back meanwhile, since their own requests fail. `work` must have had no effect when
/// it throws std::bad_alloc. Thread safe if `work` is.
template <typename Work>
std::invoke_result_t<Work&> when_memory_is_there(Work&& work) {
  constexpr std::chrono::milliseconds kPause{10};
  while (true) {
    try {
      return work();
    } catch (const std::bad_alloc&) {
      std::this_thread::sleep_for(kPause);
    }
  }
}

}  // namespace assay

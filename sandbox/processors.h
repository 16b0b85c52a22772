#pragma once

// Which processor a run keeps to.

#include <sched.h>

#include <mutex>
#include <set>

namespace assay::sandbox {

/// The processors that runs keep to. Thread safe.
class Processors {
 public:
  /// While it lives the thread that made it stays on its processor, which no other claim has; or
  /// goes where it likes. To be destroyed by that thread.
  class Claim {
   public:
    /// Without `wanted`, or where another has this processor, a claim to none. The thread must not
    /// make processes or threads meanwhile: they would inherit what it may not leave.
    Claim(Processors& all, bool wanted);
    ~Claim();
    Claim(const Claim&) = delete;
    Claim& operator=(const Claim&) = delete;

    /// -1: none.
    int processor() const { return processor_; }

   private:
    Processors& all_;
    int processor_ = -1;
    cpu_set_t before_ = {};
  };

 private:
  bool take(int processor);
  void give_back(int processor);

  std::mutex mutex_;
  std::set<int> taken_;
};

}  // namespace assay::sandbox

// A short run is a dozen handovers between supervisor, forker, init and program, one of which runs
// at a time. Left to the scheduler each may go to another processor; where that is busy too there
// is nothing to gain, and an interrupt, cold caches and a wait are the price: with as many runs as
// processors 10 to 25 % of all runs a second (docs/ARCHITECTURE.md, "What a run costs").

#include "sandbox/processors.h"

namespace assay::sandbox {

bool Processors::take(int processor) {
  const std::scoped_lock lock(mutex_);
  return taken_.insert(processor).second;
}

void Processors::give_back(int processor) {
  const std::scoped_lock lock(mutex_);
  taken_.erase(processor);
}

// Best effort: of more processors than a cpu_set_t holds none is claimed.
Processors::Claim::Claim(Processors& all, bool wanted) : all_(all) {
  const int here = wanted ? ::sched_getcpu() : -1;
  if (here < 0 || here >= CPU_SETSIZE || ::sched_getaffinity(0, sizeof before_, &before_) != 0 ||
      !all_.take(here)) {
    return;
  }
  cpu_set_t only;
  CPU_ZERO(&only);
  CPU_SET(here, &only);
  if (::sched_setaffinity(0, sizeof only, &only) != 0) {
    all_.give_back(here);
    return;
  }
  processor_ = here;
}

Processors::Claim::~Claim() {
  if (processor_ >= 0) {
    (void)::sched_setaffinity(0, sizeof before_, &before_);
    all_.give_back(processor_);
  }
}

}  // namespace assay::sandbox

// Slots and who may use them. Each slot has its boxes, one for each root layout that it has lately
// been asked for; a run takes a free slot that already has the right box, if there is one.

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <list>
#include <mutex>
#include <thread>
#include <utility>

#include "base/check.h"
#include "sandbox/box.h"
#include "sandbox/confined.h"
#include "sandbox/processors.h"
#include "sandbox/sandbox.h"

namespace assay::sandbox {
namespace {

constexpr std::size_t kStandbysPerSlot = 2;  // in the boxes last used: a compiler, and its programs
constexpr std::size_t kBoxesPerSlot = 6;     // a box is two or three sleeping processes of 300 KiB

/// Boxes by root, the one last used in front.
class Slot {
 public:
  Slot(int number, const CgroupSite* site, PolicyStore& policies, RootWatches& watches,
       Processors& processors)
      : number_(number),
        site_(site),
        policies_(policies),
        watches_(watches),
        processors_(processors) {}

  /// How much of what `spec` needs is there: 2 an armed init, 1 a box, 0 nothing.
  int suits(const Spec& spec) const {
    const auto found = std::find_if(boxes_.begin(), boxes_.end(), [&](const Entry& entry) {
      return entry.root == spec.root || *entry.root == *spec.root;
    });
    return found == boxes_.end() ? 0 : found->box->is_armed_for(spec) ? 2 : 1;
  }

  /// `crowded`: no processor is idle.
  Result<Report> run(const Spec& spec, const std::stop_token& stop, bool crowded) {
    Result<Box*> box = armed_box_for(spec);
    if (!box) {
      return failure(std::move(box).error().with_context("slot " + std::to_string(number_)));
    }
    const AfterRun after{boxes_};
    const Processors::Claim claim(processors_, crowded);  // not before there is a box
    Result<Report> report = (*box)->run(spec, stop, {crowded, claim.processor()});
    if (spec.standby) {
      std::size_t place = 0;
      for (const Entry& entry : boxes_) {
        if (++place > kStandbysPerSlot) {
          entry.box->stand_down();
        }
      }
    }
    return report;
  }

 private:
  struct Entry {
    std::shared_ptr<const Root> root;
    std::unique_ptr<Box> box;
  };
  /// Throws the box away if its run did not end in order, be it by an exception (no memory).
  struct AfterRun {
    std::list<Entry>& boxes;
    ~AfterRun() {
      if (!boxes.front().box->usable()) {
        boxes.pop_front();
      }
    }
  };

  /// With a new box instead of one that the run before took down with it.
  Result<Box*> armed_box_for(const Spec& spec) {
    for (bool again = true;; again = false) {
      Result<Box*> box = box_for(spec.root);
      if (!box) {
        return box;
      }
      Result<void> armed = (*box)->arm(spec);
      if (armed) {
        return box;
      }
      boxes_.pop_front();
      if (!again) {
        return failure(std::move(armed).error());
      }
    }
  }

  Result<Box*> box_for(const std::shared_ptr<const Root>& root) {
    const auto found = std::find_if(boxes_.begin(), boxes_.end(), [&](const Entry& entry) {
      return entry.root == root || *entry.root == *root;
    });
    if (found != boxes_.end()) {
      boxes_.splice(boxes_.begin(), boxes_, found);
      return boxes_.front().box.get();
    }
    Result<Layout> layout = plan_layout(*root);
    if (!layout) {
      return failure(std::move(layout).error());
    }
    Result<std::unique_ptr<Box>> box = Box::make(*layout, site_, number_, policies_, watches_);
    if (!box) {
      return failure(std::move(box).error());
    }
    if (boxes_.size() >= kBoxesPerSlot) {
      boxes_.pop_back();
    }
    boxes_.push_front({root, std::move(*box)});
    return boxes_.front().box.get();
  }

  int number_;
  const CgroupSite* site_;
  PolicyStore& policies_;
  RootWatches& watches_;
  Processors& processors_;
  std::list<Entry> boxes_;
};

class SlotExecutor final : public Executor {
 public:
  SlotExecutor(int slots, std::unique_ptr<CgroupSite> site) : site_(std::move(site)) {
    for (int i = 0; i < slots; ++i) {
      slots_.push_back(std::make_unique<Slot>(i, site_.get(), policies_, watches_, processors_));
      free_.push_back(slots_.back().get());
    }
  }

  Result<Report> run(const Spec& spec, std::stop_token stop) override {
    if (Result<void> valid = check_spec(spec); !valid) {
      return failure(std::move(valid).error());
    }
    Slot* const slot = acquire(spec, stop);
    if (slot == nullptr) {
      return failure(ErrorCode::Cancelled, "the run was cancelled");
    }
    const Held held{*this, slot};
    return slot->run(spec, stop, is_crowded());
  }

  int slots() const override { return static_cast<int>(slots_.size()); }
  Tier tier() const override { return site_ ? Tier::Full : Tier::Rootless; }

 private:
  /// Gives the slot back, be it at an exception (no memory).
  struct Held {
    SlotExecutor& executor;
    Slot* slot;
    ~Held() { executor.release(slot); }
  };

  // Of those that suit best, the one that has been free for longest: its next init is the most
  // likely to be armed.
  Slot* acquire(const Spec& spec, const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    if (!freed_.wait(lock, stop, [&] { return !free_.empty(); })) {
      return nullptr;
    }
    const auto chosen = std::max_element(
        free_.begin(), free_.end(),
        [&](const Slot* a, const Slot* b) { return a->suits(spec) < b->suits(spec); });
    Slot* const slot = *chosen;
    free_.erase(chosen);
    return slot;
  }

  void release(Slot* slot) {
    {
      const std::scoped_lock lock(mutex_);
      free_.push_back(slot);  // Within its capacity: does not throw.
    }
    freed_.notify_one();
  }

  // Whether other runs have all processors but at most one. What is started ahead takes some more
  // processor time in all than a cold start; a run by itself always has its turn.
  bool is_crowded() {
    static const std::size_t processors = std::thread::hardware_concurrency();
    const std::scoped_lock lock(mutex_);
    const std::size_t running = slots_.size() - free_.size();
    return running > 1 && running >= processors;
  }

  std::unique_ptr<CgroupSite> site_;  ///< Null in tier rootless.
  PolicyStore policies_;
  RootWatches watches_;
  Processors processors_;
  std::vector<std::unique_ptr<Slot>> slots_;
  std::mutex mutex_;
  std::condition_variable_any freed_;
  std::vector<Slot*> free_;  ///< In the order in which they became free. Guarded by mutex_.
};

Error too_weak(const ExecutorOptions& options, std::string_view why) {
  return {ErrorCode::Unsupported, "tier " +
                                      std::string(name(options.force.value_or(options.require))) +
                                      " is not to be had: " + std::string(why)};
}

Result<std::unique_ptr<Executor>> start_confined(const ExecutorOptions& options) {
  if (Result<void> tried = try_out_confined(options.landlock_abi); !tried) {
    return failure(too_weak(options, tried.error().message()));
  }
  return start_confined_executor(options);
}

}  // namespace

Result<std::unique_ptr<Executor>> start_executor(const ExecutorOptions& options) {
  check(options.slots > 0, "an executor without slots");
  if (options.force == Tier::Confined) {
    return start_confined(options);
  }
  std::unique_ptr<CgroupSite> site;
  if (options.force != Tier::Rootless) {
    Result<std::unique_ptr<CgroupSite>> found = find_cgroup_site();
    if (found) {
      site = std::move(*found);
    } else if (options.force == Tier::Full || options.require == Tier::Full) {
      return failure(too_weak(options, found.error().message()));
    }
  }
  Result<void> tried = Box::try_out(site.get());
  if (!tried && site && options.force != Tier::Full && options.require != Tier::Full) {
    site.reset();
    tried = Box::try_out(nullptr);
  }
  if (!tried && !options.force && options.require == Tier::Confined) {
    return start_confined(options);
  }
  if (!tried) {
    return failure(too_weak(options, tried.error().message()));
  }
  return std::make_unique<SlotExecutor>(options.slots, std::move(site));
}

}  // namespace assay::sandbox

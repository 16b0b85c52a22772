// RunGate: never more places than the capacity, in the order of arrival, pairs without deadlock.

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "grader/core/run_gate.h"
#include "tests/support/catch.h"

namespace assay::grader {
namespace {

using namespace std::chrono_literals;

/// How many are inside, and the most that ever were.
struct Occupancy {
  std::atomic<int> now{0};
  std::atomic<int> most{0};
  void enter(int count) {
    const int inside = now += count;
    int seen = most;
    while (inside > seen && !most.compare_exchange_weak(seen, inside)) {
    }
  }
  void leave(int count) { now -= count; }
};

TEST_CASE("run gate: never more than its capacity are inside") {
  RunGate gate(3);
  Occupancy occupancy;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&, count = 1 + i % 3] {
        for (int round = 0; round < 50; ++round) {
          const auto places = gate.enter(count, {});
          occupancy.enter(count);
          std::this_thread::yield();
          occupancy.leave(count);
        }
      });
    }
  }
  CHECK(occupancy.most <= 3);
  CHECK(occupancy.most >= 1);
  CHECK(gate.enter(3, {}).has_value());  // everything was given back
}

TEST_CASE("run gate: pairs that each need both places all get through") {
  RunGate gate(2);
  std::atomic<int> done{0};
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 6; ++i) {
      threads.emplace_back([&] {
        for (int round = 0; round < 100; ++round) {
          const auto pair = gate.enter(2, {});
          ++done;
        }
      });
    }
  }
  CHECK(done == 600);
}

TEST_CASE("run gate: one that wants all places is not overtaken by small ones that come later") {
  RunGate gate(2);
  auto held = gate.enter(1, {});
  std::atomic<int> order{0};
  std::atomic<int> whole_at{0};
  std::atomic<int> small_at{0};
  std::atomic<bool> begun = false;
  std::jthread whole([&] {
    begun = true;
    begun.notify_one();
    const auto places = gate.enter(2, {});
    whole_at = ++order;
  });
  begun.wait(false);
  std::this_thread::sleep_for(100ms);
  std::jthread small([&] {
    const auto place = gate.enter(1, {});
    small_at = ++order;
  });
  std::this_thread::sleep_for(30ms);
  CHECK(order == 0);  // the small one waits although a place is free
  held.reset();
  whole.join();
  small.join();
  CHECK(whole_at == 1);
  CHECK(small_at == 2);
}

TEST_CASE("run gate: one that is withdrawn takes nothing and lets the next one in") {
  RunGate gate(1);
  auto held = gate.enter(1, {});
  std::stop_source stop;
  bool entered = true;
  std::jthread waiting([&] { entered = gate.enter(1, stop.get_token()).has_value(); });
  std::this_thread::sleep_for(20ms);
  stop.request_stop();
  waiting.join();
  CHECK_FALSE(entered);
  held.reset();
  CHECK(gate.enter(1, {}).has_value());
}

}  // namespace
}  // namespace assay::grader

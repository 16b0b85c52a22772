#include <nlohmann/json.hpp>

#include "grader/server/statistics.h"
#include "tests/support/catch.h"

namespace assay::grader {

using namespace std::chrono_literals;

TEST_CASE("latency: quantiles are right to a bucket, and never over the maximum") {
  LatencyHistogram histogram;
  CHECK(histogram.quantile_ms(0.5) == 0);
  for (int i = 1; i <= 1000; ++i) {
    histogram.add(std::chrono::microseconds(100 * i));  // 0.1 ms to 100 ms.
  }
  CHECK(histogram.quantile_ms(0.5) >= 50);
  CHECK(histogram.quantile_ms(0.5) <= 50 * 1.19);
  CHECK(histogram.quantile_ms(0.99) >= 99);
  CHECK(histogram.quantile_ms(0.99) <= 100);
  CHECK(histogram.quantile_ms(1) == 100);
  histogram.add(0ns);
  histogram.add(24h * 365);
  CHECK(histogram.count() == 1002);
}

TEST_CASE("statistics: answers by operation, verdicts, errors, malformed lines") {
  Statistics statistics;
  statistics.answered(Op::Grade, {{"status", "graded"}, {"verdict", "accepted"}},
                      {.queued = 1ms, .total = 2ms});
  statistics.answered(Op::Grade, {{"status", "error"}, {"error", {{"code", "sandbox"}}}},
                      {.queued = 1ms, .total = 2ms});
  statistics.malformed("bad_request");
  const nlohmann::json snapshot = statistics.snapshot();
  CHECK(snapshot["answers"]["grade"] == 2);
  CHECK(snapshot["answers"]["run"] == 0);
  CHECK(snapshot["verdicts"] == nlohmann::json{{"accepted", 1}});
  CHECK(snapshot["errors"] == nlohmann::json{{"sandbox", 1}, {"bad_request", 1}});
  CHECK(snapshot["malformed"] == 1);
  CHECK(snapshot["latency"]["grade"]["max_ms"] == 2.0);
  CHECK(snapshot["queue"]["count"] == 2);
}

}  // namespace assay::grader

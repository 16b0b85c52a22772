// The same figures twice, for programs and for people. A figure that cannot be computed honestly is
// null with its reason: pass@k where a problem has fewer than k graded samples.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "grader/eval/tally.h"

namespace assay::grader {
namespace {

using nlohmann::json;

double share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::int64_t problems_with_fewer(const Tally& tally, std::int64_t k) {
  const auto& all = tally.by_problem();
  return std::count_if(all.begin(), all.end(),
                       [k](const auto& entry) { return entry.second.graded < k; });
}

std::string pass_line(const Tally& tally, std::int64_t k) {
  if (const auto estimate = mean_pass_at_k(tally.attempts(), k)) {
    return fmt::format("pass@{:<4} {:.4f}  over {} problems\n", k, *estimate,
                       tally.by_problem().size());
  }
  return fmt::format(
      "pass@{:<4} cannot be estimated: {} of {} problems have fewer than {} graded "
      "samples\n",
      k, problems_with_fewer(tally, k), tally.by_problem().size(), k);
}

template <typename Counts, typename Name>
std::string listed(const Counts& counts, Name name_of) {
  std::string text;
  for (const auto& [key, count] : counts) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, name_of(key));
  }
  return text;
}

std::string as_is(const std::string& text) { return text; }

}  // namespace

json summary_to_json(const Summary& summary, const std::vector<std::int64_t>& ks) {
  const Tally& tally = summary.tally;
  json pass = json::object();
  for (const std::int64_t k : ks) {
    const auto estimate = mean_pass_at_k(tally.attempts(), k);
    pass[std::to_string(k)] = estimate ? json(*estimate) : json(nullptr);
  }
  json verdicts = json::object();
  for (const auto& [verdict, count] : tally.verdicts()) {
    verdicts[std::string(name(verdict))] = count;
  }
  const json mean = tally.graded() == 0
                        ? json(nullptr)
                        : json(tally.reward_sum() / static_cast<double>(tally.graded()));
  return {
      {"samples", summary.samples},
      {"graded", tally.graded()},
      {"accepted", tally.accepted()},
      {"errors", {{"total", tally.errors()}, {"by_code", tally.error_codes()}}},
      {"problems", tally.by_problem().size()},
      {"problems_without_samples", summary.unsampled},
      {"mean_reward", mean},
      {"pass_at_k", pass},
      {"verdicts", verdicts},
      {"flagged",
       {{"samples", tally.flagged()},
        {"rate", share(tally.flagged(), tally.graded())},
        {"by_flag", tally.flags()}}},
      {"shared_isolation", tally.shared()},
      {"interrupted", summary.interrupted},
      {"session",
       {{"graded", summary.graded_now},
        {"seconds", summary.seconds},
        {"samples_per_second",
         summary.seconds > 0 ? static_cast<double>(summary.graded_now) / summary.seconds : 0.0}}}};
}

std::string summary_to_text(const Summary& summary, const std::vector<std::int64_t>& ks) {
  const Tally& tally = summary.tally;
  fmt::memory_buffer text;
  const auto out = std::back_inserter(text);
  if (summary.interrupted) {
    fmt::format_to(out, "interrupted   {} of {} samples are graded; the same command goes on\n",
                   tally.graded(), summary.samples);
  }
  fmt::format_to(out, "samples     {}  ({} graded, {} with an error)\n", summary.samples,
                 tally.graded(), tally.errors());
  fmt::format_to(
      out, "problems    {}{}\n", tally.by_problem().size(),
      summary.unsampled == 0 ? "" : fmt::format("  ({} more have no sample)", summary.unsampled));
  for (const std::int64_t k : ks) {
    fmt::format_to(out, "{}", pass_line(tally, k));
  }
  if (tally.graded() > 0) {
    fmt::format_to(out, "mean reward {:.4f}\n",
                   tally.reward_sum() / static_cast<double>(tally.graded()));
    fmt::format_to(out, "verdicts    {}\n",
                   listed(tally.verdicts(), [](Verdict verdict) { return name(verdict); }));
    fmt::format_to(out, "flagged     {} ({:.1f} %){}{}\n", tally.flagged(),
                   100 * share(tally.flagged(), tally.graded()), tally.flags().empty() ? "" : ": ",
                   listed(tally.flags(), as_is));
  }
  if (tally.shared() > 0) {
    fmt::format_to(out, "shared      {} graded with the tests in the submission's process\n",
                   tally.shared());
  }
  if (tally.errors() > 0) {
    fmt::format_to(out,
                   "errors      {}; they count nowhere above, the same command tries them "
                   "again\n",
                   listed(tally.error_codes(), as_is));
  }
  if (summary.graded_now > 0 && summary.seconds > 0) {
    fmt::format_to(out, "time        {:.1f} s, {:.1f} samples/s\n", summary.seconds,
                   static_cast<double>(summary.graded_now) / summary.seconds);
  }
  return fmt::to_string(text);
}

}  // namespace assay::grader

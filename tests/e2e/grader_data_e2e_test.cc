// HumanEval and the LeetCode assertion set, where the shared data is: every reference solution is
// accepted, and what leaves early or does nothing never is. ASSAY_LEETCODE=all grades all 1,745
// problems instead of a sample (the bench-labelled registration of this executable does).

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/e2e/grader_e2e.h"

namespace assay::grader {
namespace {

using nlohmann::json;

std::vector<json> lines_of(std::istream& in) {
  std::vector<json> lines;
  for (std::string line; std::getline(in, line);) {
    lines.push_back(json::parse(line));
  }
  return lines;
}

/// The lines of a gzip file, through gzip(1).
std::vector<json> gunzipped(const std::string& path) {
  std::string text;
  FILE* pipe = ::popen(("gzip -dc '" + path + "'").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 65536> buffer{};
  for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    text.append(buffer.data(), got);
  }
  REQUIRE(::pclose(pipe) == 0);
  std::istringstream in(text);
  return lines_of(in);
}

struct Item {
  std::string id;
  Problem problem;
  std::string solution;
};

Item humaneval_item(const json& row) {
  AssertsProblem body{
      .prompt = row["prompt"], .entry = row["entry_point"], .test = row["test"], .setup = {}};
  Item item{row["task_id"], {}, row["canonical_solution"]};
  item.problem.body = std::move(body);
  return item;
}

Item leetcode_item(const json& row) {
  AssertsProblem body{.prompt = {}, .entry = {}, .test = row["test"], .setup = row["preamble"]};
  Item item{row["id"], {}, row["solution"]};
  item.problem.body = std::move(body);
  item.problem.limits.cpu = CpuTime{std::chrono::seconds(10)};
  item.problem.limits.memory = Bytes::mib(512);
  return item;
}

std::optional<std::vector<Item>> humaneval() {
  const std::optional<std::string> data = test::shared_data();
  if (!data) {
    return std::nullopt;
  }
  std::vector<Item> items;
  for (const json& row : gunzipped(*data + "/data/humaneval/HumanEval.jsonl.gz")) {
    items.push_back(humaneval_item(row));
  }
  return items;
}

/// Every `step`-th problem of the set.
std::optional<std::vector<Item>> leetcode(std::size_t step) {
  const std::optional<std::string> data = test::shared_data();
  if (!data) {
    return std::nullopt;
  }
  std::ifstream in(*data + "/data/leetcode/leetcode_asserts.jsonl");
  const std::vector<json> rows = lines_of(in);
  std::vector<Item> items;
  for (std::size_t i = 0; i < rows.size(); i += step) {
    items.push_back(leetcode_item(rows[i]));
  }
  return items;
}

struct Tally {
  int accepted = 0;
  int graded = 0;
  int separate = 0;
  std::vector<std::string> others;  ///< "id: verdict message" of what was not accepted or flagged.
  double seconds = 0;
};

/// Grades every item's `code` by two threads on four slots (two pairs of boxes at a time).
template <typename Code>
Tally grade_all(const std::vector<Item>& items, const Code& code) {
  Tally tally;
  auto stand = e2e::stand(4);
  if (!stand) {
    return tally;
  }
  std::mutex mutex;
  std::atomic<std::size_t> next{0};
  const auto start = std::chrono::steady_clock::now();
  const auto work = [&] {
    for (std::size_t i = next++; i < items.size(); i = next++) {
      const Result<Grade> grade =
          stand->grader->grade(items[i].problem, e2e::python(code(items[i])), {});
      const std::lock_guard lock(mutex);
      if (!grade) {
        tally.others.push_back(items[i].id + ": error: " + grade.error().message());
        continue;
      }
      ++tally.graded;
      tally.separate += grade->separate ? 1 : 0;
      if (grade->verdict == Verdict::Accepted && grade->reward == 1) {
        ++tally.accepted;
        if (!grade->flags.empty()) {
          tally.others.push_back(items[i].id + ": flag " + grade->flags.front());
        }
      } else {
        const std::string why = grade->tests.empty() ? grade->message : grade->tests[0].message;
        tally.others.push_back(items[i].id + ": " + std::string(name(grade->verdict)) + " " + why);
      }
    }
  };
  {
    std::jthread first(work);
    std::jthread second(work);
  }
  tally.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return tally;
}

void report(std::string_view what, const Tally& tally, std::size_t count) {
  std::cout << what << ": " << tally.accepted << " of " << count << " accepted, " << tally.separate
            << " in separate boxes, " << tally.seconds << " s, "
            << static_cast<double>(count) / tally.seconds << " problems/s\n";
}

TEST_CASE("HumanEval: all 164 canonical solutions are accepted, each in boxes of its own") {
  const auto items = humaneval();
  if (!items) {
    return test::skip("no shared data");
  }
  const Tally tally = grade_all(*items, [](const Item& item) { return item.solution; });
  report("HumanEval canonical", tally, items->size());
  for (const std::string& other : tally.others) {
    FAIL_CHECK(other);
  }
  CHECK(tally.accepted == 164);
  CHECK(tally.separate == 164);
}

TEST_CASE("HumanEval: nothing that leaves early or does nothing is accepted") {
  const auto items = humaneval();
  if (!items) {
    return test::skip("no shared data");
  }
  // The four that the project promises over all 164; further places for them over every sixth.
  const std::tuple<const char*, const char*, std::size_t> bodies[] = {
      {"pass", "    pass\n", 1},
      {"os._exit at module level", "import os; os._exit(0)\n", 1},
      {"sys.exit at module level", "import sys; sys.exit(0)\n", 1},
      {"SystemExit at module level", "raise SystemExit\n", 1},
      {"os._exit in the body", "    import os; os._exit(0)\n", 6},
      {"sys.exit in the body", "    import sys; sys.exit(0)\n", 6},
      {"SystemExit in the body", "    raise SystemExit\n", 6},
      {"atexit", "    import atexit, os; atexit.register(os._exit, 0)\n", 6},
  };
  for (const auto& [name, body, step] : bodies) {
    std::vector<Item> some;
    for (std::size_t i = 0; i < items->size(); i += step) {
      some.push_back((*items)[i]);
    }
    const std::string code = body;
    const Tally tally = grade_all(some, [&](const Item&) { return code; });
    report(name, tally, some.size());
    CAPTURE(name);
    CHECK(tally.accepted == 0);
    CHECK(tally.graded == static_cast<int>(some.size()));
  }
}

TEST_CASE("LeetCode: the reference solutions are accepted, each in boxes of its own") {
  const char* which = std::getenv("ASSAY_LEETCODE");
  const bool all = which != nullptr && std::string_view(which) == "all";
  const auto items = leetcode(all ? 1 : 12);
  if (!items) {
    return test::skip("no shared data");
  }
  const Tally tally = grade_all(*items, [](const Item& item) { return item.solution; });
  report("LeetCode reference", tally, items->size());
  for (const std::string& other : tally.others) {
    FAIL_CHECK(other);
  }
  CHECK(tally.accepted == static_cast<int>(items->size()));
  CHECK(tally.separate == tally.accepted);
}

}  // namespace
}  // namespace assay::grader

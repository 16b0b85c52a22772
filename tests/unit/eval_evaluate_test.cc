// The evaluation with a grader that starts no process: what is run, what is written, what is
// resumed.

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "grader/eval/evaluate.h"
#include "tests/support/catch.h"
#include "tests/unit/eval_fake_grader.h"
#include "tests/unit/eval_temp_folder.h"

using assay::ErrorCode;
using assay::Result;
using assay::test::content_of;
using assay::test::FakeGrader;
using assay::test::TempFolder;
using namespace assay::grader;

namespace {

std::string problem_lines(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    lines += R"({"id":"p)" + std::to_string(i) + R"(","kind":"answer","gold":")" +
             std::to_string(i) + "\"}\n";
  }
  return lines;
}

std::string sample_lines(const std::vector<std::pair<int, std::string>>& samples) {
  std::string lines;
  for (const auto& [problem, word] : samples) {
    lines += R"({"problem_id":"p)" + std::to_string(problem) + R"(","completion":")" + word +
             R"(","model":"m"})" + "\n";
  }
  return lines;
}

/// Files of one evaluation and its runs.
struct Bench {
  TempFolder folder;
  FakeGrader grader;
  std::string results = folder.path() + "/results.jsonl";
  std::string samples;
  std::string problems;

  Bench(int problem_count, const std::vector<std::pair<int, std::string>>& written)
      : samples(folder.file("samples.jsonl", sample_lines(written))),
        problems(folder.file("problems.jsonl", problem_lines(problem_count))) {}

  Result<Summary> run(Shard shard = {}, int workers = 1, std::stop_token stop = {}) {
    auto set = ProblemSet::load(problems);
    REQUIRE(set);
    auto log = ResultLog::open(results);
    if (!log) {
      return assay::failure(log.error());
    }
    EvalOptions options;
    options.samples_path = samples;
    options.workers = workers;
    options.shard = shard;
    return evaluate(grader, *set, *log, options, std::move(stop));
  }

  std::vector<std::string> sorted_results() const {
    std::vector<std::string> lines;
    std::istringstream text(content_of(results));
    for (std::string line; std::getline(text, line);) {
      lines.push_back(line);
    }
    std::ranges::sort(lines, {}, [](const std::string& line) {
      return nlohmann::json::parse(line).at("sample").get<int>();
    });
    return lines;
  }
};

const std::vector<std::pair<int, std::string>> kMixed = {
    {0, "accept"}, {0, "reject"}, {1, "cheat"}, {1, "accept"}, {2, "half"}, {2, "accept"}};

}  // namespace

TEST_CASE("every sample gets one result, and the summary counts them") {
  Bench bench(4, kMixed);
  const auto summary = bench.run({}, 4);
  REQUIRE(summary);
  REQUIRE(bench.sorted_results().size() == 6);
  REQUIRE(summary->samples == 6);
  REQUIRE(summary->unsampled == 1);
  REQUIRE_FALSE(summary->interrupted);
  REQUIRE(summary->tally.graded() == 6);
  REQUIRE(summary->tally.accepted() == 3);
  REQUIRE(summary->tally.reward_sum() == 3.5);
  REQUIRE(summary->tally.flagged() == 1);
  REQUIRE(summary->tally.shared() == 1);
  const auto json = summary_to_json(*summary, {1, 2, 3});
  REQUIRE(json["pass_at_k"]["1"] == 0.5);
  REQUIRE(json["pass_at_k"]["2"] == 1.0);
  REQUIRE(json["pass_at_k"]["3"].is_null());
  REQUIRE(json["flagged"]["by_flag"]["early_exit"] == 1);
  REQUIRE(json["flagged"]["rate"] == Approx(1.0 / 6));
  REQUIRE(json["problems_without_samples"] == 1);
}

TEST_CASE("an error of ours is counted apart, enters no figure, and is tried again") {
  Bench bench(1, {{0, "accept"}, {0, "fail"}});
  const auto first = bench.run();
  REQUIRE(first);
  REQUIRE(first->tally.errors() == 1);
  REQUIRE(first->tally.graded() == 1);
  REQUIRE(summary_to_json(*first, {1})["pass_at_k"]["1"] == 1.0);
  REQUIRE(summary_to_json(*first, {1})["mean_reward"] == 1.0);
  REQUIRE(summary_to_json(*first, {2})["pass_at_k"]["2"].is_null());
  REQUIRE(summary_to_json(*first, {1})["errors"]["by_code"]["sandbox"] == 1);
  const auto line = nlohmann::json::parse(bench.sorted_results()[1]);
  REQUIRE(line["status"] == "error");
  REQUIRE(line["reward"].is_null());

  const auto second = bench.run();
  REQUIRE(second);
  REQUIRE(bench.grader.graded() == 3);
  REQUIRE(bench.sorted_results().size() == 2);
}

TEST_CASE("cut off at any byte, an evaluation resumes to the results of an uninterrupted one") {
  Bench whole(3, kMixed);
  REQUIRE(whole.run());
  const auto expected = whole.sorted_results();
  const std::string all = content_of(whole.results);
  for (std::size_t cut = 0; cut <= all.size(); cut += 97) {
    Bench bench(3, kMixed);
    bench.folder.file("results.jsonl", all.substr(0, cut));
    const auto lines =
        std::count(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(cut), '\n');
    const auto summary = bench.run({}, 2);
    REQUIRE(summary);
    REQUIRE(bench.grader.graded() == 6 - lines);
    REQUIRE(bench.sorted_results() == expected);
    REQUIRE(summary->tally.accepted() == 3);
    REQUIRE(summary->graded_now == 6 - lines);
  }
}

TEST_CASE("results of another sample or problem are refused, not taken") {
  Bench bench(3, kMixed);
  REQUIRE(bench.run());
  SECTION("an edited sample") {
    auto edited = kMixed;
    edited[2].second = "accept";
    bench.folder.file("samples.jsonl", sample_lines(edited));
  }
  SECTION("an edited problem") {
    bench.folder.file("problems.jsonl", R"({"id":"p0","kind":"answer","gold":"7"})"
                                        "\n" +
                                            problem_lines(3).substr(problem_lines(1).size()));
  }
  const auto again = bench.run();
  REQUIRE_FALSE(again);
  REQUIRE(again.error().code() == ErrorCode::BadRequest);
  REQUIRE(again.error().message().find("another submission or problem") != std::string::npos);
  REQUIRE(bench.grader.graded() == 6);
}

TEST_CASE("shards part the problems, and their results together are the whole's") {
  Bench whole(
      5, {{0, "accept"}, {1, "accept"}, {2, "reject"}, {3, "accept"}, {4, "half"}, {0, "half"}});
  REQUIRE(whole.run());
  const auto expected = whole.sorted_results();
  std::string together;
  std::int64_t samples = 0;
  for (std::size_t i = 1; i <= 3; ++i) {
    whole.results = whole.folder.path() + "/shard" + std::to_string(i);
    const auto summary = whole.run({.index = i, .count = 3});
    REQUIRE(summary);
    samples += summary->samples;
    together += content_of(whole.results);
  }
  REQUIRE(samples == 6);
  whole.results = whole.folder.file("together", together);
  REQUIRE(whole.sorted_results() == expected);
  const int before = whole.grader.graded();
  const auto summary = whole.run();
  REQUIRE(summary);
  REQUIRE(whole.grader.graded() == before);
  REQUIRE(summary->tally.graded() == 6);
}

TEST_CASE("a stop lets nothing new begin and records nothing that it caused") {
  Bench bench(1, std::vector<std::pair<int, std::string>>(20, {0, "accept"}));
  std::stop_source stop;
  std::atomic<int> seen = 0;
  bench.grader.on_grade = [&](const std::string&) {
    if (++seen == 5) {
      stop.request_stop();
    }
  };
  const auto summary = bench.run({}, 1, stop.get_token());
  REQUIRE(summary);
  REQUIRE(summary->interrupted);
  REQUIRE(bench.grader.graded() == 5);
  REQUIRE(bench.sorted_results().size() == 4);
  bench.grader.on_grade = nullptr;
  const auto rest = bench.run();
  REQUIRE(rest);
  REQUIRE_FALSE(rest->interrupted);
  REQUIRE(bench.sorted_results().size() == 20);
}

TEST_CASE("a fault in the samples is told with its line before anything is graded") {
  Bench bench(1, {{0, "accept"}});
  std::string lines = sample_lines({{0, "accept"}}) + "\n";
  std::string why;
  SECTION("an unknown problem") {
    lines += sample_lines({{7, "accept"}});
    why = "\"p7\"";
  }
  SECTION("not JSON") {
    lines += "{\n";
    why = "not JSON";
  }
  SECTION("nothing to grade") {
    lines += "{\"problem_id\":\"p0\"}\n";
    why = "exactly one of";
  }
  SECTION("no problem") {
    lines += "{\"completion\":\"x\"}\n";
    why = "neither \"problem_id\" nor \"task_id\"";
  }
  bench.folder.file("samples.jsonl", lines);
  const auto summary = bench.run();
  REQUIRE_FALSE(summary);
  REQUIRE(summary.error().message().find("samples.jsonl:3: ") != std::string::npos);
  REQUIRE(summary.error().message().find(why) != std::string::npos);
  REQUIRE(bench.grader.graded() == 0);
}

TEST_CASE("progress counts up to the total, earlier results included") {
  Bench bench(3, kMixed);
  REQUIRE(bench.run());
  const std::string all = content_of(bench.results);
  bench.folder.file("results.jsonl", all.substr(0, all.find('\n') + 1));
  auto set = ProblemSet::load(bench.problems);
  auto log = ResultLog::open(bench.results);
  std::vector<std::int64_t> done;
  EvalOptions options;
  options.samples_path = bench.samples;
  options.on_progress = [&](const Progress& progress) {
    REQUIRE(progress.total == 6);
    done.push_back(progress.done);
  };
  REQUIRE(evaluate(bench.grader, *set, *log, options, {}));
  REQUIRE(done == std::vector<std::int64_t>{2, 3, 4, 5, 6});
}

TEST_CASE("a shard is written i/n") {
  REQUIRE(Shard::parse("2/8")->index == 2);
  REQUIRE(Shard::parse("2/8")->count == 8);
  for (const char* wrong : {"0/8", "9/8", "2", "a/b", "2/", "/2", "-1/2", "2/8x", ""}) {
    REQUIRE_FALSE(Shard::parse(wrong));
  }
}

TEST_CASE("a problem file is refused with the line at fault") {
  const TempFolder folder;
  const std::string good = problem_lines(1);
  const auto message = [&](const std::string& second) {
    const auto set = ProblemSet::load(folder.file("p.jsonl", good + second + "\n"));
    REQUIRE_FALSE(set);
    return set.error().message();
  };
  REQUIRE(message(good).find("p.jsonl:2: id \"p0\" is there twice") != std::string::npos);
  REQUIRE(message(R"({"kind":"answer","gold":"1"})").find("p.jsonl:2: the problem has no \"id\"") !=
          std::string::npos);
  REQUIRE(message(R"({"id":"x","kind":"answer","gold":"1","statment":"?"})").find("p.jsonl:2: ") !=
          std::string::npos);
}

TEST_CASE("a problem line keeps its statement and its reference") {
  const auto record = parse_problem_record(
      R"({"id":"p","kind":"answer","gold":"1","statement":"1?","reference":{"completion":"\\boxed{1}"}})");
  REQUIRE(record);
  REQUIRE(record->statement == "1?");
  REQUIRE(record->reference->completion == "\\boxed{1}");
  const auto again = problem_record_from_json(problem_record_to_json(*record));
  REQUIRE(again);
  REQUIRE(again->statement == "1?");
  REQUIRE(again->problem.content_hash == record->problem.content_hash);
}

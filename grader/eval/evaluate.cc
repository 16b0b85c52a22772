// Workers pull lines from one reader under a lock and grade outside it; results meet under a second
// lock, where they are written, counted and told. Order of results is order of completion.

#include "grader/eval/evaluate.h"

#include <charconv>
#include <mutex>
#include <set>

#include "base/check.h"
#include "base/threads.h"
#include "grader/eval/line_reader.h"
#include "grader/eval/sample.h"

namespace assay::grader {
namespace {

struct PlacedSample {
  SampleRef ref;
  std::size_t problem = 0;
  Submission submission;
};

/// The samples of a shard, in file order. Not thread safe.
class SampleStream {
 public:
  static Result<SampleStream> open(const ProblemSet& problems, const std::string& path,
                                   Shard shard) {
    Result<LineReader> reader = LineReader::open(path);
    if (!reader) {
      return failure(std::move(reader).error());
    }
    return SampleStream(problems, path, shard, std::move(*reader));
  }

  /// Nothing at the end. Errors name file and line.
  Result<std::optional<PlacedSample>> next() {
    while (true) {
      Result<std::optional<std::string>> line = reader_.next();
      if (!line) {
        return failure(std::move(line).error());
      }
      if (!*line) {
        return std::optional<PlacedSample>();
      }
      if (is_blank(**line)) {
        continue;
      }
      Result<PlacedSample> sample = read(**line);
      if (!sample) {
        return failure(std::move(sample).error().with_context(place(path_, reader_.line_number())));
      }
      if (shard_.holds(sample->problem)) {
        return std::optional(std::move(*sample));
      }
    }
  }

 private:
  SampleStream(const ProblemSet& problems, std::string path, Shard shard, LineReader reader)
      : problems_(&problems), path_(std::move(path)), shard_(shard), reader_(std::move(reader)) {}

  Result<PlacedSample> read(std::string_view line) {
    Result<Sample> sample = parse_sample(line);
    if (!sample) {
      return failure(std::move(sample).error());
    }
    const auto problem = problems_->find(sample->problem_id);
    if (!problem) {
      return failure(ErrorCode::NotFound,
                     "the problems have none with the id \"" + sample->problem_id + "\"");
    }
    return PlacedSample{.ref = {.index = next_index_++,
                                .problem_id = std::move(sample->problem_id),
                                .key = sample_key((*problems_)[*problem], sample->submission)},
                        .problem = *problem,
                        .submission = std::move(sample->submission)};
  }

  const ProblemSet* problems_;
  std::string path_;
  Shard shard_;
  LineReader reader_;
  std::size_t next_index_ = 0;
};

/// What the first reading finds out.
struct Plan {
  Summary summary;             ///< With the past results counted.
  std::set<std::size_t> done;  ///< Indices of samples that have a result.
};

Result<void> take_past(Plan& plan, const PlacedSample& sample,
                       const std::map<std::size_t, const Outcome*>& past) {
  const auto result = past.find(sample.ref.index);
  if (result == past.end()) {
    return {};
  }
  if (result->second->sample.key != sample.ref.key) {
    return failure(ErrorCode::BadRequest,
                   "the result of sample " + std::to_string(sample.ref.index) + " (" +
                       sample.ref.problem_id +
                       ") is of another submission or problem: the files have changed since, "
                       "give another results file");
  }
  plan.done.insert(sample.ref.index);
  plan.summary.tally.add(sample.problem, *result->second);
  return {};
}

Result<Plan> make_plan(const ProblemSet& problems, const ResultLog& log,
                       const EvalOptions& options) {
  std::map<std::size_t, const Outcome*> past;
  for (const Outcome& outcome : log.past()) {
    past.emplace(outcome.sample.index, &outcome);
  }
  Result<SampleStream> samples = SampleStream::open(problems, options.samples_path, options.shard);
  if (!samples) {
    return failure(std::move(samples).error());
  }
  Plan plan;
  std::set<std::size_t> sampled;
  while (true) {
    Result<std::optional<PlacedSample>> sample = samples->next();
    if (!sample) {
      return failure(std::move(sample).error());
    }
    if (!*sample) {
      break;
    }
    ++plan.summary.samples;
    sampled.insert((*sample)->problem);
    if (Result<void> taken = take_past(plan, **sample, past); !taken) {
      return failure(std::move(taken).error());
    }
  }
  for (std::size_t problem = 0; problem < problems.size(); ++problem) {
    plan.summary.unsampled += options.shard.holds(problem) && !sampled.contains(problem) ? 1 : 0;
  }
  return plan;
}

/// One evaluation under way.
class Session {
 public:
  Session(Grader& grader, const ProblemSet& problems, ResultLog& log, const EvalOptions& options,
          SampleStream samples, Plan plan)
      : grader_(grader),
        problems_(problems),
        log_(log),
        options_(options),
        samples_(std::move(samples)),
        plan_(std::move(plan)) {}

  Result<Summary> run(const std::stop_token& stop) {
    Result<void> worked = work_in_threads(options_.workers, [&] { work(stop); });
    if (!worked) {
      return failure(std::move(worked).error());
    }
    Result<void> synced = log_.sync();
    if (failed_) {
      return failure(*failed_);
    }
    if (!synced) {
      return failure(std::move(synced).error());
    }
    Summary& summary = plan_.summary;
    summary.seconds = seconds();
    summary.interrupted = summary.tally.graded() + summary.tally.errors() < summary.samples;
    return summary;
  }

 private:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
  }

  void work(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      std::optional<PlacedSample> sample = take();
      if (!sample) {
        return;
      }
      Result<Grade> grade =
          grader_.grade(problems_[sample->problem], sample->submission, GradeOptions{}, stop);
      if (!grade && stop.stop_requested()) {
        return;  // Whatever went wrong may have come from the interruption: not a result.
      }
      record(*sample, grade);
    }
  }

  /// The next sample without a result; nothing at the end or after a failure.
  std::optional<PlacedSample> take() {
    const std::lock_guard lock(take_mutex_);
    while (!ended_) {
      Result<std::optional<PlacedSample>> sample = samples_.next();
      if (!sample) {
        fail(std::move(sample).error());  // It could be read a moment ago.
        ended_ = true;
      } else if (!*sample) {
        ended_ = true;
      } else if (!plan_.done.contains((*sample)->ref.index)) {
        return std::move(*sample);
      }
    }
    return std::nullopt;
  }

  void record(const PlacedSample& sample, const Result<Grade>& grade) {
    const std::string line = grade ? result_line(sample.ref, options_.source, *grade)
                                   : result_line(sample.ref, options_.source, grade.error());
    const Outcome outcome =
        grade ? outcome_of(sample.ref, *grade) : outcome_of(sample.ref, grade.error());
    const std::lock_guard lock(result_mutex_);
    if (failed_) {
      return;
    }
    if (Result<void> appended = log_.append(line); !appended) {
      failed_ = std::move(appended).error();
      end_soon();
      return;
    }
    plan_.summary.tally.add(sample.problem, outcome);
    ++plan_.summary.graded_now;
    tell();
  }

  void tell() {
    if (options_.on_progress) {
      const Tally& tally = plan_.summary.tally;
      options_.on_progress({.done = tally.graded() + tally.errors(),
                            .total = plan_.summary.samples,
                            .accepted = tally.accepted(),
                            .errors = tally.errors(),
                            .done_now = plan_.summary.graded_now,
                            .seconds = seconds()});
    }
  }

  void fail(Error error) {
    const std::lock_guard lock(result_mutex_);
    failed_ = std::move(error);
  }
  void end_soon() { ended_ = true; }

  Grader& grader_;
  const ProblemSet& problems_;
  ResultLog& log_;
  const EvalOptions& options_;
  const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();

  std::mutex take_mutex_;  ///< Guards samples_. Taken before result_mutex_ where both are.
  SampleStream samples_;
  std::atomic<bool> ended_ = false;

  std::mutex result_mutex_;  ///< Guards the rest.
  Plan plan_;                ///< `done` is constant: read without a lock.
  std::optional<Error> failed_;
};

std::optional<std::size_t> whole_number(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return number;
}

}  // namespace

Result<Shard> Shard::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos) {
    const auto index = whole_number(text.substr(0, slash));
    const auto count = whole_number(text.substr(slash + 1));
    if (index && count && 1 <= *index && *index <= *count) {
      return Shard{.index = *index, .count = *count};
    }
  }
  return failure(ErrorCode::BadRequest, "a shard is written i/n with 1 <= i <= n, as in 2/8");
}

Result<Summary> evaluate(Grader& grader, const ProblemSet& problems, ResultLog& log,
                         const EvalOptions& options, std::stop_token stop) {
  Result<Plan> plan = make_plan(problems, log, options);
  if (!plan) {
    return failure(std::move(plan).error());
  }
  Result<SampleStream> samples = SampleStream::open(problems, options.samples_path, options.shard);
  if (!samples) {
    return failure(std::move(samples).error());
  }
  Session session(grader, problems, log, options, std::move(*samples), std::move(*plan));
  return session.run(stop);
}

}  // namespace assay::grader

// What serve_stdio serves: the grader, the languages, the packages. How it serves them is in
// stdio_session.cc.

#include "grader/server/serve.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>
#include <utility>

#include "grader/server/dispatcher.h"
#include "grader/server/language_catalog.h"
#include "grader/server/stdio_session.h"

namespace assay::grader {
namespace {

/// Comparisons that run at once: they are processor work, and the boxes need the processors as
/// well.
constexpr int kMaxLightWorkers = 4;

int light_workers() {
  return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, kMaxLightWorkers);
}

nlohmann::json server_facts(const ServeOptions& options) {
  return nlohmann::json::object({{"workers", options.workers},
                                 {"light_workers", light_workers()},
                                 {"queue_capacity", options.queue_capacity},
                                 {"max_line_bytes", options.max_line},
                                 {"ordered", options.ordered},
                                 {"drain_s", options.drain_seconds}});
}

}  // namespace

Result<int> serve_stdio(sandbox::Executor& executor, Grader& grader, const ServeOptions& options,
                        int in_fd, int out_fd) {
  Result<Languages> languages = Languages::load(options.languages_dir);
  if (!languages) {
    return failure(std::move(languages).error().with_context("languages"));
  }
  LanguageCatalog catalog(executor, *std::move(languages));
  PackageStore problems(options.problem_folders);
  Dispatcher dispatcher(
      {.executor = executor,
       .slots = options.workers,
       .grader = grader,
       .problems = problems,
       .describe_languages = [&](const std::stop_token& stop) { return catalog.describe(stop); },
       .describe_server = [&] { return server_facts(options); }});
  std::optional<RecordLog> record;
  if (!options.record.empty()) {
    Result<RecordLog> opened = RecordLog::open(options.record);
    if (!opened) {
      return failure(std::move(opened).error());
    }
    record.emplace(std::move(*opened));
  }
  Result<int> status =
      serve_session(dispatcher,
                    {.box_workers = std::max(1, options.workers),
                     .light_workers = light_workers(),
                     .queue_capacity = std::max<std::size_t>(1, options.queue_capacity),
                     .max_line = options.max_line,
                     .ordered = options.ordered,
                     .record = record ? &*record : nullptr,
                     .drain = std::chrono::seconds(options.drain_seconds)},
                    in_fd, out_fd);
  return status && record && record->broken() != 0 ? Result<int>(1) : status;
}

}  // namespace assay::grader

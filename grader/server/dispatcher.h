#pragma once

// A request in, the body of its answer out: what every front end shares. No descriptors, no
// threads, no queue: those are the front end's (service.h for those that hold many requests at
// once).

#include <cstddef>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <stop_token>

#include "base/result.h"
#include "grader/grader.h"
#include "grader/server/problem_store.h"
#include "grader/server/request.h"
#include "grader/server/work_queue.h"

namespace assay::grader {

inline constexpr int kProtocolVersion = 1;
/// Pairs in one `compare` request.
inline constexpr std::size_t kMaxPairs = 10'000;

/// What operations need. Borrowed; all of it is thread safe.
struct DispatchServices {
  sandbox::Executor& executor;
  int slots;  ///< Boxes that requests may fill at once; the executor may have one more for a pair.
  Grader& grader;
  ProblemStore& problems;
  /// The "languages" of `capabilities`. May run programs.
  std::function<nlohmann::json(const std::stop_token&)> describe_languages;
  /// The "server" member of `capabilities`: the front end's bounds.
  std::function<nlohmann::json()> describe_server;
};

/// Answers grade, run, compare, validate, ping and capabilities. `stats` and `cancel` are about
/// requests under way and belong to the Service. Thread safe; blocks as long as the operation
/// takes; never throws.
class Dispatcher {
 public:
  explicit Dispatcher(DispatchServices services) : services_(std::move(services)) {}

  /// The members of the answer but "id" and "timing". An Error is answered as status "error".
  Result<nlohmann::json> answer(const Request& request, const std::stop_token& stop);
  /// Where the request has to wait.
  Lane lane(const Request& request) const;

 private:
  DispatchServices services_;
};

// The operations, one a file. `body` is the request without "id" and "op".
Result<nlohmann::json> answer_grade(const DispatchServices& services, const nlohmann::json& body,
                                    const std::stop_token& stop);
Result<nlohmann::json> answer_run(const DispatchServices& services, const nlohmann::json& body,
                                  const std::stop_token& stop);
Result<nlohmann::json> answer_compare(const nlohmann::json& body, const std::stop_token& stop);
Result<nlohmann::json> answer_validate(const DispatchServices& services, const nlohmann::json& body,
                                       const std::stop_token& stop);
Result<nlohmann::json> answer_ping(const nlohmann::json& body);
Result<nlohmann::json> answer_capabilities(const DispatchServices& services,
                                           const nlohmann::json& body, const std::stop_token& stop);

}  // namespace assay::grader

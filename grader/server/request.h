#pragma once

// One request of protocol v1 as it comes in: which operation, for whom, and the rest still as JSON
// for the operation to read.

#include <array>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "base/error.h"

namespace assay::grader {

enum class Op { Grade, Run, Compare, Validate, Ping, Capabilities, Stats, Cancel };
inline constexpr std::array kAllOps = {Op::Grade, Op::Run,          Op::Compare, Op::Validate,
                                       Op::Ping,  Op::Capabilities, Op::Stats,   Op::Cancel};
/// "grade", "run", ...
std::string_view name(Op op);

/// Longest id that is accepted, in bytes of its JSON text: ids are held and echoed.
inline constexpr std::size_t kMaxIdBytes = 1024;

struct Request {
  std::string id;  ///< JSON text of a string or an integer; "null" if there is none.
  Op op = Op::Ping;
  std::shared_ptr<nlohmann::json> body;  ///< The request without "id" and "op". Never null.
};

/// A request that cannot be read, with its id as far as that could be told.
struct RequestFault {
  std::string id = "null";
  Error error;
};

/// Reads a request. Whatever the bytes are, there is either a request or a fault to answer with.
/// Never throws; thread safe.
tl::expected<Request, RequestFault> parse_request(std::string_view text);

/// The id in the first bytes of a request that is too long to be read; "null" if it is not there.
std::string early_id(std::string_view prefix);

/// The id as the JSON text that Request::id holds, or nothing if it is none (a list, 1.5, too
/// long).
std::optional<std::string> id_text(const nlohmann::json& id);

/// The answer's line, without the newline: the id first, then the members of `body` (an object that
/// is not empty). Bytes that are not UTF-8 become U+FFFD.
std::string answer_line(std::string_view id, const nlohmann::json& body);

}  // namespace assay::grader

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "checkers/checkers.h"

namespace assay::grader {

// What came over a result channel. Everything here reads bytes that a submission may have written;
// nothing throws, and only the exact format counts.

/// The call returned.
struct ReturnedValue {
  checkers::Value value;
};
/// The submission raised, while it was loaded or called.
struct RaisedException {
  std::string type;
  std::string message;
  bool exit = false;  ///< SystemExit: it wanted to leave.
};
/// The channel stayed empty.
struct NoReply {};
/// Something else than one line of ours.
struct GarbledReply {
  bool after_verdict = false;  ///< It begins with a line of ours.
};
using FunctionReply = std::variant<ReturnedValue, RaisedException, NoReply, GarbledReply>;

FunctionReply read_function_reply(std::string_view channel, std::string_view token);

/// How one unit of an assertion test ended; see harness/assay_tests.py.
enum class UnitStatus { Passed, Failed, Raised, Exited, Lost };
struct Unit {
  std::string name;
  UnitStatus status = UnitStatus::Lost;
  std::string message;
};
struct AssertsReply {
  std::vector<Unit> units;
  std::int64_t asserts = 0;
  std::string broken;                 ///< Not empty: why the test itself is at fault.
  bool gone = false;                  ///< The submission's box ended before the test did.
  std::string garbled;                ///< Not empty: how the submission's box broke the protocol.
  bool opaque = false;                ///< It handed out an object that is not plain data.
  std::vector<std::string> borrowed;  ///< Names of the submission's that nothing says to be.
};
/// The result of a test driver; nothing if there is none, or more than one. An empty `token`: the
/// channel belongs to a box without any code of the submission's, and no token is expected.
std::optional<AssertsReply> read_asserts_reply(std::string_view channel, std::string_view token);

/// Names in AssertsReply::borrowed; further ones are dropped.
inline constexpr std::size_t kMaxBorrowed = 32;
/// Units that one problem may have.
inline constexpr std::size_t kMaxUnits = 10'000;

}  // namespace assay::grader

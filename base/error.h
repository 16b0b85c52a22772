#pragma once

// The error of an operation of ours: what kind, which errno, and in which context. What a
// submission does is never an Error: that is data (a verdict in a report).

#include <string>
#include <string_view>

namespace assay {

/// What kind of failure it was. The names are part of protocol v1 (`error.code`), see
/// docs/PROTOCOL.md; add at the end, never rename.
enum class ErrorCode {
  BadRequest,        ///< The request is not JSON, not of the schema, or names an unknown operation.
  BadProblem,        ///< The problem (package, tests, gold, policy) is malformed.
  BadSubmission,     ///< The submission cannot be placed: bad file names, too large, unknown form.
  UnknownLanguage,   ///< No such language is described.
  MissingToolchain,  ///< The language is described, but its compiler or interpreter is not
                     ///< installed.
  TooLarge,          ///< A bound on request, file or answer size was passed.
  Unsupported,       ///< Valid, but this host or build cannot do it (tier, kernel feature).
  Overloaded,        ///< The run starved of processor time, twice.
  Cancelled,         ///< The caller withdrew the request.
  ShuttingDown,      ///< The server drains and takes nothing new.
  NotFound,          ///< A file or a package does not exist.
  Io,                ///< A read, write or open of ours failed.
  Sandbox,           ///< The sandbox could not be set up or lost its processes.
  Internal,          ///< Anything else of ours; a defect if it is seen.
};

/// The protocol name: "bad_request", "bad_problem", ...
std::string_view name(ErrorCode code);

/// A failure with its story. Layers add one clause each on the way up, so that the message reads
/// from the outside in: "slot 1: mount /box: tmpfs: Operation not permitted". A value; thread
/// compatible.
class [[nodiscard]] Error {
 public:
  Error(ErrorCode code, std::string message) : code_(code), message_(std::move(message)) {}

  /// The failure of a system call: appends strerror(`errno_value`) to `what`. Pass errno at once.
  static Error from_errno(ErrorCode code, std::string_view what, int errno_value);

  /// Puts "`clause`: " in front of the message.
  Error&& with_context(std::string_view clause) &&;

  ErrorCode code() const { return code_; }
  /// 0 unless a system call failed.
  int errno_value() const { return errno_value_; }
  const std::string& message() const { return message_; }

 private:
  ErrorCode code_;
  int errno_value_ = 0;
  std::string message_;
};

}  // namespace assay

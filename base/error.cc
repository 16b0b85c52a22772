#include "base/error.h"

#include <system_error>

#include "base/check.h"

namespace assay {

std::string_view name(ErrorCode code) {
  switch (code) {
    case ErrorCode::BadRequest:
      return "bad_request";
    case ErrorCode::BadProblem:
      return "bad_problem";
    case ErrorCode::BadSubmission:
      return "bad_submission";
    case ErrorCode::UnknownLanguage:
      return "unknown_language";
    case ErrorCode::MissingToolchain:
      return "missing_toolchain";
    case ErrorCode::TooLarge:
      return "too_large";
    case ErrorCode::Unsupported:
      return "unsupported";
    case ErrorCode::Overloaded:
      return "overloaded";
    case ErrorCode::Cancelled:
      return "cancelled";
    case ErrorCode::ShuttingDown:
      return "shutting_down";
    case ErrorCode::NotFound:
      return "not_found";
    case ErrorCode::Io:
      return "io";
    case ErrorCode::Sandbox:
      return "sandbox";
    case ErrorCode::Internal:
      return "internal";
  }
  check_failed("an ErrorCode outside its enumerators", std::source_location::current());
}

Error Error::from_errno(ErrorCode code, std::string_view what, int errno_value) {
  std::string message(what);
  message += ": ";
  message += std::generic_category().message(errno_value);
  Error error(code, std::move(message));
  error.errno_value_ = errno_value;
  return error;
}

Error&& Error::with_context(std::string_view clause) && {
  message_.insert(0, ": ");
  message_.insert(0, clause);
  return std::move(*this);
}

}  // namespace assay

// One switch: whose fault is it?

#include "grader/cli/exit_code.h"

namespace assay::cli {

int exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::BadRequest:
    case ErrorCode::BadProblem:
    case ErrorCode::BadSubmission:
    case ErrorCode::UnknownLanguage:
    case ErrorCode::TooLarge:
    case ErrorCode::NotFound:
      return kExitBadInput;
    case ErrorCode::MissingToolchain:
    case ErrorCode::Unsupported:
    case ErrorCode::Overloaded:
    case ErrorCode::Cancelled:
    case ErrorCode::ShuttingDown:
    case ErrorCode::Io:
    case ErrorCode::Sandbox:
    case ErrorCode::Internal:
      return kExitOurFailure;
  }
  return kExitOurFailure;
}

}  // namespace assay::cli

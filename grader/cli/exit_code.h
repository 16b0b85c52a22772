#pragma once

#include "base/error.h"

namespace assay::cli {

// What `assay` exits with; --help documents them and scripts rely on them.
inline constexpr int kExitYes = 0;  ///< Accepted, equal, valid: what one hoped for.
inline constexpr int kExitNo = 1;   ///< Not accepted, different, findings.
inline constexpr int kExitBadInput =
    2;  ///< The command line, a problem or another input is at fault.
inline constexpr int kExitOurFailure =
    3;  ///< This host or Assay failed; nothing is said of the submission.

/// Whose fault an error is, as an exit code.
int exit_code(ErrorCode code);

}  // namespace assay::cli

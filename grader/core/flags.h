#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grader/grader.h"
#include "sandbox/sandbox.h"

// What a submission tried, as Grade::flags. A flag is evidence for people and statistics: it never
// changes a verdict by itself, and an honest program may raise one (a library that tries a system
// call and lives without it).
//
// | flag                    | raised when |
// |-------------------------|-----------------------------------------------------------------------|
// | refused_call:<name>     | a system call outside the allow-list was refused | |
// compile_refused_call:<name> | the same in the compile step                                      |
// | processes_left_behind   | processes were alive when the main one ended; they were killed | |
// early_exit              | the program left (exit, os._exit, SystemExit) inside a call or a test |
// | forged_channel          | the result channel carried something that the harness did not write |
// | opaque_result           | a value came back that is not plain data (an object that could claim
// to be equal) | | output_after_verdict    | more arrived on the result channel after the harness's
// last word      |

namespace assay::grader {

inline constexpr std::string_view kRefusedCall = "refused_call:";
inline constexpr std::string_view kCompileRefusedCall = "compile_refused_call:";
inline constexpr std::string_view kProcessesLeftBehind = "processes_left_behind";
inline constexpr std::string_view kEarlyExit = "early_exit";
inline constexpr std::string_view kForgedChannel = "forged_channel";
inline constexpr std::string_view kOpaqueResult = "opaque_result";
inline constexpr std::string_view kOutputAfterVerdict = "output_after_verdict";

/// A grade has at most so many flags; further ones are dropped.
inline constexpr std::size_t kMaxFlags = 64;

/// Adds `flag` once; the order is that of first appearance.
void add_flag(std::vector<std::string>& flags, std::string_view flag);

/// What a report tells by itself.
void add_run_flags(std::vector<std::string>& flags, const sandbox::Report& report);
void add_compile_flags(std::vector<std::string>& flags, const sandbox::Report& report);

}  // namespace assay::grader

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grader/grader.h"
#include "sandbox/sandbox.h"

// What a submission tried, as Grade::flags and in the answer of `run`; docs/PROTOCOL.md tells what
// each one means. A flag is evidence for people and statistics: it never changes a verdict by
// itself, and an honest program may raise one (a library that tries a system call and lives without
// it).

namespace assay::grader {

/// Followed by the name of a system call that the allow-list refused to the program.
inline constexpr std::string_view kRefusedCall = "refused_call:";
/// The same in the compile step.
inline constexpr std::string_view kCompileRefusedCall = "compile_refused_call:";
/// Followed by a path of the box's own root, "/" among them, that the program opened and that its
/// language does not need.
inline constexpr std::string_view kReadOutside = "read_outside:";
/// The same in the compile step.
inline constexpr std::string_view kCompileReadOutside = "compile_read_outside:";
/// Processes were alive when the main one ended; they were killed.
inline constexpr std::string_view kLeftoverProcesses = "leftover_processes";
/// The program left (exit, os._exit, SystemExit) inside a call or a test.
inline constexpr std::string_view kEarlyExit = "early_exit";
/// The result channel carried something that the harness did not write.
inline constexpr std::string_view kForgedChannel = "forged_channel";
/// A value came back that is not plain data (an object that could claim to be equal).
inline constexpr std::string_view kOpaqueResult = "opaque_result";
/// More arrived on the result channel after the harness's last word.
inline constexpr std::string_view kOutputAfterVerdict = "output_after_verdict";

/// A grade has at most so many flags; further ones are dropped.
inline constexpr std::size_t kMaxFlags = 64;

/// Adds `flag` once; the order is that of first appearance.
void add_flag(std::vector<std::string>& flags, std::string_view flag);

/// What a report tells by itself.
void add_run_flags(std::vector<std::string>& flags, const sandbox::Report& report);
void add_compile_flags(std::vector<std::string>& flags, const sandbox::Report& report);

}  // namespace assay::grader

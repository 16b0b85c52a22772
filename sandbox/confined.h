#pragma once

// Tier confined: an executor without a namespace or a control group, for containers that give
// neither. Each run has an init and directories of its own, made for it and gone after it.

#include <cstdint>
#include <memory>
#include <optional>

#include "base/result.h"
#include "sandbox/sandbox.h"

namespace assay::sandbox {

/// The kernel's Landlock ABI, 0 without Landlock.
std::uint32_t landlock_abi();

/// Runs a program for real: whether this tier can be had. Errors: Unsupported.
Result<void> try_out_confined(std::optional<std::uint32_t> max_abi = {});

/// Errors: Unsupported, Sandbox.
Result<std::unique_ptr<Executor>> start_confined_executor(const ExecutorOptions& options);

}  // namespace assay::sandbox

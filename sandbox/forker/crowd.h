#pragma once

#include <cstdint>

namespace assay::sandbox::forker {

/// For the init of a PID namespace: kills what lives in it, a crowd bit by bit. What it leaves is
/// to be killed at once. How many processes were reaped.
std::uint32_t thin_out();

}  // namespace assay::sandbox::forker

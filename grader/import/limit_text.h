#pragma once

#include <optional>
#include <string_view>

#include "grader/core/codec_reader.h"
#include "grader/grader.h"

namespace assay::grader {

/// "2.0 seconds", "1 second", "500 ms" or a bare number of seconds. Nothing if it is none of these
/// or not above 0.
std::optional<CpuTime> parse_time_text(std::string_view text);
/// "256 megabytes", "64 MB", "1 gigabyte", "262144 KB"; data sets mean powers of 1,024.
std::optional<Bytes> parse_memory_text(std::string_view text);

/// The members time_limit and memory_limit of a row as data sets write them: text as above, a
/// number (seconds; bytes), or null for none. Anything else is a fault.
LimitOverrides read_limit_texts(ObjectReader& row);

}  // namespace assay::grader

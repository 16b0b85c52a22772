#pragma once

#include <cstddef>
#include <cstdint>

/// One line of a request stream, whatever its bytes: there is exactly one answer, it is one line of
/// JSON with the id that was asked with, and what can be read as a problem or a submission is
/// written so that it reads the same. Aborts otherwise. libFuzzer's entry point.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

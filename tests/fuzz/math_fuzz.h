#pragma once

#include <cstddef>
#include <cstdint>

namespace assay::test {

/// The lexer alone: tokens go forward, lie in the text, and the last is the end.
void math_lex_input(const std::uint8_t* data, std::size_t size);
/// Lexer, numerals and grammar on arbitrary bytes: what is read can be printed and equals itself.
void math_parse_input(const std::uint8_t* data, std::size_t size);
/// Extraction by every rule: what is found is not empty.
void math_extract_input(const std::uint8_t* data, std::size_t size);
/// Comparison of two texts, split at the first zero byte: decided verdicts are symmetric, nothing
/// differs from itself.
void math_compare_input(const std::uint8_t* data, std::size_t size);

}  // namespace assay::test

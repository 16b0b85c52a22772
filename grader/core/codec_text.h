#pragma once

// Bytes that travel inside JSON. Where a text member may hold bytes that are not UTF-8, it is
// replaced by a member of the same name with "_base64" appended.

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace assay::grader {

/// Whether the bytes are well-formed UTF-8 (no surrogates, no overlong forms, at most U+10FFFF).
bool is_utf8(std::string_view bytes);

/// RFC 4648 with padding, no line breaks.
std::string base64_encode(std::string_view bytes);
/// Strict: padding is required, nothing else than the alphabet is let through.
std::optional<std::string> base64_decode(std::string_view text);

/// object[name] = bytes, or object[name + "_base64"] if they are not UTF-8.
void put_bytes(nlohmann::json& object, std::string_view name, std::string_view bytes);

}  // namespace assay::grader

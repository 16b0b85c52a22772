#include "grader/core/codec_text.h"

#include <openssl/evp.h>

#include <climits>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "base/check.h"

namespace assay::grader {
namespace {

/// The length of the UTF-8 sequence that `bytes` begins with, or 0 if it is malformed. Table 3-7 of
/// the Unicode standard: the second byte's range depends on the first.
std::size_t sequence_length(std::string_view bytes) {
  const auto at = [bytes](std::size_t i) -> unsigned {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
  };
  const auto is_tail = [](unsigned byte) { return byte >= 0x80 && byte <= 0xBF; };
  const unsigned first = at(0);
  if (first < 0x80) {
    return 1;
  }
  if (first >= 0xC2 && first <= 0xDF) {
    return is_tail(at(1)) ? 2 : 0;
  }
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = first == 0xED ? 0x9F : 0xBF;
    return at(1) >= low && at(1) <= high && is_tail(at(2)) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned low = first == 0xF0 ? 0x90 : 0x80;
    const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
    return at(1) >= low && at(1) <= high && is_tail(at(2)) && is_tail(at(3)) ? 4 : 0;
  }
  return 0;
}

bool is_base64_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
         c == '/';
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t length = sequence_length(bytes);
    if (length == 0) {
      return false;
    }
    bytes.remove_prefix(length);
  }
  return true;
}

std::string base64_encode(std::string_view bytes) {
  check(bytes.size() < INT_MAX / 2, "text for base64 is bounded by the output limits");
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');  // EVP_EncodeBlock ends with a NUL.
  const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                     reinterpret_cast<const unsigned char*>(bytes.data()),
                                     static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(length));
  return text;
}

std::optional<std::string> base64_decode(std::string_view text) {
  if (text.size() % 4 != 0 || text.size() >= INT_MAX) {
    return std::nullopt;
  }
  std::size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') {
    ++padding;
  }
  for (const char c : text.substr(0, text.size() - padding)) {
    if (!is_base64_character(c)) {  // EVP_DecodeBlock passes over white space and line ends.
      return std::nullopt;
    }
  }
  std::string bytes(text.size() / 4 * 3, '\0');
  const int length = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                     reinterpret_cast<const unsigned char*>(text.data()),
                                     static_cast<int>(text.size()));
  if (length < 0) {
    return std::nullopt;
  }
  bytes.resize(bytes.size() - padding);
  return bytes;
}

void put_bytes(nlohmann::json& object, std::string_view name, std::string_view bytes) {
  if (is_utf8(bytes)) {
    object[std::string(name)] = bytes;
  } else {
    object[std::string(name) + "_base64"] = base64_encode(bytes);
  }
}

}  // namespace assay::grader

#pragma once

// What the unpacker says to the server: files as a stream of bytes.

#include <string>
#include <string_view>
#include <vector>

namespace assay::unpack {

// How the unpacker leaves, besides 0.
inline constexpr int kRefused = 1;  ///< The reason is on standard error.
inline constexpr int kFailed = 2;   ///< For want of something of ours.

struct File {
  std::string name;
  std::string content;
};

/// The files as a stream of bytes, and back: for each the lengths of name and content as 32 bits
/// each, least significant byte first, then both; two zeros at the end.
std::string to_stream(const std::vector<File>& files);
/// False if it is anything but such a stream, whole.
bool from_stream(std::string_view stream, std::vector<File>& files);

}  // namespace assay::unpack

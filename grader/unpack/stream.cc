// The reader's end meets what a hostile archive may have made of the unpacker: every length is held
// against what is there.

#include "grader/unpack/stream.h"

namespace assay::unpack {
namespace {

void put(std::string& out, std::size_t number) {
  for (unsigned shift = 0; shift < 32; shift += 8) {
    out.push_back(static_cast<char>((number >> shift) & 0xffU));
  }
}

/// Takes `size` bytes off the front; false if there are fewer.
bool cut(std::string_view& stream, std::size_t size, std::string_view& out) {
  if (stream.size() < size) {
    return false;
  }
  out = stream.substr(0, size);
  stream.remove_prefix(size);
  return true;
}

bool cut_number(std::string_view& stream, std::size_t& number) {
  std::string_view bytes;
  if (!cut(stream, 4, bytes)) {
    return false;
  }
  number = 0;
  for (unsigned i = 0; i < 4; ++i) {
    number |= std::size_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  return true;
}

}  // namespace

std::string to_stream(const std::vector<File>& files) {
  std::string out;
  for (const File& file : files) {
    put(out, file.name.size());
    put(out, file.content.size());
    out += file.name;
    out += file.content;
  }
  return out.append(8, '\0');
}

bool from_stream(std::string_view stream, std::vector<File>& files) {
  for (;;) {
    std::size_t name_size = 0;
    std::size_t content_size = 0;
    std::string_view name;
    std::string_view content;
    if (!cut_number(stream, name_size) || !cut_number(stream, content_size)) {
      return false;
    }
    if (name_size == 0) {
      return content_size == 0 && stream.empty();
    }
    if (!cut(stream, name_size, name) || !cut(stream, content_size, content)) {
      return false;
    }
    files.push_back({std::string(name), std::string(content)});
  }
}

}  // namespace assay::unpack

// What any bytes may do as an archive: be refused with a reason, or give files within the bounds
// whose stream reads back as the same files. The bytes are read as a stream as well.

#include <clocale>
#include <cstdint>
#include <cstdlib>

#include "base/check.h"
#include "grader/unpack/unpack_archive.h"
#include "sandbox/sandbox.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace assay::unpack;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static const bool ready = std::setlocale(LC_CTYPE, "C.UTF-8") != nullptr;
  assay::check(ready, "C.UTF-8 is there");
  const Bounds bounds{
      .files = 8, .entries = 16, .bytes = 1U << 20U, .ratio = 50, .unpressed = 4096};
  const Unpacked unpacked = unpack_archive(bytes, bounds);
  if (unpacked.refused.empty()) {
    std::size_t total = 0;
    for (const File& file : unpacked.files) {
      total += file.content.size();
      assay::check(!assay::sandbox::validate_file_names({file.name}), "names are valid");
    }
    assay::check(total <= bounds.bytes && unpacked.files.size() <= bounds.files, "bounds hold");
    std::vector<File> back;
    assay::check(from_stream(to_stream(unpacked.files), back), "the stream reads back");
    assay::check(back.size() == unpacked.files.size(), "all of them");
  }
  std::vector<File> direct;
  if (from_stream(bytes, direct)) {
    assay::check(to_stream(direct) == bytes, "a stream has one form");
  }
  return 0;
}

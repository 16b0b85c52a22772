// The unpacker: an archive on standard input, its files as a stream (to_stream) on standard output;
// or the reason why it is refused on standard error, and status 1.
//
// Parsing hostile archives in C is not for the server to do in its own memory. So this is a static
// program that travels inside the library (image.S) and runs in a box like a submission: what an
// archive can do to it, a submission can do anyway. What comes out of it is trusted no more than
// the archive was.

#include <unistd.h>

#include <cerrno>
#include <clocale>
#include <string>

#include "grader/unpack/unpack_archive.h"

namespace {

constexpr std::size_t kMostArchive = 64U << 20U;

bool read_all(std::string& bytes) {
  constexpr std::size_t kBlock = 1U << 20U;
  for (std::size_t size = 0;;) {
    bytes.resize(size + kBlock);
    const ssize_t got = ::read(STDIN_FILENO, bytes.data() + size, kBlock);
    if (got < 0) {
      return false;
    }
    size += static_cast<std::size_t>(got);
    if (got == 0 || size > kMostArchive) {
      bytes.resize(size);
      return got == 0;
    }
  }
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(fd, bytes.data(), bytes.size());
    if (put < 0 && errno != EINTR) {
      return false;
    }
    bytes.remove_prefix(put < 0 ? 0 : static_cast<std::size_t>(put));
  }
  return true;
}

}  // namespace

int main() {
  std::string archive;
  if (std::setlocale(LC_CTYPE, "C.UTF-8") == nullptr || !read_all(archive)) {
    return assay::unpack::kFailed;
  }
  const assay::unpack::Unpacked unpacked = assay::unpack::unpack_archive(archive, {});
  if (!unpacked.refused.empty()) {
    (void)write_all(STDERR_FILENO, unpacked.refused);
    return assay::unpack::kRefused;
  }
  return write_all(STDOUT_FILENO, assay::unpack::to_stream(unpacked.files))
             ? 0
             : assay::unpack::kFailed;
}

// posix_fadvise(2) begins to read and does not wait. It takes no more at a time than the device's
// read-ahead, whatever it is asked for (force_page_cache_ra() in mm/readahead.c).

#include "sandbox/read_ahead.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "base/unique_fd.h"

namespace assay::sandbox {
namespace {

constexpr off_t kStep = off_t{128} << 10;
constexpr off_t kMost = off_t{256} << 20;  // of one file

void read_ahead(const std::string& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > kMost) {
    return;
  }
  const UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  for (off_t at = 0; file && at < status.st_size; at += kStep) {
    (void)::posix_fadvise(file.get(), at, kStep, POSIX_FADV_WILLNEED);
  }
}

}  // namespace

void read_ahead(const Layout& layout) {
  for (const Layout::Mount& mount : layout.mounts) {
    read_ahead(mount.host);
  }
}

}  // namespace assay::sandbox

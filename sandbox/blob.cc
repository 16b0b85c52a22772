// Blob: bytes in a memfd that is sealed against writing, growing and shrinking (memfd_create(2),
// F_ADD_SEALS in fcntl(2)). A box may map it, read it or reopen it, and still cannot change what
// the next run reads.

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>

#include "sandbox/sandbox.h"

namespace assay::sandbox {

struct Blob::Sealed {
  UniqueFd fd;
  std::int64_t size = 0;
};

namespace {

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) {
      return false;
    }
    if (written > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  return true;
}

}  // namespace

Result<Blob> Blob::from(std::string_view bytes) {
  Blob blob;
  if (bytes.empty()) {
    return blob;
  }
  UniqueFd fd(::memfd_create("assay-blob", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!fd) {
    return failure(Error::from_errno(ErrorCode::Io, "memfd_create", errno));
  }
  if (!write_all(fd.get(), bytes)) {
    return failure(Error::from_errno(ErrorCode::Io, "writing a blob", errno));
  }
  constexpr int kSeals = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;
  if (::fcntl(fd.get(), F_ADD_SEALS, kSeals) != 0) {
    return failure(Error::from_errno(ErrorCode::Io, "sealing a blob", errno));
  }
  auto sealed = std::make_shared<Sealed>();
  sealed->fd = std::move(fd);
  sealed->size = static_cast<std::int64_t>(bytes.size());
  blob.sealed_ = std::move(sealed);
  return blob;
}

std::int64_t Blob::size() const { return sealed_ ? sealed_->size : 0; }

int Blob::fd() const { return sealed_ ? sealed_->fd.get() : -1; }

Result<std::string> Blob::bytes() const {
  std::string text(static_cast<std::size_t>(size()), '\0');
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t got =
        ::pread(fd(), text.data() + done, text.size() - done, static_cast<off_t>(done));
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got <= 0) {
      return failure(Error::from_errno(ErrorCode::Io, "reading a blob", got < 0 ? errno : EIO));
    }
    done += static_cast<std::size_t>(got);
  }
  return text;
}

}  // namespace assay::sandbox

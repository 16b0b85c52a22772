// Streams are enough here: nothing has to survive a crash but the old file, which rename(2) keeps.

#include "grader/cli/output_file.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <ostream>

namespace assay::cli {

Result<OutputFile> OutputFile::open(const std::string& path, std::ostream& standard) {
  OutputFile output;
  if (path.empty() || path == "-") {
    output.standard_ = &standard;
    return output;
  }
  output.path_ = path;
  output.temporary_ = path + ".new." + std::to_string(::getpid());
  output.file_ = std::make_unique<std::ofstream>(output.temporary_, std::ios::binary);
  if (!*output.file_) {
    const int why = errno;
    output.temporary_.clear();
    return failure(Error::from_errno(ErrorCode::Io, path, why));
  }
  return output;
}

OutputFile::~OutputFile() {
  if (!temporary_.empty()) {
    std::remove(temporary_.c_str());
  }
}

Result<void> OutputFile::write(std::string_view text) {
  std::ostream& to = file_ != nullptr ? *file_ : *standard_;
  to.write(text.data(), static_cast<std::streamsize>(text.size()));
  if (!to) {
    return failure(
        Error::from_errno(ErrorCode::Io, path_.empty() ? "standard output" : path_, errno));
  }
  return {};
}

Result<void> OutputFile::commit() {
  if (file_ == nullptr) {
    standard_->flush();
    return {};
  }
  file_->close();
  if (!*file_ || std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    return failure(Error::from_errno(ErrorCode::Io, path_, errno));
  }
  temporary_.clear();
  return {};
}

}  // namespace assay::cli

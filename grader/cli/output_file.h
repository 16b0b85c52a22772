#pragma once

#include <fstream>
#include <iosfwd>
#include <memory>
#include <string>

#include "base/result.h"

namespace assay::cli {

/// A file that is there whole or not at all: written under another name beside it and renamed by
/// commit(). Without a path it writes to the stream that it was given.
class OutputFile {
 public:
  /// `standard` is borrowed. Errors: Io.
  static Result<OutputFile> open(const std::string& path, std::ostream& standard);
  OutputFile(OutputFile&&) = default;
  OutputFile& operator=(OutputFile&&) = delete;
  /// Removes what was not committed.
  ~OutputFile();

  Result<void> write(std::string_view text);
  Result<void> commit();

 private:
  OutputFile() = default;

  std::string path_;
  std::string temporary_;  ///< Empty: none, or committed.
  std::unique_ptr<std::ofstream> file_;
  std::ostream* standard_ = nullptr;
};

}  // namespace assay::cli

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/unique_fd.h"

namespace assay::grader {

/// The folder on the host that keeps what was made ahead (ahead.h). What is in it becomes part of
/// every later compilation, so nobody else may be able to put something there: the folder is ours
/// alone, and whoever could replace it or a folder above it is root or ourselves. Immutable, thread
/// safe; several processes may use one folder at a time.
class AheadFolder {
 public:
  /// The folder of this user: $ASSAY_CACHE if it is set, else /var/cache/assay for root, and
  /// $XDG_CACHE_HOME/assay or $HOME/.cache/assay for others. Empty where none of these is set.
  static std::string default_path();

  /// An existing folder. Errors: NotFound; Unsupported (someone else could write there: says who
  /// and where); Io.
  static Result<AheadFolder> open(const std::string& path);
  /// The same, made if it is missing (mode 0700), together with the folders above it.
  static Result<AheadFolder> create(const std::string& path);

  /// The host path of the file called `name`, if it is there, a regular file of ours with one link
  /// that nobody else can write.
  std::optional<std::string> find(std::string_view name) const;

  /// Puts `content` there under `name`, whole or not at all, readable to boxes. Errors: Io.
  Result<void> put(std::string_view name, std::string_view content) const;

  /// Removes the files whose names begin with `prefix`, but for `name`: what an older compiler
  /// left, and what a `put` that was killed left.
  void remove_others(std::string_view prefix, std::string_view name) const;

 private:
  AheadFolder(UniqueFd folder, std::string path)
      : folder_(std::move(folder)), path_(std::move(path)) {}

  UniqueFd folder_;
  std::string path_;  ///< Without symbolic links.
};

}  // namespace assay::grader

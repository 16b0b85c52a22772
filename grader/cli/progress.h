#pragma once

#include <chrono>
#include <string>

#include "grader/cli/console.h"
#include "grader/eval/evaluate.h"

namespace assay::cli {

/// "412/820  50 %  31.2/s  300 accepted  errors 0  13 s left"
std::string progress_text(const grader::Progress& progress);
/// The same behind a bar, "[=====    ] ", in less than `width` columns.
std::string progress_bar(const grader::Progress& progress, int width);

/// Tells how an evaluation goes on console.err: a bar that is redrawn on a terminal, elsewhere a
/// plain line now and then. Not thread safe.
class ProgressView {
 public:
  explicit ProgressView(Console& console) : console_(console) {}
  void update(const grader::Progress& progress);
  /// Ends the bar's line.
  void finish();

 private:
  static constexpr std::chrono::milliseconds kRedraw{100};
  static constexpr std::chrono::seconds kPlainLine{10};

  Console& console_;
  std::chrono::steady_clock::time_point told_ = std::chrono::steady_clock::now();
  bool drawn_ = false;
};

}  // namespace assay::cli

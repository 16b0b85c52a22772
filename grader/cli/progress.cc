// The time left is that of the mean rate of this session: results of earlier ones took no time.

#include "grader/cli/progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <ostream>

namespace assay::cli {
namespace {

int terminal_width() {
  constexpr int kDefault = 80;
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : kDefault;
}

std::string left_text(double seconds) {
  if (seconds < 90) {
    return fmt::format("{:.0f} s left", seconds);
  }
  if (seconds < 5400) {
    return fmt::format("{:.0f} min left", seconds / 60);
  }
  return fmt::format("{:.1f} h left", seconds / 3600);
}

double share_of(const grader::Progress& progress) {
  return progress.total == 0
             ? 1.0
             : static_cast<double>(progress.done) / static_cast<double>(progress.total);
}

}  // namespace

std::string progress_text(const grader::Progress& progress) {
  const double rate =
      progress.seconds > 0 ? static_cast<double>(progress.done_now) / progress.seconds : 0;
  std::string text = fmt::format("{}/{}  {:.0f} %  {:.1f}/s  {} accepted  errors {}", progress.done,
                                 progress.total, 100 * share_of(progress), rate, progress.accepted,
                                 progress.errors);
  if (rate > 0 && progress.done < progress.total) {
    text += "  " + left_text(static_cast<double>(progress.total - progress.done) / rate);
  }
  return text;
}

std::string progress_bar(const grader::Progress& progress, int width) {
  constexpr int kMaxBar = 40;
  constexpr int kMinBar = 5;
  const std::string text = progress_text(progress);
  const int room = std::min(kMaxBar, width - static_cast<int>(text.size()) - 4);
  if (room < kMinBar) {
    return text.substr(0, static_cast<std::size_t>(std::max(0, width - 1)));
  }
  const auto filled = static_cast<std::size_t>(share_of(progress) * room);
  std::string bar(static_cast<std::size_t>(room), ' ');
  bar.replace(0, filled, filled, '=');
  return "[" + bar + "] " + text;
}

void ProgressView::update(const grader::Progress& progress) {
  const auto now = std::chrono::steady_clock::now();
  const bool last = progress.done == progress.total;
  if (!last && now - told_ < (console_.err_is_terminal ? kRedraw : kPlainLine)) {
    return;
  }
  told_ = now;
  if (console_.err_is_terminal) {
    console_.err << "\r\x1b[K" << progress_bar(progress, terminal_width()) << std::flush;
    drawn_ = true;
  } else {
    console_.err << progress_text(progress) << std::endl;
  }
}

void ProgressView::finish() {
  if (drawn_) {
    console_.err << "\r\x1b[K" << std::flush;
  }
}

}  // namespace assay::cli

// Plain formatting; the only rule that matters: nothing that a submission printed reaches a
// terminal unquoted.

#include "grader/cli/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "grader/cli/exit_code.h"
#include "grader/core/quote.h"

namespace assay::cli {
namespace {

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::string time_text(std::chrono::nanoseconds time) {
  const double ms = std::chrono::duration<double, std::milli>(time).count();
  if (ms < 10) {
    return fmt::format("{:.1f} ms", ms);
  }
  if (ms < 1000) {
    return fmt::format("{:.0f} ms", ms);
  }
  return fmt::format("{:.2f} s", ms / 1000);
}

std::string size_text(Bytes size) {
  constexpr double kStep = 1024;
  const auto bytes = static_cast<double>(size.count);
  if (bytes < kStep) {
    return fmt::format("{} B", size.count);
  }
  if (bytes < kStep * kStep) {
    return fmt::format("{:.1f} KiB", bytes / kStep);
  }
  if (bytes < kStep * kStep * kStep) {
    return fmt::format("{:.1f} MiB", bytes / (kStep * kStep));
  }
  return fmt::format("{:.1f} GiB", bytes / (kStep * kStep * kStep));
}

std::string columns(const std::vector<std::vector<Cell>>& rows, const Console& console,
                    int indent) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], code_points(row[i].text));
    }
  }
  std::string text;
  for (const auto& row : rows) {
    std::string line(static_cast<std::size_t>(indent), ' ');
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string padding(widths[i] - code_points(row[i].text), ' ');
      const std::string painted = console.paint(row[i].colour, row[i].text);
      line += i == 0 ? "" : "  ";
      line += row[i].right ? padding + painted : painted + padding;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string quoted_lines(std::string_view text, std::size_t limit, int indent) {
  const std::string quoted = grader::quote(text, limit);
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  std::string lines;
  for (std::size_t begin = 0; begin < quoted.size();) {
    const std::size_t end = std::min(quoted.find('\n', begin), quoted.size());
    lines += margin + quoted.substr(begin, end - begin) + "\n";
    begin = end + 1;
  }
  return lines;
}

std::string json_line(const nlohmann::json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

int complain(Console& console, std::string_view command, const Error& error) {
  constexpr std::size_t kMaxComplaint = 8192;
  console.err << "assay " << command << ": " << grader::quote(error.message(), kMaxComplaint)
              << "\n";
  return exit_code(error.code());
}

}  // namespace assay::cli

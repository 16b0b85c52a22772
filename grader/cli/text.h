#pragma once

// Human output: columns, times, sizes, and text of untrusted origin made harmless.

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/units.h"
#include "grader/cli/console.h"

namespace assay::cli {

/// "0.4 ms", "12 ms", "1.25 s".
std::string time_text(std::chrono::nanoseconds time);
/// "512 B", "9.4 MiB", "1.2 GiB".
std::string size_text(Bytes size);

/// A cell's text and its colour: the width is that of the text alone.
struct Cell {
  std::string text;
  Colour colour = Colour::None;
  bool right = false;  ///< Aligned to the right.
};
/// Rows of cells in aligned columns, two blanks apart, each line indented by `indent`. Widths count
/// code points.
std::string columns(const std::vector<std::vector<Cell>>& rows, const Console& console, int indent);

/// Lines of untrusted text, at most `limit` bytes, control characters removed, each indented.
std::string quoted_lines(std::string_view text, std::size_t limit, int indent);

/// JSON on one line, with its newline; what is not UTF-8 is replaced.
std::string json_line(const nlohmann::json& json);

/// "assay COMMAND: message" to console.err; the exit code of the error.
int complain(Console& console, std::string_view command, const Error& error);

}  // namespace assay::cli

#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

namespace assay::cli {

enum class Colour { None, Green, Red, Yellow, Dim };

/// Where a command writes. Results go to `out`, everything else (progress, notes, errors) to `err`.
/// Borrowed streams; thread compatible.
struct Console {
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool colours = false;  ///< On `out`; only on a terminal, and not with NO_COLOR set.

  /// `text` in a colour, or as it is where there are none.
  std::string paint(Colour colour, std::string_view text) const;
};

/// The process's own stdout and stderr.
Console standard_console();

}  // namespace assay::cli

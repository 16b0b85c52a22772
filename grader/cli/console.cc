// Colours are the eight of every terminal; NO_COLOR (no-color.org) turns them off.

#include "grader/cli/console.h"

#include <unistd.h>

#include <cstdlib>
#include <iostream>

namespace assay::cli {
namespace {

std::string_view escape(Colour colour) {
  switch (colour) {
    case Colour::None:
      return "";
    case Colour::Green:
      return "\x1b[32m";
    case Colour::Red:
      return "\x1b[31m";
    case Colour::Yellow:
      return "\x1b[33m";
    case Colour::Dim:
      return "\x1b[2m";
  }
  return "";
}

}  // namespace

std::string Console::paint(Colour colour, std::string_view text) const {
  if (!colours || colour == Colour::None) {
    return std::string(text);
  }
  return std::string(escape(colour)).append(text).append("\x1b[0m");
}

Console standard_console() {
  const char* no_colour = std::getenv("NO_COLOR");
  const bool out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  return {.out = std::cout,
          .err = std::cerr,
          .out_is_terminal = out_is_terminal,
          .err_is_terminal = ::isatty(STDERR_FILENO) == 1,
          .colours = out_is_terminal && (no_colour == nullptr || *no_colour == '\0')};
}

}  // namespace assay::cli

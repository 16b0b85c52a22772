#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"

namespace assay::grader {

/// A line longer than this is an error, not a reason to use all memory (also bounds what a
/// compressed file can expand to at once).
inline constexpr std::size_t kMaxLineBytes = std::size_t{256} << 20;

/// Reads a text file line by line; gzip is recognised by its content, whatever the name. Constant
/// memory but for the longest line. Thread compatible.
class LineReader {
 public:
  /// Errors: NotFound, Io.
  static Result<LineReader> open(const std::string& path);
  LineReader(LineReader&&) noexcept;
  LineReader& operator=(LineReader&&) noexcept;
  ~LineReader();

  /// The next line without its "\n" or "\r\n"; nothing at the end. A last line without a newline is
  /// a line. Errors: Io (torn or broken gzip), TooLarge (kMaxLineBytes).
  Result<std::optional<std::string>> next();
  /// Of the line that next() returned last, from 1.
  std::size_t line_number() const;

 private:
  struct State;
  explicit LineReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// "file:line".
std::string place(const std::string& path, std::size_t line);
/// Whether there is nothing but white space: such lines are passed over in every JSONL file.
bool is_blank(std::string_view line);

}  // namespace assay::grader

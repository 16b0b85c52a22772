// The table is for eyes: what a program reads is --json. Messages quote the submission's output, so
// all of them pass quoted_lines.

#include "grader/cli/grade_text.h"

#include <fmt/format.h>

#include "grader/cli/text.h"

namespace assay::cli {
namespace {

using grader::Grade;
using grader::TestGrade;
using grader::Verdict;

constexpr std::size_t kMaxMessage = 2048;
constexpr int kDetailIndent = 6;

std::string block(const char* title, std::string_view text) {
  if (text.empty()) {
    return "";
  }
  return fmt::format("    {}\n{}", title,
                     quoted_lines(text, grader::kMaxQuotedOutput, kDetailIndent));
}

std::vector<Cell> row_of(const TestGrade& test, std::size_t number) {
  constexpr std::size_t kMaxName = 40;
  std::string name = test.name.empty() ? std::to_string(number) : test.name;
  name = quoted_lines(name.substr(0, kMaxName), kMaxName, 0);
  name.erase(std::min(name.find('\n'), name.size()));
  return {{.text = std::move(name)},
          {.text = std::string(grader::name(test.verdict)), .colour = colour_of(test.verdict)},
          {.text = time_text(test.cpu.value), .right = true},
          {.text = time_text(test.wall.value), .right = true},
          {.text = size_text(test.memory), .right = true}};
}

std::string notes_of(const TestGrade& test, bool details) {
  std::string notes = quoted_lines(test.message, kMaxMessage, kDetailIndent - 2);
  if (details) {
    notes += block("stdout:", test.out) + block("stderr:", test.err);
  }
  return notes;
}

std::string table_of(const Grade& grade, const Console& console, bool details) {
  std::vector<std::vector<Cell>> rows = {
      {{.text = "test", .colour = Colour::Dim},
       {.text = "verdict", .colour = Colour::Dim},
       {.text = "cpu", .colour = Colour::Dim, .right = true},
       {.text = "wall", .colour = Colour::Dim, .right = true},
       {.text = "memory", .colour = Colour::Dim, .right = true}}};
  std::vector<std::string> notes = {""};
  const bool sum_up = grade.tests.size() > kMaxListedTests;
  std::size_t left_out = 0;
  for (std::size_t i = 0; i < grade.tests.size(); ++i) {
    const TestGrade& test = grade.tests[i];
    if (sum_up && (test.verdict == Verdict::Accepted || rows.size() > kMaxListedTests)) {
      ++left_out;
      continue;
    }
    rows.push_back(row_of(test, i + 1));
    notes.push_back(notes_of(test, details));
  }
  // Aligned as one table, then the notes are put between its lines.
  const std::string aligned = columns(rows, console, 2);
  std::string text;
  std::size_t begin = 0;
  for (const std::string& note : notes) {
    const std::size_t end = aligned.find('\n', begin) + 1;
    text += aligned.substr(begin, end - begin) + note;
    begin = end;
  }
  if (left_out > 0) {
    text += fmt::format("  ({} more tests are not listed; --json has all)\n", left_out);
  }
  return text + "\n";
}

std::string remarks_of(const Grade& grade) {
  std::string text;
  if (!grade.extracted.empty()) {
    text += "extracted  " + quoted_lines(grade.extracted, kMaxMessage, 0);
  }
  if (!grade.method.empty()) {
    text += "method     " + grade.method + "\n";
  }
  text += quoted_lines(grade.message, kMaxMessage, 0);
  for (const std::string& flag : grade.flags) {
    text += "flag       " + quoted_lines(flag, kMaxMessage, 0);
  }
  if (!grade.separate) {
    text += "isolation  the tests ran in the submission's own process\n";
  }
  return text;
}

}  // namespace

Colour colour_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Accepted:
      return Colour::Green;
    case Verdict::PartiallyAccepted:
    case Verdict::Undecided:
      return Colour::Yellow;
    case Verdict::WrongAnswer:
    case Verdict::CompileError:
    case Verdict::RuntimeError:
    case Verdict::TimeLimit:
    case Verdict::IdleLimit:
    case Verdict::MemoryLimit:
    case Verdict::OutputLimit:
    case Verdict::SecurityViolation:
    case Verdict::NoAnswer:
      return Colour::Red;
  }
  return Colour::None;
}

std::string grade_text(const Grade& grade, const Console& console, bool details) {
  std::string text = grade.tests.empty() ? "" : table_of(grade, console, details);
  text += remarks_of(grade);
  text += console.paint(colour_of(grade.verdict), grader::name(grade.verdict));
  text += fmt::format("  reward {:g}", grade.reward);
  if (grade.total > 0) {
    text += fmt::format("  {} of {} tests", grade.passed, grade.total);
  }
  if (!grade.provenance.toolchain.empty()) {
    text += "  " + grade.provenance.toolchain;
  }
  return text + fmt::format("  tier {}\n", sandbox::name(grade.tier));
}

}  // namespace assay::cli

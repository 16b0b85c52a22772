// assay import: a public data set becomes a file of problems.

#include "grader/import/import.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "grader/cli/commands.h"
#include "grader/cli/exit_code.h"
#include "grader/cli/output_file.h"
#include "grader/cli/text.h"
#include "grader/eval/sample.h"

namespace assay::cli {
namespace {

constexpr std::size_t kMaxMessage = 2048;

std::string footer() {
  std::string text = "Formats, and the members of a row that are read:\n";
  for (const grader::Format& format : grader::import_formats()) {
    text.append("  ").append(format.name).append("\n      ").append(format.summary);
    text.append("\n      ").append(format.fields).append("\n");
  }
  return text +
         "\n"
         "FILE is JSON Lines or one JSON list, plain or gzip. A row that cannot be converted is "
         "told\n"
         "with its place and left out; the others are written.\n"
         "\n"
         "Examples:\n"
         "  assay import humaneval HumanEval.jsonl.gz -o humaneval.jsonl --samples "
         "reference.jsonl\n"
         "  assay eval --problems humaneval.jsonl --samples reference.jsonl --results r.jsonl\n"
         "\n"
         "Exit codes: 0 every row converted, 1 some were refused, 2 a fault in the command line "
         "or\n"
         "the file, 3 a failure of this host or of Assay.";
}

class ImportCommand : public Command {
 public:
  std::string_view name() const override { return "import"; }
  std::string_view summary() const override {
    return "Turn a data set (HumanEval, MBPP, ...) into a file of problems";
  }

  void declare(CommandLine& line) override {
    line.argument("FORMAT", format_, "Which data set it is");
    line.argument("FILE", file_, "The data set");
    line.option("-o,--output", "OUT", output_, "Where the problems go (default: stdout)");
    line.option("--samples", "OUT", samples_,
                "Write the reference solutions here, as samples for eval");
    line.footer(footer());
  }

  int run(Console& console) override {
    Result<grader::ImportCount> count = import(console);
    if (!count) {
      return complain(console, name(), count.error());
    }
    console.err << count->rows - count->refused << " of " << count->rows << " rows converted, "
                << count->refused << " refused, " << count->references
                << " with a reference solution\n";
    return count->refused == 0 ? kExitYes : kExitNo;
  }

 private:
  Result<grader::ImportCount> import(Console& console) const {
    Result<const grader::Format*> format = grader::find_format(format_);
    if (!format) {
      return failure(std::move(format).error());
    }
    Result<OutputFile> problems = OutputFile::open(output_, console.out);
    if (!problems) {
      return failure(std::move(problems).error());
    }
    std::optional<OutputFile> samples;
    if (!samples_.empty()) {
      Result<OutputFile> opened = OutputFile::open(samples_, console.out);
      if (!opened) {
        return failure(std::move(opened).error());
      }
      samples.emplace(std::move(*opened));
    }
    grader::ImportSinks sinks;
    sinks.problem = [&](const grader::ProblemRecord& record) -> Result<void> {
      if (samples && record.reference) {
        const grader::Sample sample{record.problem.id, *record.reference};
        if (Result<void> put = samples->write(grader::sample_line(sample) + "\n"); !put) {
          return put;
        }
      }
      return problems->write(json_line(grader::problem_record_to_json(record)));
    };
    sinks.refused = [&](const std::string& why) {
      console.err << "refused: " << quoted_lines(why, kMaxMessage, 0);
    };
    sinks.note = [&](const std::string& what) {
      console.err << "note: " << quoted_lines(what, kMaxMessage, 0);
    };
    Result<grader::ImportCount> count = grader::import_file(**format, file_, sinks);
    if (!count) {
      return count;
    }
    if (Result<void> done = problems->commit(); !done) {
      return failure(std::move(done).error());
    }
    if (samples) {
      if (Result<void> done = samples->commit(); !done) {
        return failure(std::move(done).error());
      }
    }
    return count;
  }

  std::string format_;
  std::string file_;
  std::string output_;
  std::string samples_;
};

}  // namespace

std::unique_ptr<Command> make_import_command() { return std::make_unique<ImportCommand>(); }

}  // namespace assay::cli

#pragma once

// Records: what a request was and what was answered, so that it can be answered again. Two kinds of
// line can be read, in one file if need be:
//
//   {"request": {...}, "answer": {...}}     what `assay serve --record` writes: whole by itself
//   {"sample": 3, "problem_id": ..., "key": ..., "source": {"problems": ..., "samples": ...}, ...}
//                                           a result of `assay eval`: the request is in the two
//                                           files that it names, and the key says that these are
//                                           the same still

#include <cstddef>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "grader/eval/line_reader.h"
#include "grader/eval/problem_set.h"
#include "grader/server/request.h"

namespace assay::grader {

struct Record {
  std::string name;  ///< For people: "sample 3 (HumanEval/0)", or the request's id.
  Request request;
  std::shared_ptr<const nlohmann::json> answer;  ///< As it was then. Never null.
};

/// Reads the records of a file in its order. Holds the samples that results refer to in memory.
/// Thread compatible.
class RecordReader {
 public:
  struct Files {
    std::string problems;  ///< Not empty: instead of what the results name.
    std::string samples;
  };
  /// Errors: NotFound, Io.
  static Result<RecordReader> open(const std::string& path, Files instead);

  /// Nothing at the end. Errors: BadRequest (file:line; a line of neither kind, a sample that has
  /// changed), NotFound, and those of the files.
  Result<std::optional<Record>> next();

 private:
  RecordReader(std::string path, Files instead, LineReader reader)
      : path_(std::move(path)), instead_(std::move(instead)), reader_(std::move(reader)) {}

  Result<Record> read(std::string_view line);
  Result<Record> read_result(const nlohmann::json& line);
  Result<const ProblemSet*> problems(const std::string& path);
  Result<const std::vector<std::string>*> samples(const std::string& path);

  std::string path_;
  Files instead_;
  LineReader reader_;
  std::map<std::string, ProblemSet> problems_;
  std::map<std::string, std::vector<std::string>> samples_;  ///< Lines that are not blank.
};

}  // namespace assay::grader

#pragma once

// The data sets that `assay import` reads. A format is one file with one pure function from a row
// to a problem, and one line in the table of formats.cc.

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "grader/core/codec_reader.h"
#include "grader/eval/problem_set.h"

namespace assay::grader {

struct Row {
  const nlohmann::json& json;  ///< An object.
  std::size_t number = 0;      ///< From 0; the id where the data set has none.
};

struct Imported {
  ProblemRecord record;
  std::string note;  ///< Not empty: something that a person should know of this row.
};

/// A data set's form.
struct Format {
  std::string_view name;
  std::string_view summary;
  std::string_view fields;  ///< Which members of a row are read; "?" marks optional ones.
  /// Errors: BadProblem, with the path of the member. Thread safe.
  Result<Imported> (*convert)(const Row& row);
};

/// In order of documentation.
std::span<const Format> import_formats();
/// Errors: NotFound, naming the ones that exist.
Result<const Format*> find_format(std::string_view name);

Result<Imported> convert_apps(const Row& row);
Result<Imported> convert_gsm8k(const Row& row);
Result<Imported> convert_humaneval(const Row& row);
Result<Imported> convert_leetcode(const Row& row);
Result<Imported> convert_math(const Row& row);
Result<Imported> convert_mbpp(const Row& row);
Result<Imported> convert_mbpp_challenge(const Row& row);

// What several formats need:

/// The member `name` as an id: a string as it is, an integer as "`set`/<integer>"; without the
/// member
/// "`set`/<row number>". An object of another kind is a fault.
std::string row_id(ObjectReader& row, std::string_view name, std::string_view set,
                   std::size_t number);
/// Python source: the form {"language", "code"}.
Submission python_code(std::string code);
/// A model's text, as the reference of a problem whose solutions are texts.
Submission model_text(std::string text);

}  // namespace assay::grader

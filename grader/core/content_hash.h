#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "grader/grader.h"

namespace assay::grader {

/// SHA-256 of a sequence of fields. Each field goes in with its length in front, so that ("ab",
/// "c") and ("a", "bc") differ. Not thread safe; a value that is used once.
class ContentHash {
 public:
  ContentHash();
  ~ContentHash();
  ContentHash(const ContentHash&) = delete;
  ContentHash& operator=(const ContentHash&) = delete;

  ContentHash& add(std::string_view field);
  ContentHash& add(std::uint64_t number);
  /// "sha256:" and 64 hexadecimal digits. Ends it.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Of everything that decides a submission's grade: language, names, contents, main, completion.
std::string submission_hash(const Submission& submission);

/// Problem::content_hash, or, where a front end has not filled it, that of the canonical JSON.
std::string problem_hash(const Problem& problem);

}  // namespace assay::grader

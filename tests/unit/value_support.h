#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "grader/core/codec_parse.h"
#include "grader/core/value_codec.h"
#include "tests/support/catch.h"

namespace assay::test {

/// The value of a text in the value format.
inline checkers::Value value_of(std::string_view text) {
  const Result<nlohmann::json> form = grader::parse_json(text);
  INFO(text << (form ? "" : form.error().message()));
  REQUIRE(form);
  Result<checkers::Value> value = grader::value_from_json(*form);
  INFO((value ? "" : value.error().message()));
  REQUIRE(value);
  return *std::move(value);
}

}  // namespace assay::test

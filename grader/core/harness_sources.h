#pragma once

#include <string_view>

// The text of grader/core/harness/*.py, compiled in by pipeline.cmake.
namespace assay::grader::harness_sources {
extern const std::string_view assay_asserts;
extern const std::string_view assay_codec;
extern const std::string_view assay_fixtures;
extern const std::string_view assay_function;
extern const std::string_view assay_names;
extern const std::string_view assay_outcomes;
extern const std::string_view assay_peer;
extern const std::string_view assay_pytest;
extern const std::string_view assay_remote;
extern const std::string_view assay_server;
extern const std::string_view assay_submission;
extern const std::string_view assay_tests;
extern const std::string_view assay_unittest;
extern const std::string_view assay_values;
extern const std::string_view asserts_driver;
extern const std::string_view asserts_shared_driver;
extern const std::string_view function_driver;
extern const std::string_view rehearse_asserts;
extern const std::string_view rehearse_function;
extern const std::string_view rehearse_server;
extern const std::string_view submission_server;
}  // namespace assay::grader::harness_sources

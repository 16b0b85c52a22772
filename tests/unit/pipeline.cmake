# The pipeline's parts, without a process.
assay_test(pipeline_parts_test LABELS unit LIBS assay_grader
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/pipeline_cache_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/pipeline_gate_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/pipeline_limits_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/pipeline_plan_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/pipeline_quote_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/pipeline_reply_test.cc)

# The whole grader on an executor without processes.
assay_test(grader_test LABELS unit
  LIBS assay_grader nlohmann_json::nlohmann_json
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/grader_answer_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/grader_asserts_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/grader_compile_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/grader_function_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/grader_stdio_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/grader_submission_test.cc)

# The harness's Python side as plain processes.
add_test(NAME harness_test COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/harness_test.py)
set_tests_properties(harness_test PROPERTIES LABELS unit TIMEOUT 120)

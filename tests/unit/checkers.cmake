# The text checkers, the values and the extraction of code.
assay_test(text_checkers_test LABELS unit LIBS assay_checkers
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/text_bounds_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/text_checkers_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/text_decimal_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/text_message_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/text_options_test.cc)
assay_test(value_test LABELS unit LIBS assay_grader assay_checkers nlohmann_json::nlohmann_json
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/value_codec_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/value_compare_test.cc)
assay_test(extract_code_test LABELS unit LIBS assay_grader
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/extract_code_test.cc)

# Programs of the author's that judge.
assay_test(external_checker_test LABELS unit LIBS assay_checkers
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/external_test.cc)

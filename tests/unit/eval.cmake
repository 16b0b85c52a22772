# Offline evaluation.
assay_test(eval_test LABELS unit LIBS assay_eval nlohmann_json::nlohmann_json SOURCES
  ${CMAKE_CURRENT_LIST_DIR}/eval_evaluate_test.cc
  ${CMAKE_CURRENT_LIST_DIR}/eval_line_reader_test.cc
  ${CMAKE_CURRENT_LIST_DIR}/eval_pass_at_k_test.cc
  ${CMAKE_CURRENT_LIST_DIR}/eval_result_log_test.cc)

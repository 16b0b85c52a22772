# The grader on the real executor.
assay_test(grader_e2e_test LABELS e2e TIMEOUT 300
  LIBS assay_grader
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/grader_asserts_e2e_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/grader_function_e2e_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/grader_numpy_e2e_test.cc)
assay_test(grader_hacks_e2e_test LABELS e2e TIMEOUT 600
  LIBS assay_grader nlohmann_json::nlohmann_json
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/grader_hacks_e2e_test.cc)
assay_test(grader_data_e2e_test LABELS e2e TIMEOUT 600
  LIBS assay_grader nlohmann_json::nlohmann_json
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/grader_data_e2e_test.cc)

# All 1,745 problems of the LeetCode set: a figure rather than a test of every day.
add_test(NAME leetcode_all COMMAND grader_data_e2e_test "LeetCode:*")
set_tests_properties(leetcode_all PROPERTIES LABELS bench TIMEOUT 900
  ENVIRONMENT "ASSAY_SOURCE_DIR=${CMAKE_SOURCE_DIR};ASSAY_LEETCODE=all")

# The corpus of hacks of this tree, each with its honest twin.
add_test(NAME e2e_hacks
  COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/../hacks/hacks_test.py $<TARGET_FILE:assay>)
set_tests_properties(e2e_hacks PROPERTIES LABELS e2e TIMEOUT 600 RUN_SERIAL TRUE)

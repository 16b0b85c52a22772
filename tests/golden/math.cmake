# The labelled pairs of ../shared/math_cases, where they are there: the bars that were reached hold.
assay_test(math_labels_test LABELS golden TIMEOUT 300 LIBS assay_checkers nlohmann_json::nlohmann_json
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/math_labels_test.cc)
# Pairs of this project's own: over 900 spellings with their verdicts, as data.
assay_test(math_pairs_test LABELS golden TIMEOUT 300 LIBS assay_checkers
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/math_pairs_test.cc)

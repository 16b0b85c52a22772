# Numerals against GMP; values through both sides of their format.
assay_test(text_decimal_property_test LABELS property LIBS assay_checkers assay::flint
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/text_decimal_property_test.cc)
assay_test(value_property_test LABELS property
  LIBS assay_grader assay_checkers nlohmann_json::nlohmann_json
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/value_property_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/../golden/value_codec_python.cc)

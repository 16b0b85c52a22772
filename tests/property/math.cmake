# The math engine: what it says computed two ways, and random bytes.
assay_test(math_property_test LABELS property TIMEOUT 300 LIBS assay_checkers assay::flint
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/math_expressions_property_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/math_bytes_property_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/math_statements_property_test.cc)

# The text checkers, the values and the extraction of code.
assay_test(text_checkers_test LABELS unit LIBS assay_checkers
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/text_bounds_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/text_checkers_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/text_decimal_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/text_message_test.cc
          ${CMAKE_CURRENT_LIST_DIR}/text_options_test.cc)

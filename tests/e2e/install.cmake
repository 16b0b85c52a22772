# Installs this build elsewhere and builds examples/ against it. Sanitised libraries want their runtime.
if(NOT ASSAY_SANITIZE)
  add_test(NAME install COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/install_test.py ${CMAKE_BINARY_DIR} ${CMAKE_SOURCE_DIR})
  set_tests_properties(install PROPERTIES LABELS e2e TIMEOUT 300)
endif()

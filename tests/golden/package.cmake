# The words of every error of a problem package.
assay_test(package_golden_test LABELS golden SOURCES package_golden_test.cc LIBS assay_grader)
# Each bundled problem's generator makes exactly the tests that are in the repository.
find_package(Python3 COMPONENTS Interpreter)
if(Python3_FOUND)
  add_test(NAME problems_generated
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/problems_generated_test.py
            ${CMAKE_SOURCE_DIR}/problems)
  set_tests_properties(problems_generated PROPERTIES LABELS "golden;problems" TIMEOUT 120)
endif()

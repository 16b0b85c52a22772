# Problem packages and their validation.
target_sources(assay_grader PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/package.cc
  ${CMAKE_CURRENT_LIST_DIR}/package_files.cc
  ${CMAKE_CURRENT_LIST_DIR}/package_solutions.cc
  ${CMAKE_CURRENT_LIST_DIR}/package_tests.cc
  ${CMAKE_CURRENT_LIST_DIR}/package_store.cc
  ${CMAKE_CURRENT_LIST_DIR}/package_yaml.cc
  ${CMAKE_CURRENT_LIST_DIR}/validate.cc
  ${CMAKE_CURRENT_LIST_DIR}/validate_problem.cc)
# A binary that runs from its build tree finds the bundled problems in the source tree.
set_source_files_properties(${CMAKE_CURRENT_LIST_DIR}/package_store.cc
  TARGET_DIRECTORY assay_grader
  PROPERTIES COMPILE_DEFINITIONS "ASSAY_SOURCE_PROBLEMS=\"${CMAKE_SOURCE_DIR}/problems\"")

# Languages as data; the descriptions themselves are embedded by grader/languages/CMakeLists.txt.
target_sources(assay_grader PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/ahead.cc
  ${CMAKE_CURRENT_LIST_DIR}/ahead_folder.cc
  ${CMAKE_CURRENT_LIST_DIR}/language_host.cc
  ${CMAKE_CURRENT_LIST_DIR}/language_json.cc
  ${CMAKE_CURRENT_LIST_DIR}/languages.cc)

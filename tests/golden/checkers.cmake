# Conformance of the text checkers to recorded verdicts, and the two sides of the value codec.
assay_test(text_conformance_test LABELS golden LIBS assay_checkers nlohmann_json::nlohmann_json
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/text_conformance_test.cc)
assay_test(value_codec_python_test LABELS golden
  LIBS assay_grader assay_checkers nlohmann_json::nlohmann_json
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/value_codec_python.cc
          ${CMAKE_CURRENT_LIST_DIR}/value_codec_python_test.cc)

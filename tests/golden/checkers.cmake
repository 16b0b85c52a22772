# Conformance of the text checkers to recorded verdicts, and the two sides of the value codec.
assay_test(text_conformance_test LABELS golden LIBS assay_checkers nlohmann_json::nlohmann_json
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/text_conformance_test.cc)

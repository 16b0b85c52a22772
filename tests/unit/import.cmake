# Importers.
assay_test(import_test LABELS unit LIBS assay_import nlohmann_json::nlohmann_json SOURCES
  ${CMAKE_CURRENT_LIST_DIR}/import_test.cc)

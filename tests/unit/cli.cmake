# The binary's own parts.
assay_test(cli_test LABELS unit LIBS assay_cli SOURCES ${CMAKE_CURRENT_LIST_DIR}/cli_test.cc)

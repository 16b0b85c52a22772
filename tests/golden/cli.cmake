# What the binary prints for people.
add_test(NAME cli_golden COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/cli_golden_test.py $<TARGET_FILE:assay>)
set_tests_properties(cli_golden PROPERTIES LABELS golden TIMEOUT 300)

# Whole-program tests of the house: the tiers as their users meet them.
add_test(NAME e2e_ordinary_user COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/ordinary_user_test.py $<TARGET_FILE:assay>)
set_tests_properties(e2e_ordinary_user PROPERTIES LABELS e2e TIMEOUT 300)

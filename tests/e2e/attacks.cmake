# The attack corpus as submissions; says so and passes where the shared data is not there.
add_test(NAME e2e_attacks COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/attacks.py $<TARGET_FILE:assay>)
add_test(NAME e2e_attacks_driver
  COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/attacks_driver_test.py $<TARGET_FILE:assay>)
set_tests_properties(e2e_attacks PROPERTIES LABELS e2e TIMEOUT 1200 RUN_SERIAL TRUE)
set_tests_properties(e2e_attacks_driver PROPERTIES LABELS e2e TIMEOUT 300)

# The server as its clients meet it.
add_test(NAME e2e_serve COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/serve_test.py $<TARGET_FILE:assay>)
set_tests_properties(e2e_serve PROPERTIES LABELS e2e TIMEOUT 300)
foreach(area archives determinism)
  add_test(NAME e2e_${area} COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/${area}_test.py $<TARGET_FILE:assay>)
  set_tests_properties(e2e_${area} PROPERTIES LABELS e2e TIMEOUT 300)
endforeach()
# Forkers and inits die. The rest is bench_faults: strace makes it slow, and it shows a defect that is open: without
# its worker the math checker says "undecided" where it should say that it failed (docs/OPERATIONS.md).
add_test(NAME e2e_faults COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/faults_test.py $<TARGET_FILE:assay>
  Killed.test_forkers Killed.test_inits Killed.test_stopped_forkers_hold_up_only_their_own_slot)
set_tests_properties(e2e_faults PROPERTIES LABELS e2e TIMEOUT 300)

# The server as its clients meet it.
add_test(NAME e2e_serve COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/serve_test.py $<TARGET_FILE:assay>)
set_tests_properties(e2e_serve PROPERTIES LABELS e2e TIMEOUT 300)
foreach(area archives determinism)
  add_test(NAME e2e_${area} COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/${area}_test.py $<TARGET_FILE:assay>)
  set_tests_properties(e2e_${area} PROPERTIES LABELS e2e TIMEOUT 300)
endforeach()
# Processes of ours die, memory ends, system calls fail. Each call several times is bench_faults, and so are the two
# tests that need the worker of the math checker: without it a comparison is undecided where it should have failed
# (docs/OPERATIONS.md).
add_test(NAME e2e_faults COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/faults_test.py $<TARGET_FILE:assay>
  Killed.test_forkers Killed.test_inits Killed.test_zygotes Killed.test_stopped_forkers_hold_up_only_their_own_slot
  Exhausted.test_memory Exhausted.test_a_disk_that_is_full_costs_no_answer
  Exhausted.test_a_start_without_descriptors_fails_with_a_message SystemCalls)
set_tests_properties(e2e_faults PROPERTIES LABELS e2e TIMEOUT 300)
# The same requests with warm interpreters and without; all of them under label bench.
add_test(NAME e2e_warm COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/warm_test.py $<TARGET_FILE:assay>)
set_tests_properties(e2e_warm PROPERTIES LABELS e2e TIMEOUT 300)
add_test(NAME warm_all COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/warm_test.py $<TARGET_FILE:assay> --all)
set_tests_properties(warm_all PROPERTIES LABELS bench TIMEOUT 1200 RUN_SERIAL TRUE)

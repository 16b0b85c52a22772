# Verdicts under load. In CI one short round; the whole of it, half an hour, is scripts/bench-load.
add_test(NAME e2e_load_flips COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/load_flips.py $<TARGET_FILE:assay>
  --levels 2 --rounds 1 --count 20)
set_tests_properties(e2e_load_flips PROPERTIES LABELS e2e TIMEOUT 300)
add_test(NAME bench_load_flips COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/load_flips.py $<TARGET_FILE:assay>)
set_tests_properties(bench_load_flips PROPERTIES LABELS bench TIMEOUT 14400 RUN_SERIAL TRUE)
# 100,000 requests to one server: nothing may grow. Ten minutes and more.
add_test(NAME bench_soak COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/soak.py $<TARGET_FILE:assay>)
set_tests_properties(bench_soak PROPERTIES LABELS bench TIMEOUT 7200)
# Every system call of the list, several times each; CI has some of them (e2e_faults).
add_test(NAME bench_faults COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/faults_test.py $<TARGET_FILE:assay>)
set_tests_properties(bench_faults PROPERTIES LABELS bench TIMEOUT 7200 ENVIRONMENT ASSAY_FAULTS=all)

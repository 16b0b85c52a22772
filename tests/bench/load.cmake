# Verdicts under load. In CI one short round; the whole of it, half an hour, is scripts/bench-load.
add_test(NAME e2e_load_flips COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/load_flips.py $<TARGET_FILE:assay>
  --levels 2 --rounds 1 --count 20)
set_tests_properties(e2e_load_flips PROPERTIES LABELS e2e TIMEOUT 300)
add_test(NAME bench_load_flips COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/load_flips.py $<TARGET_FILE:assay>)
set_tests_properties(bench_load_flips PROPERTIES LABELS bench TIMEOUT 14400 RUN_SERIAL TRUE)

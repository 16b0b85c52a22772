# The server as its clients meet it.
add_test(NAME e2e_serve COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/serve_test.py $<TARGET_FILE:assay>)
set_tests_properties(e2e_serve PROPERTIES LABELS e2e TIMEOUT 300)
foreach(area archives determinism)
  add_test(NAME e2e_${area} COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/${area}_test.py $<TARGET_FILE:assay>)
  set_tests_properties(e2e_${area} PROPERTIES LABELS e2e TIMEOUT 300)
endforeach()
# Processes of ours die, memory and descriptors end, system calls fail. Each call several times is bench_faults.
add_test(NAME e2e_faults COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/faults_test.py $<TARGET_FILE:assay>)
set_tests_properties(e2e_faults PROPERTIES LABELS e2e TIMEOUT 300)
# The same requests with warm interpreters and without; all of them under label bench.
add_test(NAME e2e_warm COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/warm_test.py $<TARGET_FILE:assay>)
set_tests_properties(e2e_warm PROPERTIES LABELS e2e TIMEOUT 300)
add_test(NAME e2e_standby COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/standby_test.py $<TARGET_FILE:assay>)
set_tests_properties(e2e_standby PROPERTIES LABELS e2e TIMEOUT 300)
add_test(NAME warm_all COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/warm_test.py $<TARGET_FILE:assay> --all)
set_tests_properties(warm_all PROPERTIES LABELS bench TIMEOUT 1200 RUN_SERIAL TRUE)

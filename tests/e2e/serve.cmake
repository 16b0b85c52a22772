# The server as its clients meet it.
add_test(NAME e2e_serve COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/serve_test.py $<TARGET_FILE:assay>)
set_tests_properties(e2e_serve PROPERTIES LABELS e2e TIMEOUT 300)
foreach(area determinism)
  add_test(NAME e2e_${area} COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/${area}_test.py $<TARGET_FILE:assay>)
  set_tests_properties(e2e_${area} PROPERTIES LABELS e2e TIMEOUT 300)
endforeach()
# What dies. What runs out and what fails is bench_faults: strace makes it slow.
add_test(NAME e2e_faults COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/faults_test.py $<TARGET_FILE:assay> Killed)
set_tests_properties(e2e_faults PROPERTIES LABELS e2e TIMEOUT 300)

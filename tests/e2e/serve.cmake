# The server as its clients meet it.
add_test(NAME e2e_serve COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/serve_test.py $<TARGET_FILE:assay>)
set_tests_properties(e2e_serve PROPERTIES LABELS e2e TIMEOUT 300)
foreach(area determinism faults)
  add_test(NAME e2e_${area} COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/${area}_test.py $<TARGET_FILE:assay>)
  set_tests_properties(e2e_${area} PROPERTIES LABELS e2e TIMEOUT 300)
endforeach()

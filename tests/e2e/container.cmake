# Tier confined inside a container of podman and runc.
add_test(NAME e2e_container COMMAND python3 ${CMAKE_SOURCE_DIR}/tests/e2e/container_test.py
  $<TARGET_FILE:assay> ${CMAKE_BINARY_DIR})
set_tests_properties(e2e_container PROPERTIES LABELS e2e TIMEOUT 600 RUN_SERIAL TRUE)

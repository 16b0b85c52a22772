# Every bundled problem holds what it claims: one test a package, so that a new folder is a new test.
# Alone on the machine, since accepted solutions are held to half of their CPU limits.
file(GLOB manifests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/problems/*/problem.yaml)
foreach(manifest ${manifests})
  cmake_path(GET manifest PARENT_PATH package)
  cmake_path(GET package FILENAME name)
  add_test(NAME problems_${name}
    COMMAND python3 ${CMAKE_CURRENT_SOURCE_DIR}/problems_test.py $<TARGET_FILE:assay> ${package})
  set_tests_properties(problems_${name} PROPERTIES LABELS "e2e;problems" TIMEOUT 300 RUN_SERIAL TRUE)
endforeach()
add_test(NAME e2e_validate_finds
  COMMAND python3 ${CMAKE_CURRENT_SOURCE_DIR}/problems_broken_test.py $<TARGET_FILE:assay>
          ${CMAKE_SOURCE_DIR}/problems)
set_tests_properties(e2e_validate_finds PROPERTIES LABELS "e2e;problems" TIMEOUT 300)

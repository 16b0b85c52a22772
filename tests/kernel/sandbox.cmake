# The sandbox on a real kernel. RUN_SERIAL: some of these measure.
include(${CMAKE_SOURCE_DIR}/tests/programs/programs.cmake)
assay_test(sandbox_programs_test LABELS kernel RUN_SERIAL TIMEOUT 300
  SOURCES sandbox_programs_test.cc LIBS assay_sandbox)
add_dependencies(sandbox_programs_test assay_test_programs)

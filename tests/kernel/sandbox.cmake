# The sandbox on a real kernel. RUN_SERIAL: some of these measure.
include(${CMAKE_SOURCE_DIR}/tests/programs/programs.cmake)
foreach(part programs run slots)
  assay_test(sandbox_${part}_test LABELS kernel RUN_SERIAL TIMEOUT 300
    SOURCES sandbox_${part}_test.cc LIBS assay_sandbox Threads::Threads)
  add_dependencies(sandbox_${part}_test assay_test_programs)
endforeach()

# The sandbox on a real kernel. RUN_SERIAL: some of these measure.
include(${CMAKE_SOURCE_DIR}/tests/programs/programs.cmake)
foreach(part accuracy outside programs run slots warm)
  assay_test(sandbox_${part}_test LABELS kernel RUN_SERIAL TIMEOUT 300
    SOURCES sandbox_${part}_test.cc LIBS assay_sandbox Threads::Threads)
  add_dependencies(sandbox_${part}_test assay_test_programs)
endforeach()
target_sources(sandbox_programs_test PRIVATE program_claim.cc)
target_sources(sandbox_warm_test PRIVATE warm_zygotes.cc)

# Interpreters started ahead, on a program that waits as they do.
assay_program(standby_program standby_program ${CMAKE_CURRENT_LIST_DIR}/standby_program.cc
  ${CMAKE_SOURCE_DIR}/sandbox/forker/hold.cc ${CMAKE_SOURCE_DIR}/sandbox/forker/channel.cc)
target_include_directories(standby_program PRIVATE ${CMAKE_SOURCE_DIR})
assay_test(sandbox_standby_test LABELS kernel RUN_SERIAL TIMEOUT 300 SOURCES sandbox_standby_test.cc
  LIBS assay_sandbox Threads::Threads)
add_dependencies(sandbox_standby_test standby_program)

# Tier confined as an older kernel would have it: without scoped signals and sockets (before 6.12),
# the broker stands in.
add_test(NAME sandbox_programs_older_landlock COMMAND sandbox_programs_test)
set_tests_properties(sandbox_programs_older_landlock PROPERTIES LABELS kernel TIMEOUT 900 RUN_SERIAL TRUE
  ENVIRONMENT "ASSAY_SOURCE_DIR=${CMAKE_SOURCE_DIR};ASSAY_BINARY_DIR=${CMAKE_BINARY_DIR};ASSAY_TIERS=confined;ASSAY_LANDLOCK_ABI=3")

# Programs in other languages and attacks on compilers, as submissions; all of them under label bench.
assay_test(submissions_test LABELS kernel RUN_SERIAL TIMEOUT 300 SOURCES submissions_test.cc submission_claim.cc
  program_claim.cc LIBS assay_grader LibArchive::LibArchive Threads::Threads)
add_test(NAME bench_submissions COMMAND submissions_test)
set_tests_properties(bench_submissions PROPERTIES LABELS bench TIMEOUT 1800 RUN_SERIAL TRUE
  ENVIRONMENT "ASSAY_SOURCE_DIR=${CMAKE_SOURCE_DIR};ASSAY_BINARY_DIR=${CMAKE_BINARY_DIR};ASSAY_SLOW_PROGRAMS=1")

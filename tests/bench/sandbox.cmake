# bench_sandbox: what isolation costs against bare processes, side by side in one run.
include(${CMAKE_SOURCE_DIR}/tests/programs/programs.cmake)
add_executable(bench_sandbox sandbox_bench.cc)
target_link_libraries(bench_sandbox PRIVATE assay_sandbox assay_flags Threads::Threads)
target_compile_definitions(bench_sandbox PRIVATE PROGRAMS="${CMAKE_BINARY_DIR}/programs")
add_dependencies(bench_sandbox program_exit_0)

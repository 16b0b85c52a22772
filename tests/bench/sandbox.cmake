# bench_sandbox: what isolation costs against bare processes and peers, side by side in one run.
include(${CMAKE_SOURCE_DIR}/tests/programs/programs.cmake)
add_executable(bench_sandbox sandbox_bench.cc sandbox_rows.cc)
target_link_libraries(bench_sandbox PRIVATE assay_sandbox assay_flags nlohmann_json::nlohmann_json
  Threads::Threads)
target_compile_definitions(bench_sandbox PRIVATE PROGRAMS="${CMAKE_BINARY_DIR}/programs")
add_executable(bench_hello hello.cc)
add_executable(bench_leftovers leftovers.c)
target_link_options(bench_leftovers PRIVATE -static)
set_target_properties(bench_hello bench_leftovers PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/programs)
add_dependencies(bench_sandbox program_exit_0 bench_hello bench_leftovers)

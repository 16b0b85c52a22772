# bench_warm: what warm interpreters save, beside bare and cold ones in the same run.
add_executable(bench_warm warm_bench.cc)
target_link_libraries(bench_warm PRIVATE assay_sandbox assay_flags Threads::Threads)
# bench_standby: what interpreters save that are started ahead of each run.
add_executable(bench_standby standby_bench.cc)
target_link_libraries(bench_standby PRIVATE assay_grader assay_flags Threads::Threads)

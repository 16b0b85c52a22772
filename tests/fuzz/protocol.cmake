# The request line: a libFuzzer target where ASSAY_FUZZERS is on, and the same code over seeds and a fixed
# number of mutations as a test everywhere.
set(protocol_fuzz_sources ${CMAKE_CURRENT_LIST_DIR}/protocol_fuzz.cc ${CMAKE_CURRENT_LIST_DIR}/../unit/protocol_fakes.cc)
if(TARGET assay_test_support)
  assay_test(protocol_fuzz_test LABELS fuzz TIMEOUT 180
    SOURCES ${protocol_fuzz_sources} ${CMAKE_CURRENT_LIST_DIR}/protocol_fuzz_test.cc
    LIBS assay_grader nlohmann_json::nlohmann_json Threads::Threads)
endif()
if(ASSAY_FUZZERS)
  add_executable(protocol_fuzz ${protocol_fuzz_sources})
  target_compile_options(protocol_fuzz PRIVATE -fsanitize=fuzzer)
  target_link_options(protocol_fuzz PRIVATE -fsanitize=fuzzer)
  target_link_libraries(protocol_fuzz PRIVATE assay_grader nlohmann_json::nlohmann_json Threads::Threads assay_flags)
endif()

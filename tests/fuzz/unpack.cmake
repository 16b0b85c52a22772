# Archives: a libFuzzer target where ASSAY_FUZZERS is on, and a test everywhere.
if(TARGET assay_test_support)
  assay_test(unpack_fuzz_test LABELS fuzz TIMEOUT 120
    SOURCES ${CMAKE_CURRENT_LIST_DIR}/unpack_fuzz.cc ${CMAKE_CURRENT_LIST_DIR}/unpack_fuzz_test.cc
    LIBS assay_unpack LibArchive::LibArchive)
endif()
if(ASSAY_FUZZERS)
  add_executable(unpack_fuzz ${CMAKE_CURRENT_LIST_DIR}/unpack_fuzz.cc)
  target_compile_options(unpack_fuzz PRIVATE -fsanitize=fuzzer)
  target_link_options(unpack_fuzz PRIVATE -fsanitize=fuzzer)
  target_link_libraries(unpack_fuzz PRIVATE assay_unpack assay_flags)
endif()

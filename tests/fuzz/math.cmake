# The math engine: libFuzzer targets where ASSAY_FUZZERS is on (clang), and the same checks over seeds and a
# fixed number of mutations as a test everywhere.
if(TARGET assay_test_support)
  assay_test(math_fuzz_test LABELS fuzz TIMEOUT 300 LIBS assay_checkers assay::flint
    SOURCES ${CMAKE_CURRENT_LIST_DIR}/math_fuzz.cc ${CMAKE_CURRENT_LIST_DIR}/math_fuzz_test.cc)
endif()
if(ASSAY_FUZZERS)
  foreach(target lex parse extract compare)
    add_executable(math_${target}_fuzz ${CMAKE_CURRENT_LIST_DIR}/math_${target}_fuzz.cc ${CMAKE_CURRENT_LIST_DIR}/math_fuzz.cc)
    target_link_libraries(math_${target}_fuzz PRIVATE assay_checkers assay::flint assay_flags)
    target_compile_options(math_${target}_fuzz PRIVATE -fsanitize=fuzzer)
    target_link_options(math_${target}_fuzz PRIVATE -fsanitize=fuzzer)
  endforeach()
endif()

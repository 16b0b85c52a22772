# libFuzzer targets of the math engine where ASSAY_FUZZERS is on (clang); tests/property/math* run the
# same checks over a fixed number of random texts everywhere.
if(ASSAY_FUZZERS)
  foreach(target parse extract compare)
    add_executable(math_${target}_fuzz ${CMAKE_CURRENT_LIST_DIR}/math_${target}_fuzz.cc)
    target_link_libraries(math_${target}_fuzz PRIVATE assay_checkers assay::flint assay_flags)
    target_compile_options(math_${target}_fuzz PRIVATE -fsanitize=fuzzer)
    target_link_options(math_${target}_fuzz PRIVATE -fsanitize=fuzzer)
  endforeach()
endif()

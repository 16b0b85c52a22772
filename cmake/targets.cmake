# The two kinds of target of this project, so that flags are said once.

add_library(assay_flags INTERFACE)
target_compile_options(assay_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow
  $<$<COMPILE_LANGUAGE:CXX>:-Wconversion -Wswitch-enum>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # False alarms of GCC 12 on "literal" + string at -O2 (GCC bug 105651), and, instrumented, within
  # std::regex and std::variant (bug 105562).
  target_compile_options(assay_flags INTERFACE -Wno-restrict)
  if(ASSAY_SANITIZE)
    target_compile_options(assay_flags INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()
if(ASSAY_WERROR)
  target_compile_options(assay_flags INTERFACE -Werror)
endif()
if(ASSAY_SANITIZE)
  add_library(assay_sanitize INTERFACE)
  target_compile_options(assay_sanitize INTERFACE -fsanitize=${ASSAY_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(assay_sanitize INTERFACE -fsanitize=${ASSAY_SANITIZE})
  target_link_libraries(assay_flags INTERFACE assay_sanitize)
endif()

# assay_library(name SOURCES a.cc b.cc ...): a static library that sees the tree's root, with the
# project's warnings.
function(assay_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_include_directories(${name} PUBLIC $<BUILD_INTERFACE:${CMAKE_SOURCE_DIR}>)
  string(REPLACE assay_ "" export_name ${name})  # assay_sandbox is assay::sandbox to others.
  set_target_properties(${name} PROPERTIES EXPORT_NAME ${export_name})
  target_link_libraries(${name} PRIVATE $<BUILD_INTERFACE:assay_flags>)
endfunction()

# assay_test(name LABELS unit SOURCES a_test.cc ... LIBS assay_sandbox ... [TIMEOUT seconds]
#            [RUN_SERIAL]):
# one Catch2 executable, one CTest test. A case that this host cannot run calls
# assay::test::skip("why") (tests/support/skip.h) and the reason is printed.
function(assay_test name)
  cmake_parse_arguments(ARG "RUN_SERIAL" "TIMEOUT" "LABELS;SOURCES;LIBS" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE assay_test_support ${ARG_LIBS} assay_flags)
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT}
    ENVIRONMENT "ASSAY_SOURCE_DIR=${CMAKE_SOURCE_DIR};ASSAY_BINARY_DIR=${CMAKE_BINARY_DIR}")
  if(ARG_RUN_SERIAL)
    set_tests_properties(${name} PROPERTIES RUN_SERIAL TRUE)
  endif()
endfunction()

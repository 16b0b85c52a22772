# The programs that tests run in boxes. Each is one file in a folder of this one: adding an attack is
# adding a file. They are linked statically, so that a box needs no host path for them, and all into
# one executable that goes by the name it is called by (all.c): one link instead of hundreds. The
# sources in compile/ are not for us to compile: that is the attack.
include_guard(GLOBAL)
file(GLOB program_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*/*.c)
list(FILTER program_sources EXCLUDE REGEX "/compile/")
# No attacks: what tests measure by.
list(APPEND program_sources ${CMAKE_CURRENT_LIST_DIR}/cpu_exactly.c ${CMAKE_CURRENT_LIST_DIR}/uses_exactly.c)
set(program_table "")
foreach(source ${program_sources})
  get_filename_component(stem ${source} NAME_WE)
  string(APPEND program_table "PROGRAM(${stem})\n")
  set_source_files_properties(${source} PROPERTIES COMPILE_DEFINITIONS "main=program_${stem}")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/programs/table.inc CONTENT "${program_table}")

# What a program does wrong is its purpose: no warnings, no optimisation, no sanitizer. A renamed
# main must not fall off its end.
function(assay_program name output)
  add_executable(${name} EXCLUDE_FROM_ALL ${ARGN})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests/programs ${CMAKE_BINARY_DIR}/programs)
  target_compile_options(${name} PRIVATE -w -O0 -g0 -fno-pie -Werror=return-type
    $<$<COMPILE_LANGUAGE:C>:-Werror=implicit-function-declaration>)
  target_link_options(${name} PRIVATE -static -no-pie)
  target_link_libraries(${name} PRIVATE Threads::Threads)
  set_target_properties(${name} PROPERTIES OUTPUT_NAME ${output} POSITION_INDEPENDENT_CODE OFF
    RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/programs)
endfunction()

assay_program(assay_test_programs attacks ${CMAKE_CURRENT_LIST_DIR}/all.c ${program_sources})
# Alone, for the benchmark: what a static program that does nothing costs.
assay_program(program_exit_0 exit_0 ${CMAKE_CURRENT_LIST_DIR}/exit_0.c)

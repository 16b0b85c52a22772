# The programs that tests run in boxes. Each is one file: adding an attack is adding it here. They
# are linked statically, so that a box needs no host path for them, and go to <build>/programs.
include_guard(GLOBAL)
file(GLOB program_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.c)
add_custom_target(assay_test_programs)
foreach(source ${program_sources})
  get_filename_component(stem ${source} NAME_WE)
  add_executable(program_${stem} EXCLUDE_FROM_ALL ${source})
  # What a program does wrong is its purpose: no warnings, no optimisation, no sanitizer.
  target_compile_options(program_${stem} PRIVATE -w -O0 -fno-pie)
  target_link_options(program_${stem} PRIVATE -static -no-pie)
  target_link_libraries(program_${stem} PRIVATE Threads::Threads)
  set_target_properties(program_${stem} PROPERTIES OUTPUT_NAME ${stem}
    POSITION_INDEPENDENT_CODE OFF RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/programs)
  add_dependencies(assay_test_programs program_${stem})
endforeach()

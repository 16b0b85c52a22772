# embed_harness(OUTPUT FILES...): each Python file as a string constant of its name, in a raw string
# literal. Done at configure time (which a change of a file triggers): a custom command's output is only
# known to targets of its own folder.
function(embed_harness output)
  set(text "#include \"grader/core/harness_sources.h\"\n\nnamespace assay::grader::harness_sources {\n")
  foreach(path IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
    get_filename_component(name ${path} NAME_WE)
    file(READ ${path} source)
    string(FIND "${source}" ")ASSAY_PY\"" end)
    if(NOT end EQUAL -1)
      message(FATAL_ERROR "${path} contains the end mark of the raw string")
    endif()
    string(APPEND text "const std::string_view ${name} = R\"ASSAY_PY(${source})ASSAY_PY\";\n")
  endforeach()
  string(APPEND text "}  // namespace assay::grader::harness_sources\n")
  file(GENERATE OUTPUT ${output} CONTENT "${text}")
endfunction()

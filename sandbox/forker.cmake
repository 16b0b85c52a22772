# The forker (forker/main.cc) is a program of its own, so that what clones untrusted work has a tiny
# address space: static, without exceptions, and never sanitised or instrumented, since it is
# confined code and runs between fork and exec. It travels inside the library (forker_image.S).
add_executable(assay_forker forker/assemble.cc forker/channel.cc forker/confined.cc
  forker/confined_payload.cc forker/crowd.cc forker/init.cc forker/init_link.cc forker/landlock.cc
  forker/lock_in.cc forker/main.cc forker/payload.cc forker/process_list.cc forker/request.cc forker/zygote.cc)
target_include_directories(assay_forker PRIVATE ${CMAKE_SOURCE_DIR})
target_compile_options(assay_forker PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wswitch-enum
  $<$<BOOL:${ASSAY_WERROR}>:-Werror> -O2 -fno-exceptions -fno-rtti -fno-threadsafe-statics
  -fno-sanitize=all -fno-profile-arcs -fno-test-coverage -fno-pie)
target_link_options(assay_forker PRIVATE -static -no-pie -s)
set_target_properties(assay_forker PROPERTIES POSITION_INDEPENDENT_CODE OFF
  RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})

set(forker_path ${CMAKE_CURRENT_BINARY_DIR}/assay_forker)
target_sources(assay_sandbox PRIVATE forker_image.S)
set_property(SOURCE forker_image.S PROPERTY COMPILE_DEFINITIONS "ASSAY_FORKER_PATH=\"${forker_path}\"")
set_property(SOURCE forker_image.S PROPERTY OBJECT_DEPENDS ${forker_path})
add_dependencies(assay_sandbox assay_forker)

# What zygotes and standbys are made of (forker/clone.cc, forker/warm.py, forker/hold.cc) travels
# likewise. The shared objects use nothing but the C library and symbols of the interpreter that
# loads them.
function(assay_loaded_object name)
  add_library(${name} MODULE ${ARGN})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
  target_compile_options(${name} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wswitch-enum
    $<$<BOOL:${ASSAY_WERROR}>:-Werror> -O2 -fno-exceptions -fno-rtti -fno-threadsafe-statics
    -fno-sanitize=all -fno-profile-arcs -fno-test-coverage -fvisibility=hidden)
  target_link_options(${name} PRIVATE -nodefaultlibs -s -fno-sanitize=all)
  target_link_libraries(${name} PRIVATE -lgcc -lgcc_eh -lc)
  set_target_properties(${name} PROPERTIES PREFIX "" SUFFIX ".so"
    LIBRARY_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
  add_dependencies(assay_sandbox ${name})
endfunction()
assay_loaded_object(assay_clone forker/channel.cc forker/clone.cc forker/cloned.cc forker/early_end.cc
  forker/lock_in.cc forker/rehearsal.cc)
assay_loaded_object(assay_hold forker/channel.cc forker/hold.cc)
set(clone_path ${CMAKE_CURRENT_BINARY_DIR}/assay_clone.so)
set(hold_path ${CMAKE_CURRENT_BINARY_DIR}/assay_hold.so)
set(warm_path ${CMAKE_CURRENT_SOURCE_DIR}/forker/warm.py)
set(warm_end_path ${CMAKE_CURRENT_SOURCE_DIR}/forker/warm_end.py)
set(rehearsal_path ${CMAKE_CURRENT_SOURCE_DIR}/forker/rehearsal.py)
target_sources(assay_sandbox PRIVATE warm_images.S)
set_property(SOURCE warm_images.S PROPERTY COMPILE_DEFINITIONS
  "ASSAY_CLONE_PATH=\"${clone_path}\"" "ASSAY_HOLD_PATH=\"${hold_path}\""
  "ASSAY_WARM_PATH=\"${warm_path}\"" "ASSAY_WARM_END_PATH=\"${warm_end_path}\""
  "ASSAY_REHEARSAL_PATH=\"${rehearsal_path}\"")
set_property(SOURCE warm_images.S PROPERTY OBJECT_DEPENDS ${clone_path} ${hold_path} ${warm_path}
  ${warm_end_path} ${rehearsal_path})

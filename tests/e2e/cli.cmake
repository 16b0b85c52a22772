# The binary as its users drive it: Python's unittest, standard library only.
foreach(area cli eval import replay)
  add_test(NAME e2e_${area} COMMAND python3 ${CMAKE_CURRENT_LIST_DIR}/${area}_e2e_test.py $<TARGET_FILE:assay>)
  set_tests_properties(e2e_${area} PROPERTIES LABELS e2e TIMEOUT 600)
endforeach()

# What was written, as values: the value format and the code of a model's text.
target_sources(assay_grader PRIVATE
  ${CMAKE_CURRENT_LIST_DIR}/extract_code.cc
  ${CMAKE_CURRENT_LIST_DIR}/value_codec_numpy.cc
  ${CMAKE_CURRENT_LIST_DIR}/value_codec_read.cc
  ${CMAKE_CURRENT_LIST_DIR}/value_codec_write.cc)

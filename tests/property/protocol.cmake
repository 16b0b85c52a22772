# The codecs: what is written reads the same, on generated problems.
assay_test(codec_round_trip_test LABELS property LIBS assay_grader nlohmann_json::nlohmann_json
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/codec_round_trip_test.cc)

assay_test(codec_test LABELS unit
  SOURCES codec_answer_test.cc codec_parse_test.cc codec_policy_test.cc codec_problem_test.cc
          codec_submission_test.cc codec_text_test.cc
  LIBS assay_grader nlohmann_json::nlohmann_json)
assay_test(protocol_test LABELS unit
  SOURCES protocol_fakes.cc protocol_line_source_test.cc protocol_ops_test.cc protocol_request_test.cc
          protocol_service_test.cc protocol_session_test.cc protocol_statistics_test.cc protocol_store_test.cc
          protocol_writer_test.cc
  LIBS assay_grader nlohmann_json::nlohmann_json Threads::Threads)

target_sources(assay_grader PRIVATE
  codec_grade.cc
  codec_parse.cc
  codec_policy.cc
  codec_problem.cc
  codec_problem_write.cc
  codec_reader.cc
  codec_submission.cc
  codec_text.cc)

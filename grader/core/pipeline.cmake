# The pipeline: compile, run, check, aggregate. The harness's Python files become string constants.

include(${CMAKE_CURRENT_SOURCE_DIR}/harness/embed.cmake)
file(GLOB harness_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/harness/*.py)
set(harness_sources ${CMAKE_CURRENT_BINARY_DIR}/harness_sources.cc)
embed_harness(${harness_sources} ${harness_files})

target_sources(assay_grader PRIVATE
  aggregate.cc
  answers.cc
  comparison.cc
  artifact_cache.cc
  asserts.cc
  compile.cc
  content_hash.cc
  flags.cc
  functions.cc
  grader.cc
  harness.cc
  harness_reply.cc
  interactive.cc
  job.cc
  judge.cc
  limits.cc
  prepare.cc
  program.cc
  quote.cc
  run_gate.cc
  run_plan.cc
  runner.cc
  stdio.cc
  talk.cc
  toolchains.cc
  unpack.cc
  verdicts.cc
  ${harness_sources})
set_source_files_properties(grader.cc TARGET_DIRECTORY assay_grader
  PROPERTIES COMPILE_DEFINITIONS ASSAY_VERSION="${PROJECT_VERSION}")

assay_test(policy_test LABELS unit
  SOURCES policy_test.cc policy_tables_test.cc policy_bpf_test.cc ${CMAKE_SOURCE_DIR}/sandbox/bpf_evaluator.cc
  LIBS assay_sandbox PkgConfig::SECCOMP)

assay_test(policy_test LABELS unit SOURCES policy_test.cc policy_tables_test.cc policy_bpf_test.cc
  LIBS assay_sandbox PkgConfig::SECCOMP)

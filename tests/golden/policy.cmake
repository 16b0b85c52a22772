assay_test(policy_golden_test LABELS golden SOURCES policy_golden_test.cc LIBS assay_sandbox)

assay_test(languages_e2e_test LABELS e2e SOURCES languages_test.cc LIBS assay_grader TIMEOUT 300 RUN_SERIAL)
assay_test(ahead_e2e_test LABELS e2e SOURCES ahead_test.cc LIBS assay_grader TIMEOUT 300 RUN_SERIAL)
assay_test(standby_compile_e2e_test LABELS e2e SOURCES standby_compile_test.cc LIBS assay_grader TIMEOUT 300 RUN_SERIAL)

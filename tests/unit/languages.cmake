assay_test(languages_test LABELS unit SOURCES languages_test.cc LIBS assay_grader)

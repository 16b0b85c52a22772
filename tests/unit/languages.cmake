assay_test(languages_test LABELS unit SOURCES languages_test.cc LIBS assay_grader)
assay_test(ahead_folder_test LABELS unit SOURCES ahead_folder_test.cc LIBS assay_grader)

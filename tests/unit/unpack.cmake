# Archives as submissions, without a box.
assay_test(unpack_test LABELS unit SOURCES unpack_test.cc LIBS assay_unpack LibArchive::LibArchive)

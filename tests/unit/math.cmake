assay_test(math_unit_test LABELS unit LIBS assay_checkers assay::flint SOURCES
  math_compare_test.cc math_defects_test.cc math_extract_test.cc math_limits_test.cc math_numeral_test.cc
  math_parser_test.cc math_policy_test.cc math_scalar_test.cc math_units_test.cc math_worker_test.cc)

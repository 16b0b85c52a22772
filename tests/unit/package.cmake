# Problem packages: reading them, and what validation says of them.
assay_test(package_test LABELS unit
  SOURCES package_files_test.cc package_test.cc package_yaml_test.cc validate_test.cc
  LIBS assay_grader nlohmann_json::nlohmann_json)

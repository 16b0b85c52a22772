# The pure parts of the sandbox.
assay_test(sandbox_unit_test LABELS unit LIBS assay_sandbox SOURCES
  sandbox_cgroup_test.cc sandbox_collect_test.cc sandbox_confined_test.cc sandbox_file_names_test.cc sandbox_host_settings_test.cc sandbox_layout_test.cc sandbox_processors_test.cc sandbox_verdict_test.cc)

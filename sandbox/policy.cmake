# The seccomp wall: tables, their compiler and their text.
target_sources(assay_sandbox PRIVATE policy.cc policy_tables.cc policy_text.cc)
target_link_libraries(assay_sandbox PRIVATE fmt::fmt)

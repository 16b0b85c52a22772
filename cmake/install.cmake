# `cmake --install BUILD --prefix PREFIX` and find_package(Assay). Two components: "runtime" (the
# binary, problems, documents, the Python client) and "development" (the libraries assay::base,
# assay::sandbox and assay::checkers with their public headers; the grader is the binary's own).

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/Assay)
set(data_dir ${CMAKE_INSTALL_DATADIR}/assay)

install(TARGETS assay RUNTIME COMPONENT runtime)
install(DIRECTORY problems DESTINATION ${data_dir} COMPONENT runtime)
install(DIRECTORY clients/python DESTINATION ${data_dir}/clients COMPONENT runtime
  PATTERN "__pycache__" EXCLUDE)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT runtime)
install(FILES README.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT runtime)

# The headers keep their paths ("sandbox/sandbox.h"), below a folder of their own.
install(TARGETS assay_base assay_sandbox assay_checkers assay_flint EXPORT AssayTargets
  ARCHIVE COMPONENT development
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/assay)
foreach(header base/error.h base/result.h base/unique_fd.h base/units.h sandbox/sandbox.h
    checkers/checker.h checkers/checkers.h
    checkers/external/external.h checkers/math/math.h checkers/unit/value.h)
  get_filename_component(folder ${header} DIRECTORY)
  install(FILES ${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/assay/${folder} COMPONENT development)
endforeach()

install(EXPORT AssayTargets NAMESPACE assay:: DESTINATION ${package_dir} COMPONENT development)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/AssayConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES cmake/AssayConfig.cmake ${CMAKE_BINARY_DIR}/AssayConfigVersion.cmake
  DESTINATION ${package_dir} COMPONENT development)

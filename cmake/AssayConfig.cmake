# find_package(Assay): targets assay::base, assay::sandbox and assay::checkers, all static. What they
# link to must be installed as it was where Assay was built.

include(CMakeFindDependencyMacro)
find_dependency(Threads)
find_dependency(tl-expected)
find_dependency(fmt)
find_dependency(PkgConfig)
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
include("${CMAKE_CURRENT_LIST_DIR}/AssayTargets.cmake")

# math_cases: the labelled pairs of ../shared/math_cases through compare(), with figures a file.
add_executable(math_cases math_cases.cc)
target_link_libraries(math_cases PRIVATE assay_checkers nlohmann_json::nlohmann_json assay_flags)

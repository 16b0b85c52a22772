// testlib's stock checkers by their names, as packages from Codeforces and its relatives mention
// them. Each is one of ours with options. Where they part ours stays with its own rules (the golden
// test lists every way and holds that there is no other): testlib takes a byte 0xFF for the end of
// a file, skips a byte order mark in the output only, reads no more than one value of some answers,
// adds 1e-15 to every tolerance and computes it in doubles, and knows fewer characters as white
// space. What has no natural counterpart is left out (pointscmp and pointsinfo, which print points
// for people).

#include "checkers/checker.h"

namespace assay::checkers {
namespace {

struct Equivalent {
  std::string_view testlib;
  std::string_view name;
  std::string_view option = {};  // one option is all that any of them needs beside integers_exact
  OptionValue value = false;
};

CheckerSpec to_spec(const Equivalent& e) {
  CheckerSpec spec{.name = std::string(e.name), .options = {}};
  if (!e.option.empty()) {
    spec.options.emplace(e.option, e.value);
  }
  if (e.option == "both") {
    spec.options = {{"abs_tol", e.value}, {"rel_tol", e.value}};
  }
  if (e.name == "floats") {
    spec.options.emplace("integers_exact", false);
  }
  return spec;
}

}  // namespace

std::optional<CheckerSpec> testlib_equivalent(std::string_view stock_name) {
  const Equivalent table[] = {
      {"wcmp", "tokens"},
      {"icmp", "tokens"},  // one integer; both sides must be canonical, so text decides
      {"ncmp", "tokens"},
      {"hcmp", "tokens"},
      {"caseicmp", "tokens"},
      {"casencmp", "tokens"},
      {"casewcmp", "tokens"},
      {"uncmp", "unordered_tokens"},
      {"yesno", "tokens", "case_sensitive", false},
      {"nyesno", "tokens", "case_sensitive", false},
      {"lcmp", "lines", "whitespace", "any"},
      {"fcmp", "lines", "whitespace", "none"},
      {"rcmp", "floats", "abs_tol", "1.5e-6"},
      {"acmp", "floats", "abs_tol", "1.5e-6"},
      {"rncmp", "floats", "abs_tol", "1.5e-5"},
      {"dcmp", "floats", "both", "1e-6"},
      {"rcmp4", "floats", "both", "1e-4"},
      {"rcmp6", "floats", "both", "1e-6"},
      {"rcmp9", "floats", "both", "1e-9"},
  };
  for (const Equivalent& e : table) {
    if (e.testlib == stock_name) {
      return to_spec(e);
    }
  }
  return std::nullopt;
}

}  // namespace assay::checkers

// Runs one untrusted Python program in the sandbox and prints the report: run_untrusted FILE.PY
// Standard input goes to the program.

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include "sandbox/sandbox.h"

namespace sandbox = assay::sandbox;

static std::string all_of(std::istream& in) {
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

static int fail(const assay::Error& error) {
  std::cerr << error.message() << '\n';
  return 3;
}

int main(int argc, char** argv) {
  std::ifstream file(argc == 2 ? argv[1] : "");
  auto code = sandbox::Blob::from(all_of(file));
  auto input = sandbox::Blob::from(all_of(std::cin));
  auto executor = sandbox::start_executor({.slots = 1});  // Once; then as many runs as wanted.
  if (!file || !code || !input || !executor) {
    return fail(executor ? assay::Error(assay::ErrorCode::NotFound, "usage: run_untrusted FILE.PY")
                         : executor.error());
  }
  // The root file system of the box: what the interpreter needs, and nothing else of the host.
  sandbox::Root root{.paths = {{"/usr/bin/python3"}, {"/usr/lib"}, {.host = "/usr/lib64", .optional = true}},
                     .links = {{"/lib", "usr/lib"}, {"/lib64", "usr/lib64"}}};
  sandbox::Spec spec{.argv = {"/usr/bin/python3", "main.py"},
                     .env = {"PATH=/usr/bin", "LANG=C.UTF-8"},
                     .root = std::make_shared<sandbox::Root>(root),
                     .profile = sandbox::Profile::Python,
                     .files = {{.name = "main.py", .content = *code}},
                     .input = *input};
  spec.limits.cpu.value = std::chrono::seconds(1);
  auto report = (*executor)->run(spec);
  if (!report) {
    return fail(report.error());  // A failure of ours; what the program did is in the report.
  }
  std::cout << report->out << "verdict " << name(report->verdict) << " (" << report->detail << "), cpu "
            << std::chrono::duration<double, std::milli>(report->usage.cpu.value).count() << " ms, memory "
            << (report->usage.memory_peak.count >> 10) << " KiB, tier " << name(report->tier) << '\n';
  for (const std::string& call : report->refused_calls) {
    std::cout << "refused: " << call << '\n';
  }
  return report->verdict == sandbox::Verdict::Ok ? 0 : 1;
}

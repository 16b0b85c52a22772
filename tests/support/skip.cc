#include "tests/support/skip.h"

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "tests/support/catch.h"

namespace assay::test {
namespace {

std::string environment(const char* variable, std::string fallback) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0' ? std::string(value) : std::move(fallback);
}

}  // namespace

void skip(std::string_view reason) {
  const std::string name = Catch::getResultCapture().getCurrentTestName();
  std::cerr << "SKIPPED: " << name << ": " << reason << std::endl;
  if (environment("ASSAY_NO_SKIP", "") == "1") {
    FAIL("skipped where everything can run: " << reason);
  }
  SUCCEED();
}

std::optional<std::string> shared_data() {
  std::string path = environment("ASSAY_SHARED", source_dir() + "/../shared");
  if (!std::filesystem::is_directory(path)) {
    return std::nullopt;
  }
  return path;
}

std::string source_dir() { return environment("ASSAY_SOURCE_DIR", "."); }
std::string binary_dir() { return environment("ASSAY_BINARY_DIR", "build/dev"); }

}  // namespace assay::test

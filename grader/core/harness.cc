// The harness files as sealed blobs. They hold no secret: a submission may read them.

#include "grader/core/harness.h"

#include <sys/random.h>

#include <string>
#include <utility>

#include "base/check.h"
#include "grader/core/harness_sources.h"

namespace assay::grader {
namespace {

namespace sources = harness_sources;

constexpr std::string_view kAsserts = ".assay/assay_asserts.py";
constexpr std::string_view kCodec = ".assay/assay_codec.py";
constexpr std::string_view kFixtures = ".assay/assay_fixtures.py";
constexpr std::string_view kFunction = ".assay/assay_function.py";
constexpr std::string_view kNames = ".assay/assay_names.py";
constexpr std::string_view kOutcomes = ".assay/assay_outcomes.py";
constexpr std::string_view kPeer = ".assay/assay_peer.py";
constexpr std::string_view kServer = ".assay/assay_server.py";
constexpr std::string_view kSubmission = ".assay/assay_submission.py";
constexpr std::string_view kTests = ".assay/assay_tests.py";
constexpr std::string_view kPytest = ".assay/assay_pytest.py";
constexpr std::string_view kRemote = ".assay/assay_remote.py";
constexpr std::string_view kUnittest = ".assay/assay_unittest.py";
constexpr std::string_view kValues = ".assay/assay_values.py";

std::vector<std::string_view> imports(Driver driver) {
  switch (driver) {
    case Driver::Function:
      return {kCodec, kSubmission, kFunction};
    case Driver::AssertsTest:
      return {kCodec,  kPeer,   kSubmission, kOutcomes, kNames,    kTests,
              kValues, kRemote, kPytest,     kFixtures, kUnittest, kAsserts};
    case Driver::AssertsSubmission:
      return {kCodec, kPeer, kSubmission, kServer};
    case Driver::AssertsShared:
      return {kSubmission, kOutcomes, kNames, kTests, kPytest, kFixtures, kUnittest};
  }
  return {};
}

/// What an interpreter executes once before it is cloned: it changes nothing but how soon the first
/// use of everything is over.
std::string_view rehearsal(Driver driver) {
  switch (driver) {
    case Driver::Function:
      return sources::rehearse_function;
    case Driver::AssertsTest:
      return sources::rehearse_asserts;
    case Driver::AssertsSubmission:
      return sources::rehearse_server;
    case Driver::AssertsShared:
      return {};
  }
  return {};
}

}  // namespace

std::string_view Harness::path(Driver driver) {
  switch (driver) {
    case Driver::Function:
      return ".assay/function_driver.py";
    case Driver::AssertsTest:
      return ".assay/asserts_driver.py";
    case Driver::AssertsSubmission:
      return ".assay/submission_server.py";
    case Driver::AssertsShared:
      return ".assay/asserts_shared_driver.py";
  }
  return {};
}

Result<Harness> Harness::make() {
  const std::pair<std::string_view, std::string_view> texts[] = {
      {kAsserts, sources::assay_asserts},
      {kCodec, sources::assay_codec},
      {kFixtures, sources::assay_fixtures},
      {kFunction, sources::assay_function},
      {kNames, sources::assay_names},
      {kOutcomes, sources::assay_outcomes},
      {kPeer, sources::assay_peer},
      {kServer, sources::assay_server},
      {kSubmission, sources::assay_submission},
      {kTests, sources::assay_tests},
      {kPytest, sources::assay_pytest},
      {kRemote, sources::assay_remote},
      {kUnittest, sources::assay_unittest},
      {kValues, sources::assay_values},
      {path(Driver::Function), sources::function_driver},
      {path(Driver::AssertsTest), sources::asserts_driver},
      {path(Driver::AssertsSubmission), sources::submission_server},
      {path(Driver::AssertsShared), sources::asserts_shared_driver},
  };
  Harness harness;
  for (const auto& [path, text] : texts) {
    Result<sandbox::Blob> blob = sandbox::Blob::from(text);
    if (!blob) {
      return failure(std::move(blob).error().with_context("the harness"));
    }
    harness.modules_.push_back({path, *std::move(blob)});
  }
  return harness;
}

std::vector<sandbox::File> Harness::files(Driver driver) const {
  std::vector<std::string_view> wanted = imports(driver);
  wanted.push_back(path(driver));
  std::vector<sandbox::File> files;
  for (const std::string_view name : wanted) {
    for (const Module& module : modules_) {
      if (module.path == name) {
        files.push_back({.name = std::string(name), .content = module.blob});
      }
    }
  }
  check(files.size() == wanted.size(), "every module of the harness is compiled in");
  return files;
}

std::shared_ptr<const sandbox::Warm> Harness::warm(
    Driver driver, const std::shared_ptr<const sandbox::Warm>& base) const {
  if (!base) {
    return nullptr;
  }
  sandbox::Warm warm = *base;
  for (sandbox::File& file : files(driver)) {
    if (file.name != path(driver)) {
      const std::size_t begin = file.name.rfind('/') + 1;
      warm.modules.push_back(file.name.substr(begin, file.name.rfind('.') - begin));
      warm.files.push_back(std::move(file));
    }
  }
  warm.script += rehearsal(driver);
  return std::make_shared<const sandbox::Warm>(std::move(warm));
}

std::string random_token() {
  std::array<unsigned char, 16> bytes{};
  check(::getrandom(bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()),
        "getrandom(2) gives 16 bytes");
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string token;
  for (const unsigned char byte : bytes) {
    token.push_back(kDigits[byte >> 4U]);
    token.push_back(kDigits[byte & 15U]);
  }
  return token;
}

}  // namespace assay::grader

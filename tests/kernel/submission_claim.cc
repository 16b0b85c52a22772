// Programs in other languages, as submissions.

#include "tests/kernel/submission_claim.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <thread>

namespace assay::test {
namespace {

using grader::RunOutcome;

constexpr std::size_t kMostMessage = 8192;  ///< Of a compiler, whatever it prints.
constexpr int kMostAttemptsAtWarm = 200;

const std::map<std::string, std::string>& languages() {
  static const std::map<std::string, std::string> by_ending{
      {".c", "c"},           {".cpp", "cpp"},   {".go", "go"},   {".java", "java"},
      {".js", "javascript"}, {".py", "python"}, {".rs", "rust"}, {".sh", "bash"}};
  return by_ending;
}

std::string whole(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

grader::RunRequest request_of(const Submitted& submitted) {
  const sandbox::Limits limits = limits_of(submitted.claim);
  grader::RunRequest request;
  request.submission.language = submitted.language;
  request.submission.files = {{"", submitted.code}};
  request.input = "input\n";
  request.collect = submitted.claim.list("Collect");
  request.limits.cpu = limits.cpu;
  request.limits.wall = limits.wall;
  request.limits.memory = limits.memory;
  request.limits.processes = limits.processes;
  request.limits.output = limits.output;
  request.limits.file_size = limits.file_size;
  request.limits.disk = limits.disk;
  return request;
}

void check_compile(const Claim& claim, const RunOutcome& outcome,
                   std::vector<std::string>& faults) {
  const std::string& message = outcome.compile_message;
  find_escapes(message, faults);
  if (message.size() > kMostMessage) {
    faults.push_back("the compiler's message has " + std::to_string(message.size()) + " bytes");
  }
  const std::vector<std::string> allowed = claim.list("Allowed");
  if (std::find(allowed.begin(), allowed.end(), "compile_error") == allowed.end()) {
    faults.push_back("does not compile: " + message.substr(0, 300));
  }
  if (message.find(claim.text("Says")) == std::string::npos) {
    faults.push_back("the compiler does not say " + claim.text("Says") + ": " +
                     message.substr(0, 300));
  }
}

std::vector<std::string> faults_of_outcome(const Claim& claim, const Result<RunOutcome>& outcome) {
  if (!outcome && outcome.error().code() == ErrorCode::MissingToolchain) {
    return {std::string(kNotInstalled) + outcome.error().message()};
  }
  if (!outcome) {
    return faults_of(claim, Result<sandbox::Report>(tl::unexpected<Error>(outcome.error())));
  }
  if (outcome->compiled) {
    return faults_of(claim, Result<sandbox::Report>(outcome->report));
  }
  std::vector<std::string> faults;
  check_compile(claim, *outcome, faults);
  return faults;
}

/// A machine that was too busy to judge says so, and is asked again.
Result<RunOutcome> run_unhurried(grader::Grader& grader, const grader::RunRequest& request) {
  Result<RunOutcome> outcome = grader.run(request, {});
  for (int pause = 1; !outcome && outcome.error().code() == ErrorCode::Overloaded && pause < 16;
       pause *= 2) {
    std::this_thread::sleep_for(std::chrono::seconds(pause));
    outcome = grader.run(request, {});
  }
  return outcome;
}

}  // namespace

std::vector<Submitted> read_submitted(const std::string& folder) {
  std::vector<Submitted> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::filesystem::path& path = entry.path();
    const std::string category = path.parent_path().filename();
    const auto language = languages().find(path.extension());
    const bool is_one = language != languages().end() && path.parent_path() != folder &&
                        category != "python" && (language->second != "c" || category == "compile");
    if (is_one) {
      all.push_back({read_claim(path), language->second, whole(path)});
    }
  }
  std::sort(all.begin(), all.end(),
            [](const Submitted& a, const Submitted& b) { return a.claim.name < b.claim.name; });
  return all;
}

std::string short_compiles(const std::string& source, const std::string& folder) {
  static const std::regex limits(R"re("limits": \{"cpu_s": [0-9]+, "wall_s": [0-9]+)re");
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::filesystem::copy(source, folder, std::filesystem::copy_options::recursive);
  for (const auto& [name, cpu] : std::map<std::string, std::string>{
           {"c", "3"}, {"cpp", "3"}, {"java", "5"}, {"rust", "4"}, {"go", "25"}}) {
    const std::string path = folder + "/" + name + ".json";
    const std::string text = std::regex_replace(
        whole(path), limits, R"("limits": {"cpu_s": )" + cpu + R"(, "wall_s": 60)");
    std::ofstream(path) << text;
  }
  return folder;
}

std::vector<std::string> faults_of(grader::Grader& grader, const Submitted& submitted) {
  const Claim& claim = submitted.claim;
  const grader::RunRequest request = request_of(submitted);
  int attempts = 0;
  for (int runs = 0; runs < claim.runs();) {
    const Result<RunOutcome> outcome = run_unhurried(grader, request);
    std::vector<std::string> faults = faults_of_outcome(claim, outcome);
    if (!faults.empty()) {
      return faults;
    }
    if (claim.has("Warm") && outcome && !outcome->report.warm) {
      if (++attempts > kMostAttemptsAtWarm) {
        return {"is never run in a warm interpreter"};
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      continue;
    }
    ++runs;
  }
  return {};
}

}  // namespace assay::test

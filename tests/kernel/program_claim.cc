// Reading opening comments, and holding reports against them.

#include "tests/kernel/program_claim.h"

#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <stdexcept>

namespace assay::test {
namespace {

using sandbox::Limits;
using sandbox::Report;

const std::set<std::string>& known_fields() {
  static const std::set<std::string> fields{"Tries",   "Allowed", "Limits",  "Runs",    "Prints",
                                            "Exit",    "Signal",  "Refused", "Tiers",   "Wall",
                                            "Collect", "Places",  "Root",    "Profile", "Confined",
                                            "Returns", "Says",    "Warm",    "Slow"};
  return fields;
}

// A line of the opening comment without its mark; nothing after the comment.
std::optional<std::string> comment_line(const std::string& line) {
  for (const std::string_view mark : {"/* ", " * ", "// ", "# "}) {
    if (line.starts_with(mark)) {
      return line.substr(mark.size());
    }
  }
  return line == " *" ? std::optional<std::string>("") : std::nullopt;
}

}  // namespace

Claim read_claim(const std::filesystem::path& source) {
  Claim claim{source.stem(), source.parent_path().filename(), {}};
  std::ifstream file(source);
  for (std::string raw; std::getline(file, raw);) {
    const std::optional<std::string> line = comment_line(raw);
    if (!line) {
      break;
    }
    const std::size_t colon = line->find(": ");
    if (!line->empty() && colon != std::string::npos && line->front() >= 'A' &&
        line->front() <= 'Z') {
      claim.fields[line->substr(0, colon)] = line->substr(colon + 2);
    }
  }
  for (const auto& [field, text] : claim.fields) {
    if (!known_fields().contains(field)) {
      throw std::runtime_error(source.string() + ": no field " + field);
    }
  }
  for (const char* const needed : {"Tries", "Allowed", "Wall"}) {
    if (!claim.has(needed)) {
      throw std::runtime_error(source.string() + ": no field " + needed);
    }
  }
  return claim;
}

namespace {

// Emulated processors take longer for the same work (tests/vm).
int time_factor() {
  const char* const factor = std::getenv("ASSAY_TIME_FACTOR");
  return factor != nullptr ? std::stoi(factor) : 1;
}

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

Limits limits_of(const Claim& claim) {
  Limits limits;
  const std::map<std::string, std::function<void(std::int64_t)>> setters{
      {"cpu_ms", [&](auto n) { limits.cpu.value = std::chrono::milliseconds(n); }},
      {"wall_ms", [&](auto n) { limits.wall.value = std::chrono::milliseconds(n); }},
      {"memory_mb", [&](auto n) { limits.memory = Bytes::mib(n); }},
      {"disk_mb", [&](auto n) { limits.disk = Bytes::mib(n); }},
      {"file_mb", [&](auto n) { limits.file_size = Bytes::mib(n); }},
      {"output_kb", [&](auto n) { limits.output = Bytes::kib(n); }},
      {"stack_mb", [&](auto n) { limits.stack = Bytes::mib(n); }},
      {"inodes", [&](auto n) { limits.inodes = n; }},
      {"open_files", [&](auto n) { limits.open_files = static_cast<int>(n); }},
      {"processes", [&](auto n) { limits.processes = static_cast<int>(n); }}};
  limits.wall.value = std::chrono::seconds(30);
  for (const std::string& word : claim.list("Limits")) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos || !setters.contains(word.substr(0, equals))) {
      throw std::runtime_error(claim.name + ": no limit " + word);
    }
    setters.at(word.substr(0, equals))(std::stoll(word.substr(equals + 1)));
  }
  // What is to run into its limit burns as much as its comment says, however slow the machine is.
  if (!contains(claim.list("Allowed"), "time_limit")) {
    limits.cpu.value *= time_factor();
  }
  limits.wall.value *= time_factor();
  return limits;
}

namespace {

std::string shared_folder;  // NOLINT: set once by set_up_host

std::shared_ptr<const sandbox::Root> root_of(const Claim& claim) {
  static const auto empty = std::make_shared<const sandbox::Root>();
  static const auto shared =
      std::make_shared<const sandbox::Root>(sandbox::Root{.paths = {{shared_folder, "/shared"}}});
  return claim.text("Root") == "shared" ? shared : empty;
}

// What the seccomp profile of a container refuses by itself never comes to us
// (ASSAY_REFUSED_AROUND: names of calls, each after a space).
bool refused_around_us(const std::string& call) {
  const char* const names = std::getenv("ASSAY_REFUSED_AROUND");
  return names != nullptr && (std::string(names) + " ").find(" " + call + " ") != std::string::npos;
}

}  // namespace

void find_escapes(const std::string& text, std::vector<std::string>& faults) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.find("ESCAPED:") != std::string::npos || line.find("root:x:0:") != std::string::npos) {
      faults.push_back("ESCAPED " + line.substr(0, 100));
    }
  }
}

namespace {

void check_number(const Claim& claim, const char* field, const std::optional<int>& seen,
                  std::vector<std::string>& faults) {
  if (claim.has(field) && seen != std::stoi(claim.text(field))) {
    faults.push_back(std::string(field) + " " + (seen ? std::to_string(*seen) : "none"));
  }
}

void check_report(const Claim& claim, const Report& report, std::vector<std::string>& faults) {
  find_escapes(report.out, faults);
  find_escapes(report.err, faults);
  for (const sandbox::CollectedFile& file : report.files) {
    find_escapes(file.content, faults);
    if (file.refused.empty() && !claim.has("Returns")) {
      faults.push_back("ESCAPED file " + file.name + " was taken out");
    }
  }
  if (report.out.find(claim.text("Prints")) == std::string::npos) {
    faults.push_back("does not print " + claim.text("Prints"));
  }
  check_number(claim, "Exit", report.exit_code, faults);
  check_number(claim, "Signal", report.signal, faults);
  for (const std::string& call : claim.list("Refused")) {
    if (!contains(report.refused_calls, call) && !refused_around_us(call)) {
      faults.push_back("refused call " + call + " is not told");
    }
  }
}

}  // namespace

std::vector<std::string> Claim::list(const std::string& field) const {
  std::vector<std::string> words;
  std::string spaced = text(field);
  std::replace(spaced.begin(), spaced.end(), ',', ' ');
  std::istringstream stream(spaced);
  for (std::string word; stream >> word;) {
    words.push_back(word);
  }
  return words;
}

bool Claim::applies(sandbox::Tier tier) const {
  // Tier confined has no mounts, hence no bound folder.
  if (tier == sandbox::Tier::Confined && (has("Confined") || has("Root"))) {
    return false;
  }
  return !has("Tiers") || contains(list("Tiers"), std::string(sandbox::name(tier)));
}

std::vector<Claim> read_claims(const std::string& folder) {
  std::vector<Claim> claims;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::filesystem::path& path = entry.path();
    const std::string category = path.parent_path().filename();
    if (path.extension() == ".c" && path.parent_path() != folder && category != "compile") {
      claims.push_back(read_claim(path));
    }
  }
  std::sort(claims.begin(), claims.end(),
            [](const Claim& a, const Claim& b) { return a.name < b.name; });
  return claims;
}

sandbox::Spec spec_of(const Claim& claim, const sandbox::Blob& all_programs) {
  sandbox::Spec spec;
  spec.argv = {"/box/" + claim.name};
  spec.root = root_of(claim);
  if (claim.has("Profile")) {
    spec.profile = sandbox::profile_from_name(claim.text("Profile")).value();
  }
  spec.files = {{claim.name, all_programs, true}};
  for (const std::string& name : claim.list("Places")) {
    spec.files.push_back({name, all_programs, false});
  }
  spec.limits = limits_of(claim);
  spec.env = {"ONLY=this"};
  static const sandbox::Blob input = sandbox::Blob::from("input\n").value();
  spec.input = input;
  spec.collect = claim.list("Collect");
  return spec;
}

std::vector<std::string> faults_of(const Claim& claim, const Result<Report>& report) {
  std::vector<std::string> faults;
  const std::vector<std::string> allowed = claim.list("Allowed");
  if (!report) {
    const bool refused = report.error().code() == ErrorCode::BadSubmission;
    if (!refused || !contains(allowed, "refused")) {
      faults.push_back("error: " + report.error().message());
    }
    return faults;
  }
  check_report(claim, *report, faults);
  if (!contains(allowed, std::string(sandbox::name(report->verdict)))) {
    faults.push_back("verdict " + std::string(sandbox::name(report->verdict)) + ": " +
                     report->detail + " " + report->out.substr(0, 300));
  }
  return faults;
}

void set_up_host(const std::string& binary_dir) {
  sigset_t one;
  ::sigemptyset(&one);
  ::sigaddset(&one, SIGUSR1);
  ::sigprocmask(SIG_BLOCK, &one, nullptr);
  (void)::signal(SIGUSR2, SIG_IGN);
  ::setenv("ASSAY_HOST_SECRET", "no program may see this", 1);
  shared_folder = binary_dir + "/programs/shared";
  ::mkdir(shared_folder.c_str(), 0777);
  ::chmod(shared_folder.c_str(), 0777);
  std::ofstream(shared_folder + "/data") << "host data\n";
  ::chmod((shared_folder + "/data").c_str(), 0666);
  const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{AF_UNIX, "\0assay-test-host"};
  constexpr socklen_t kSize = offsetof(sockaddr_un, sun_path) + sizeof "\0assay-test-host" - 1;
  // Taken already if two tests run at once: then theirs stands for ours.
  (void)::bind(listener, reinterpret_cast<const sockaddr*>(&address), kSize);
  (void)::listen(listener, 1);
}

}  // namespace assay::test

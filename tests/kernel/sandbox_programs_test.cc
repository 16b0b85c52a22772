// Runs every program of tests/programs in every tier that the host gives and holds the report
// against what the program's opening comment allows (tests/programs/program.h says how to write
// one).

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <sstream>

#include "tests/kernel/sandbox_support.h"

namespace {

using namespace assay;
using namespace assay::sandbox;
using namespace assay::test;

/// The opening comment of a program.
struct Claim {
  std::string name;
  std::map<std::string, std::string> fields;

  bool has(const std::string& field) const { return fields.contains(field); }
  std::string text(const std::string& field) const { return has(field) ? fields.at(field) : ""; }
  std::vector<std::string> list(const std::string& field) const {
    std::vector<std::string> words;
    std::string spaced = text(field);
    std::replace(spaced.begin(), spaced.end(), ',', ' ');
    std::istringstream stream(spaced);
    for (std::string word; stream >> word;) {
      words.push_back(word);
    }
    return words;
  }
};

Claim read_claim(const std::filesystem::path& source) {
  Claim claim{source.stem(), {}};
  std::ifstream file(source);
  for (std::string line; std::getline(file, line) && line != " */";) {
    const std::size_t colon = line.find(": ");
    if (line.size() > 3 && colon != std::string::npos && line[3] >= 'A' && line[3] <= 'Z') {
      claim.fields[line.substr(3, colon - 3)] = line.substr(colon + 2);
    }
  }
  return claim;
}

std::vector<Claim> all_claims() {
  std::vector<Claim> claims;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() + "/tests/programs")) {
    if (entry.path().extension() == ".c") {
      claims.push_back(read_claim(entry.path()));
    }
  }
  std::sort(claims.begin(), claims.end(),
            [](const Claim& a, const Claim& b) { return a.name < b.name; });
  return claims;
}

// Emulated processors take longer for the same work (tests/vm).
int time_factor() {
  const char* const factor = std::getenv("ASSAY_TIME_FACTOR");
  return factor != nullptr ? std::stoi(factor) : 1;
}

Limits limits_of(const Claim& claim) {
  Limits limits;
  const std::map<std::string, std::function<void(std::int64_t)>> setters{
      {"cpu_ms", [&](auto n) { limits.cpu.value = std::chrono::milliseconds(n); }},
      {"wall_ms", [&](auto n) { limits.wall.value = std::chrono::milliseconds(n); }},
      {"memory_mb", [&](auto n) { limits.memory = Bytes::mib(n); }},
      {"disk_mb", [&](auto n) { limits.disk = Bytes::mib(n); }},
      {"file_mb", [&](auto n) { limits.file_size = Bytes::mib(n); }},
      {"output_kb", [&](auto n) { limits.output = Bytes::kib(n); }},
      {"inodes", [&](auto n) { limits.inodes = n; }},
      {"processes", [&](auto n) { limits.processes = static_cast<int>(n); }}};
  limits.wall.value = std::chrono::seconds(30);
  for (const std::string& word : claim.list("Limits")) {
    const std::size_t equals = word.find('=');
    INFO("limit " << word);
    REQUIRE(equals != std::string::npos);
    REQUIRE(setters.contains(word.substr(0, equals)));
    setters.at(word.substr(0, equals))(std::stoll(word.substr(equals + 1)));
  }
  limits.cpu.value *= time_factor();
  limits.wall.value *= time_factor();
  return limits;
}

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// What the seccomp profile of a container refuses by itself never comes to us
// (ASSAY_REFUSED_AROUND: names of calls, each after a space).
bool refused_around_us(const std::string& call) {
  const char* const names = std::getenv("ASSAY_REFUSED_AROUND");
  return names != nullptr && (std::string(names) + " ").find(" " + call + " ") != std::string::npos;
}

void hold_against(const Claim& claim, const Report& report) {
  INFO("verdict " << name(report.verdict) << ": " << report.detail << "\n"
                  << report.out.substr(0, 2000) << report.err.substr(0, 2000));
  CHECK(contains(claim.list("Allowed"), std::string(name(report.verdict))));
  CHECK(report.out.find("ESCAPED:") == std::string::npos);
  CHECK(report.err.find("ESCAPED:") == std::string::npos);
  CHECK(report.out.find(claim.text("Prints")) != std::string::npos);
  if (claim.has("Exit")) {
    CHECK(report.exit_code == std::stoi(claim.text("Exit")));
  }
  if (claim.has("Signal")) {
    CHECK(report.signal == std::stoi(claim.text("Signal")));
  }
  for (const std::string& call : claim.list("Refused")) {
    INFO("refused call " << call);
    CHECK((contains(report.refused_calls, call) || refused_around_us(call)));
  }
}

}  // namespace

TEST_CASE("programs: each ends in a verdict that its comment allows, and none escapes") {
  const std::vector<Claim> claims = all_claims();
  REQUIRE(claims.size() > 40);
  for (const Tier tier : tiers()) {
    for (const Claim& claim : claims) {
      INFO(claim.name << " in tier " << name(tier));
      REQUIRE(claim.has("Tries"));
      REQUIRE(claim.has("Allowed"));
      if (claim.has("Tiers") && !contains(claim.list("Tiers"), std::string(name(tier)))) {
        continue;
      }
      if (tier == Tier::Confined && claim.has("Confined")) {
        continue;
      }
      Spec spec = program_spec(claim.name);
      spec.limits = limits_of(claim);
      spec.env = {"ONLY=this"};
      spec.input = blob_of("input\n");
      const int runs = claim.has("Runs") ? std::stoi(claim.text("Runs")) : 1;
      for (int i = 0; i < runs; ++i) {
        const Report report = run(*executor_of(tier), spec);
        CHECK(report.tier == tier);
        hold_against(claim, report);
      }
    }
  }
}

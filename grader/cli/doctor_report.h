#pragma once

// What `assay doctor` finds out, as values: finding out is one function, telling it another.

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "grader/cli/console.h"
#include "grader/grader.h"
#include "sandbox/sandbox.h"

namespace assay::cli {

struct LanguageHealth {
  std::string name;
  std::string display;
  std::string tool;     ///< Path on the host; empty: missing.
  std::string version;  ///< As the tool tells it, in the box.
  std::string advice;   ///< What would make it faster; often empty.
  std::string problem;  ///< Empty: its hello program printed what it should.
  WallTime compile;     ///< Of the hello program.
  WallTime run;
};

struct HostHealth {
  std::string kernel;  ///< "Linux 6.1.0-18-amd64"
  bool root = false;
  int cores = 0;  ///< usable_cores(): the default number of slots.
  Bytes memory;   ///< Of the machine.
};

struct DoctorReport {
  HostHealth host;
  std::optional<sandbox::HostReport> walls;
  std::optional<sandbox::Tier> tier;  ///< In force; nothing: no executor could be started.
  std::vector<std::string> problems;  ///< Why not.
  std::vector<LanguageHealth> languages;

  /// Whether `assay serve` would start here with its defaults and grade something.
  bool can_serve() const;
};

/// Tries everything for real; some seconds where many toolchains are installed.
DoctorReport examine_host();

nlohmann::json doctor_to_json(const DoctorReport& report);
std::string doctor_to_text(const DoctorReport& report, const Console& console);

}  // namespace assay::cli

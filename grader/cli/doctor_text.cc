// Telling it: for people with what follows from each finding, and as JSON.

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "grader/cli/doctor_report.h"
#include "grader/cli/text.h"

namespace assay::cli {
namespace {

using nlohmann::json;

std::string_view consequence(sandbox::Tier tier) {
  switch (tier) {
    case sandbox::Tier::Full:
      return "namespaces, and a cgroup that limits and accounts the whole process tree";
    case sandbox::Tier::Rootless:
      return "namespaces, but no cgroup: memory by rlimit and sampling. As root, or with a "
             "delegated "
             "cgroup, it would be full";
    case sandbox::Tier::Confined:
      return "no namespaces: seccomp, Landlock and rlimits alone. `assay serve` refuses this "
             "unless "
             "told --require-tier confined";
  }
  return "";
}

double ms(WallTime time) { return std::chrono::duration<double, std::milli>(time.value).count(); }

json language_to_json(const LanguageHealth& language) {
  json object = {
      {"name", language.name}, {"display", language.display}, {"ok", language.problem.empty()}};
  if (!language.tool.empty()) {
    object["tool"] = language.tool;
    object["version"] = language.version;
  }
  if (language.problem.empty()) {
    object["compile_ms"] = ms(language.compile);
    object["run_ms"] = ms(language.run);
    if (!language.advice.empty()) {
      object["advice"] = language.advice;
    }
  } else {
    object["problem"] = language.problem;
  }
  return object;
}

std::string walls_text(const sandbox::HostReport& walls, const Console& console) {
  std::vector<std::vector<Cell>> rows;
  for (const sandbox::Capability& wall : walls.capabilities) {
    rows.push_back({{.text = wall.available ? "yes" : "no",
                     .colour = wall.available ? Colour::Green : Colour::Yellow},
                    {.text = wall.name},
                    {.text = wall.detail, .colour = Colour::Dim}});
  }
  return "cgroup    " + walls.cgroup + "\n\nWalls\n" + columns(rows, console, 2);
}

std::vector<Cell> language_row(const LanguageHealth& language) {
  const bool ok = language.problem.empty();
  const bool missing = language.tool.empty();
  std::string told = language.problem;
  if (ok) {
    told = language.compile.value.count() > 0
               ? fmt::format("hello in {}, compiled in {}", time_text(language.run.value),
                             time_text(language.compile.value))
               : fmt::format("hello in {}", time_text(language.run.value));
    told += language.advice.empty() ? "" : "; " + language.advice;
  }
  const std::string_view state = missing ? "missing" : ok ? "ok" : "fails";
  const Colour colour = ok ? Colour::Green : missing ? Colour::Yellow : Colour::Red;
  return {{.text = std::string(state), .colour = colour},
          {.text = language.name},
          {.text = language.version},
          {.text = std::move(told), .colour = ok ? Colour::Dim : Colour::None}};
}

std::string languages_text(const DoctorReport& report, const Console& console) {
  std::vector<std::vector<Cell>> rows;
  for (const LanguageHealth& language : report.languages) {
    rows.push_back(language_row(language));
  }
  return "Languages\n" + columns(rows, console, 2);
}

}  // namespace

json doctor_to_json(const DoctorReport& report) {
  json object = {{"can_serve", report.can_serve()},
                 {"tier", report.tier ? json(name(*report.tier)) : json(nullptr)},
                 {"host",
                  {{"kernel", report.host.kernel},
                   {"root", report.host.root},
                   {"cores", report.host.cores},
                   {"memory_bytes", report.host.memory.count}}},
                 {"problems", report.problems}};
  if (report.walls) {
    object["cgroup"] = report.walls->cgroup;
    json walls = json::array();
    for (const sandbox::Capability& wall : report.walls->capabilities) {
      walls.push_back(
          {{"name", wall.name}, {"available", wall.available}, {"detail", wall.detail}});
    }
    object["capabilities"] = std::move(walls);
  }
  json languages = json::array();
  for (const LanguageHealth& language : report.languages) {
    languages.push_back(language_to_json(language));
  }
  object["languages"] = std::move(languages);
  return object;
}

std::string doctor_to_text(const DoctorReport& report, const Console& console) {
  std::string text;
  if (report.tier) {
    text += fmt::format(
        "tier      {}: {}\n",
        console.paint(*report.tier == sandbox::Tier::Full ? Colour::Green : Colour::Yellow,
                      name(*report.tier)),
        consequence(*report.tier));
  } else {
    text += "tier      " + console.paint(Colour::Red, "none") + ": the sandbox does not start\n";
  }
  text += fmt::format(
      "host      {}, {}, {} memory, {}\n", report.host.kernel,
      report.host.root ? "as root" : "as an ordinary user", size_text(report.host.memory),
      fmt::format("{} physical cores to use (the default of --slots)", report.host.cores));
  if (report.walls) {
    text += walls_text(*report.walls, console);
  }
  text += "\n" + languages_text(report, console) + "\n";
  constexpr std::size_t kMaxProblem = 2048;
  for (const std::string& problem : report.problems) {
    text += console.paint(Colour::Red, "problem") + "   " + quoted_lines(problem, kMaxProblem, 0);
  }
  return text + (report.can_serve()
                     ? console.paint(Colour::Green, "This machine can serve.") + "\n"
                     : console.paint(Colour::Red, "This machine cannot serve.") + "\n");
}

}  // namespace assay::cli

// Members are listed, not excluded: an answer may get new ones within version 1 of the protocol,
// and a record made before that is no different for it. For the same reason a member that only one
// side has differs only if the other is not its default.

#include "grader/eval/difference.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace assay::grader {
namespace {

using nlohmann::json;

/// Of grade, run, and compare; a test's and a pair's are among them.
constexpr std::array kDecided = {
    "status",        "reward", "verdict",         "score",  "passed",           "total",
    "equal",         "method", "extracted",       "stdout", "extracted_base64", "extracted_gold",
    "stdout_base64", "stderr", "stderr_base64",   "files",  "exit_code",        "signal",
    "name",          "error",  "stdout_truncated"};
/// Lists whose items are compared one by one.
constexpr std::array kLists = {"tests", "results"};
constexpr std::size_t kMaxShown = 80;

const json& member(const json& object, const char* name) {
  static const json kNull;
  const auto found = object.is_object() ? object.find(name) : object.end();
  return object.is_object() && found != object.end() ? *found : kNull;
}

std::string shown(const json& value) {
  std::string text = value.is_string() ? value.get<std::string>()
                                       : value.dump(-1, ' ', true, json::error_handler_t::replace);
  if (text.size() > kMaxShown) {
    text.resize(kMaxShown);
    text += "...";
  }
  return text;
}

std::string change(const std::string& what, const json& then, const json& now) {
  return what + ": " + shown(then) + " -> " + shown(now);
}

/// Flags in any order.
json sorted(json list) {
  if (list.is_array()) {
    std::sort(list.begin(), list.end());
  }
  return list;
}

void compare(const std::string& prefix, const json& then, const json& now,
             std::vector<std::string>& found) {
  for (const char* name : kDecided) {
    const json& before = member(then, name);
    const json& after = member(now, name);
    if (before != after) {
      found.push_back(change(prefix + name, before, after));
    }
  }
  if (const json before = sorted(member(then, "flags")), after = sorted(member(now, "flags"));
      before != after) {
    found.push_back(change(prefix + "flags", before, after));
  }
}

}  // namespace

std::vector<std::string> differences(const json& then, const json& now) {
  std::vector<std::string> found;
  compare("", then, now, found);
  for (const char* list : kLists) {
    const json& before = member(then, list);
    const json& after = member(now, list);
    if (!before.is_array() || !after.is_array() || before.size() != after.size()) {
      if (before != after) {
        found.push_back(std::string(list) + ": " + std::to_string(before.size()) + " -> " +
                        std::to_string(after.size()) + " of them");
      }
      continue;
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
      compare(std::string(list) + "[" + std::to_string(i) + "].", before[i], after[i], found);
    }
  }
  return found;
}

std::vector<std::string> changed_conditions(const json& then, const json& now) {
  std::vector<std::string> found;
  const auto note = [&](const char* what, const json& before, const json& after) {
    if (before != after) {
      found.push_back(std::string(what) + " " + shown(before) + " -> " + shown(after));
    }
  };
  const auto both = [&](const char* what, const char* group, const char* name) {
    note(what, member(member(then, group), name), member(member(now, group), name));
  };
  both("assay", "provenance", "assay_version");
  both("toolchain", "provenance", "toolchain");
  both("isolation", "isolation", "tier");
  return found;
}

}  // namespace assay::grader

#include "grader/server/language_catalog.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace assay::grader {

nlohmann::json LanguageCatalog::describe(const std::stop_token& stop) {
  nlohmann::json list = nlohmann::json::array();
  for (const Language& language : languages_.all()) {
    nlohmann::json entry = nlohmann::json::object();
    entry["name"] = language.name;
    entry["display"] = language.display;
    entry["aliases"] = language.aliases;
    entry["installed"] = !language.tool.empty();
    if (!language.tool.empty()) {
      entry["version"] = toolchains_.version(language, stop);
    }
    list.push_back(std::move(entry));
  }
  return list;
}

}  // namespace assay::grader

// ping and capabilities: what this server is and can do.

#include <nlohmann/json.hpp>
#include <utility>

#include "grader/core/codec_parse.h"
#include "grader/core/codec_parts.h"
#include "grader/core/codec_reader.h"
#include "grader/server/dispatcher.h"

#ifndef ASSAY_VERSION
#error "the build defines ASSAY_VERSION (grader/server/CMakeLists.txt)"
#endif

namespace assay::grader {
namespace {

using nlohmann::json;

/// These operations take no members.
Result<json> expect_empty(const json& body) {
  ReadFault fault(ErrorCode::BadRequest);
  const JsonReader at(body, "", fault);
  ObjectReader(at).finish();
  if (fault) {
    return failure(std::move(fault).take());
  }
  return json::object(
      {{"status", "ok"}, {"protocol", kProtocolVersion}, {"version", ASSAY_VERSION}});
}

json checkers_json() {
  json list = json::array();
  for (const checkers::CheckerInfo& info : checkers::builtin_checkers()) {
    json options = json::array();
    for (const checkers::OptionInfo& option : info.options) {
      options.push_back({{"name", option.name},
                         {"type", option.type},
                         {"default", option.default_value},
                         {"summary", option.summary}});
    }
    list.push_back(
        {{"name", info.name}, {"summary", info.summary}, {"options", std::move(options)}});
  }
  return list;
}

json bounds_json() {
  return {{"json_depth", kMaxJsonDepth},
          {"json_values", kMaxJsonNodes},
          {"tests", kMaxTests},
          {"golds", kMaxGolds},
          {"pairs", kMaxPairs},
          {"files", kMaxSourceFiles},
          {"arguments", kMaxArguments},
          {"argument_bytes", kMaxArgumentBytes},
          {"name_bytes", kMaxNameBytes},
          {"id_bytes", kMaxIdBytes},
          {"quoted_output_bytes", kMaxQuotedOutput}};
}

}  // namespace

Result<json> answer_ping(const json& body) { return expect_empty(body); }

Result<json> answer_capabilities(const DispatchServices& services, const json& body,
                                 const std::stop_token& stop) {
  Result<json> answer = expect_empty(body);
  if (!answer) {
    return answer;
  }
  json& object = *answer;
  json ops = json::array();
  for (const Op op : kAllOps) {
    ops.push_back(name(op));
  }
  object["ops"] = std::move(ops);
  object["kinds"] = {"stdio", "function", "asserts", "answer", "program", "interactive"};
  object["isolation"] = {{"tier", sandbox::name(services.executor.tier())},
                         {"slots", services.slots}};
  object["checkers"] = checkers_json();
  object["languages"] = services.describe_languages(stop);
  object["bounds"] = bounds_json();
  object["server"] = services.describe_server();
  return answer;
}

}  // namespace assay::grader

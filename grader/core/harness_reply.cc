// Strict readers of the harness's one-line replies. A line is ours if it parses, is an object with
// our token, and is the only one, ended by the only newline. The submission may have written it, so
// it is parsed within the bounds of a request.

#include "grader/core/harness_reply.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "grader/core/codec_parse.h"
#include "grader/core/value_codec.h"

namespace assay::grader {
namespace {

using nlohmann::json;

const json* member(const json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

std::string text_of(const json& object, const char* name) {
  const json* found = member(object, name);
  return found != nullptr && found->is_string() ? found->get<std::string>() : std::string();
}

bool flag_of(const json& object, const char* name) {
  const json* found = member(object, name);
  return found != nullptr && found->is_boolean() && found->get<bool>();
}

/// The object of `line` if it is ours.
std::optional<json> own_object(std::string_view line, std::string_view token) {
  Result<json> object = parse_json(line);
  if (!object || !object->is_object() || (!token.empty() && text_of(*object, "token") != token)) {
    return std::nullopt;
  }
  return *std::move(object);
}

/// The only line of `channel`, without its newline.
std::optional<std::string_view> only_line(std::string_view channel) {
  if (channel.empty() || channel.find('\n') != channel.size() - 1) {
    return std::nullopt;
  }
  return channel.substr(0, channel.size() - 1);
}

FunctionReply read_own_reply(const json& object) {
  if (const json* raised = member(object, "raise"); raised != nullptr && raised->is_object()) {
    RaisedException exception{.type = text_of(*raised, "type"),
                              .message = text_of(*raised, "message")};
    exception.exit = exception.type == "SystemExit";
    return exception;
  }
  if (const json* value = member(object, "ok"); value != nullptr && object.size() == 2) {
    Result<checkers::Value> decoded = value_from_json(*value);
    if (decoded) {
      return ReturnedValue{*std::move(decoded)};
    }
  }
  return GarbledReply{};
}

std::optional<UnitStatus> unit_status(std::string_view name) {
  constexpr std::pair<std::string_view, UnitStatus> kNames[] = {
      {"passed", UnitStatus::Passed}, {"failed", UnitStatus::Failed},
      {"raised", UnitStatus::Raised}, {"exited", UnitStatus::Exited},
      {"lost", UnitStatus::Lost},
  };
  for (const auto& [known, status] : kNames) {
    if (known == name) {
      return status;
    }
  }
  return std::nullopt;
}

std::optional<Unit> read_unit(const json& item) {
  if (!item.is_array() || item.size() != 3 || !item[0].is_string() || !item[1].is_string() ||
      !item[2].is_string()) {
    return std::nullopt;
  }
  const std::optional<UnitStatus> status = unit_status(item[1].get<std::string>());
  if (!status) {
    return std::nullopt;
  }
  return Unit{item[0].get<std::string>(), *status, item[2].get<std::string>()};
}

}  // namespace

FunctionReply read_function_reply(std::string_view channel, std::string_view token) {
  if (channel.empty()) {
    return NoReply{};
  }
  const std::optional<std::string_view> line = only_line(channel);
  if (!line) {
    const std::size_t end = channel.find('\n');
    return GarbledReply{.after_verdict = end != std::string_view::npos &&
                                         own_object(channel.substr(0, end), token).has_value()};
  }
  const std::optional<json> object = own_object(*line, token);
  return object ? read_own_reply(*object) : FunctionReply(GarbledReply{});
}

std::optional<AssertsReply> read_asserts_reply(std::string_view channel, std::string_view token) {
  const std::optional<std::string_view> line = only_line(channel);
  const std::optional<json> object = line ? own_object(*line, token) : std::nullopt;
  const json* units = object ? member(*object, "units") : nullptr;
  if (units == nullptr || !units->is_array() || units->size() > kMaxUnits) {
    return std::nullopt;
  }
  AssertsReply reply;
  for (const json& item : *units) {
    std::optional<Unit> unit = read_unit(item);
    if (!unit) {
      return std::nullopt;
    }
    reply.units.push_back(*std::move(unit));
  }
  if (const json* asserts = member(*object, "asserts");
      asserts != nullptr && asserts->is_number_integer()) {
    reply.asserts = asserts->get<std::int64_t>();
  }
  reply.broken = text_of(*object, "broken");
  reply.gone = flag_of(*object, "gone");
  reply.garbled = text_of(*object, "garbled");
  reply.opaque = flag_of(*object, "opaque");
  if (const json* names = member(*object, "borrowed"); names != nullptr && names->is_array()) {
    for (const json& name : *names) {
      if (name.is_string() && reply.borrowed.size() < kMaxBorrowed) {
        reply.borrowed.push_back(name.get<std::string>());
      }
    }
  }
  return reply;
}

}  // namespace assay::grader

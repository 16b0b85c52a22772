#include "grader/server/request.h"

#include <nlohmann/json.hpp>
#include <source_location>
#include <utility>

#include "base/check.h"
#include "grader/core/codec_parse.h"

namespace assay::grader {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxQuotedOp = 64;

std::string dump(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<Op> op_from_name(std::string_view text) {
  for (const Op op : kAllOps) {
    if (name(op) == text) {
      return op;
    }
  }
  return std::nullopt;
}

std::string known_ops() {
  std::string all;
  for (const Op op : kAllOps) {
    all += all.empty() ? "" : ", ";
    all += name(op);
  }
  return all;
}

tl::unexpected<RequestFault> fault(std::string id, ErrorCode code, std::string message) {
  return tl::unexpected(RequestFault{std::move(id), Error(code, std::move(message))});
}

}  // namespace

std::string_view name(Op op) {
  switch (op) {
    case Op::Grade:
      return "grade";
    case Op::Run:
      return "run";
    case Op::Compare:
      return "compare";
    case Op::Validate:
      return "validate";
    case Op::Ping:
      return "ping";
    case Op::Capabilities:
      return "capabilities";
    case Op::Stats:
      return "stats";
    case Op::Cancel:
      return "cancel";
  }
  check_failed("an Op outside its enumerators", std::source_location::current());
}

std::optional<std::string> id_text(const json& id) {
  if (!id.is_string() && !id.is_number_integer() && !id.is_null()) {
    return std::nullopt;
  }
  std::string text = dump(id);
  if (text.size() > kMaxIdBytes) {
    return std::nullopt;
  }
  return text;
}

tl::expected<Request, RequestFault> parse_request(std::string_view text) {
  json seen_id;
  Result<json> document = parse_json(text, &seen_id);
  if (!document) {
    return tl::unexpected(
        RequestFault{id_text(seen_id).value_or("null"), std::move(document).error()});
  }
  auto* members = document->get_ptr<json::object_t*>();
  if (members == nullptr) {
    return fault("null", ErrorCode::BadRequest, "request: expected an object");
  }
  Request request;
  request.id = "null";
  if (const auto id = members->find("id"); id != members->end()) {
    std::optional<std::string> as_text = id_text(id->second);
    if (!as_text) {
      return fault("null", ErrorCode::BadRequest,
                   "id: expected a string or an integer of at most " + std::to_string(kMaxIdBytes) +
                       " bytes");
    }
    request.id = *std::move(as_text);
    members->erase(id);
  }
  const auto op = members->find("op");
  const auto* op_name =
      op == members->end() ? nullptr : op->second.get_ptr<const json::string_t*>();
  if (op_name == nullptr) {
    return fault(std::move(request.id), ErrorCode::BadRequest,
                 "op: expected one of " + known_ops());
  }
  const std::optional<Op> known = op_from_name(*op_name);
  if (!known) {
    return fault(std::move(request.id), ErrorCode::BadRequest,
                 "op: \"" + op_name->substr(0, kMaxQuotedOp) + "\" is none of " + known_ops());
  }
  request.op = *known;
  members->erase(op);
  request.body = std::make_shared<json>(*std::move(document));
  return request;
}

std::string early_id(std::string_view prefix) {
  json seen_id;
  const Result<json> ignored = parse_json(prefix, &seen_id);  // Cut off: it cannot be whole.
  return id_text(seen_id).value_or("null");
}

std::string answer_line(std::string_view id, const json& body) {
  check(body.is_object() && !body.empty(), "an answer has a status");
  std::string line = "{\"id\":";
  line += id;
  line += ',';
  line += std::string_view(dump(body)).substr(1);
  return line;
}

}  // namespace assay::grader

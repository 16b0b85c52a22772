// compare: one pair, or up to kMaxPairs in one request. A pair that cannot be read is answered with
// an error in its own place, so that one bad row does not cost the rest of a batch; so is one whose
// comparison failed for reasons of ours.

#include <nlohmann/json.hpp>
#include <utility>

#include "grader/core/codec_parts.h"
#include "grader/core/comparison.h"
#include "grader/core/json_codec.h"
#include "grader/server/dispatcher.h"
#include "grader/server/op_parts.h"

namespace assay::grader {
namespace {

using checkers::math::Decision;
using checkers::math::Extracted;
using checkers::math::Extraction;
using checkers::math::Method;
using nlohmann::json;

/// How a pair is to be compared; for a batch, the request's own members are the pairs' defaults.
struct Rules {
  bool extract = false;
  bool extract_gold = false;
  Extraction extraction = Extraction::Auto;
  checkers::math::Policy policy;
};

void read_rules(ObjectReader& object, Rules& rules) {
  object.boolean("extract", rules.extract);
  object.boolean("extract_gold", rules.extract_gold);
  if (const auto extraction = object.member("extraction", Need::Optional)) {
    rules.extraction = read_extraction(*extraction);
  }
  if (const auto policy = object.member("policy", Need::Optional)) {
    rules.policy = read_math_policy(*policy);
  }
}

bool reads_full_detail(ObjectReader& object) {
  const auto options = object.member("options", Need::Optional);
  if (!options) {
    return false;
  }
  ObjectReader members(*options);
  const Detail detail = read_detail(members, Detail::Summary);
  members.finish();
  return detail == Detail::Full;
}

/// A side that holds no answer cannot be compared: unparsed, not different.
Decision no_answer_in(std::string_view side, Extraction rule) {
  Decision decision;
  decision.method = Method::Unparsed;
  decision.reason = "the " + std::string(side) + " text holds no answer (extraction " +
                    std::string(checkers::math::name(rule)) + ")";
  decision.gold_unparsed = side == "gold";
  return decision;
}

Result<json> decide(const std::string& gold, const std::string& answer, const Rules& rules,
                    bool full) {
  std::optional<Extracted> from_gold;
  std::optional<Extracted> from_answer;
  if (rules.extract_gold) {
    from_gold = checkers::math::extract_answer(gold, rules.extraction);
    if (!from_gold) {
      return decision_to_json(no_answer_in("gold", rules.extraction), full);
    }
  }
  if (rules.extract) {
    from_answer = checkers::math::extract_answer(answer, rules.extraction);
    if (!from_answer) {
      return decision_to_json(no_answer_in("answer", rules.extraction), full);
    }
  }
  const std::string& gold_text = from_gold ? from_gold->answer : gold;
  const std::string& answer_text = from_answer ? from_answer->answer : answer;
  const Result<Decision> decision = compare_answers(gold_text, answer_text, rules.policy);
  if (!decision) {
    return failure(decision.error());
  }
  json decided = decision_to_json(*decision, full);
  if (from_answer) {
    decided["extracted"] = answer_text;
  }
  if (from_gold) {
    decided["extracted_gold"] = gold_text;
  }
  return decided;
}

struct Pair {
  std::string gold;
  std::string answer;
};

Pair read_pair(ObjectReader& object) {
  Pair pair;
  object.text("gold", pair.gold, Need::Required);
  object.text("answer", pair.answer, Need::Required);
  return pair;
}

json answer_pair(const JsonReader& at, Rules rules, bool full) {
  ReadFault fault(ErrorCode::BadRequest);
  const std::string path = at.path();
  const JsonReader own(at.json(), path, fault);
  ObjectReader object(own);
  const Pair pair = read_pair(object);
  read_rules(object, rules);
  object.finish();
  if (fault) {
    return error_to_json(std::move(fault).take());
  }
  Result<json> decided = decide(pair.gold, pair.answer, rules, full);
  return decided ? *std::move(decided) : error_to_json(decided.error());
}

}  // namespace

Result<json> answer_compare(const json& body, const std::stop_token& stop) {
  ReadFault fault(ErrorCode::BadRequest);
  const JsonReader at(body, "", fault);
  ObjectReader object(at);
  Rules rules;
  read_rules(object, rules);
  const bool full = reads_full_detail(object);
  const bool is_batch = object.has("pairs");
  const auto pairs = is_batch ? object.member("pairs", Need::Required) : std::nullopt;
  const Pair single = is_batch ? Pair{} : read_pair(object);
  object.finish();
  const std::size_t count = pairs ? pairs->list_size(kMaxPairs) : 0;
  if (fault) {
    return failure(std::move(fault).take());
  }
  if (!is_batch) {
    return decide(single.gold, single.answer, rules, full);
  }
  json results = json::array();
  for (std::size_t i = 0; i < count; ++i) {
    if (stop.stop_requested()) {
      return failure(ErrorCode::Cancelled, "cancelled after " + std::to_string(i) + " pairs");
    }
    results.push_back(answer_pair(pairs->item(i), rules, full));
  }
  json answer = json::object();
  answer["status"] = "decided";
  answer["results"] = std::move(results);
  return answer;
}

}  // namespace assay::grader

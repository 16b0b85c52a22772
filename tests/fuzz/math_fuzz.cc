// What the fuzz targets of the math engine check. Each aborts at a violation.

#include "tests/fuzz/math_fuzz.h"

#include <string_view>

#include "base/check.h"
#include "checkers/math/lexer.h"
#include "checkers/math/math.h"
#include "checkers/math/reading.h"

namespace assay::test {
namespace {

namespace math = checkers::math;

std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace

void math_lex_input(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = text_of(data, size);
  std::size_t at = 0;
  while (true) {
    const math::Token token = math::read_token(text, at);
    check(token.begin >= at && token.end >= token.begin && token.end <= text.size(),
          "a token lies in the text");
    if (token.kind == math::TokenKind::End) break;
    check(token.end > at, "a token has a length");
    for (const std::string_view part : {token.text, token.content}) {
      check(part.empty() || (part.data() >= text.data() &&
                             part.data() + part.size() <= text.data() + text.size()),
            "a token's text lies in the text");
    }
    if (token.text == "{") {
      const std::size_t end = math::group_end(text, token.begin);
      check(end == std::string_view::npos || (end > token.begin && text[end - 1] == '}'),
            "a group ends with its brace");
    }
    at = token.end;
  }
}

void math_parse_input(const std::uint8_t* data, std::size_t size) {
  math::Arena arena;
  const math::Reading reading = math::read_answer(text_of(data, size), {}, arena);
  if (reading.root == nullptr) return;
  (void)math::to_text(reading.root);
  check(math::same_tree(reading.root, reading.root), "a tree is itself");
  check(!math::fingerprint(reading.root).empty(), "a tree has a fingerprint");
}

void math_extract_input(const std::uint8_t* data, std::size_t size) {
  for (const auto rule :
       {math::Extraction::Auto, math::Extraction::Boxed, math::Extraction::Hashes,
        math::Extraction::Tag, math::Extraction::Phrase, math::Extraction::Whole}) {
    const auto found = math::extract_answer(text_of(data, size), rule);
    check(!found || !found->answer.empty(), "what is found is not empty");
  }
}

void math_compare_input(const std::uint8_t* data, std::size_t size) {
  const std::string_view all = text_of(data, size);
  const std::size_t split = all.find('\0');
  const std::string_view gold = all.substr(0, split);
  const std::string_view answer = split == std::string_view::npos ? gold : all.substr(split + 1);
  math::Policy policy;
  policy.deadline = std::chrono::milliseconds(200);
  const auto there = math::compare(gold, answer, policy);
  const auto back = math::compare(answer, gold, policy);
  // A worker that ran out of time on one side only is the one allowed difference.
  const bool both_decided = there.equal && back.equal;
  check(!both_decided || *there.equal == *back.equal || gold.empty() || answer.empty(),
        "verdicts are symmetric");
  check(math::compare(gold, gold, policy).equal != false, "nothing differs from itself");
}

}  // namespace assay::test

// The stream under the grammar, and its entry.

#include "checkers/math/parser.h"

namespace assay::checkers::math {

const Token& Parser::peek() {
  if (!token_) {
    ++steps_;
    token_ = read_token(text_, position_);
  }
  return *token_;
}

Token Parser::take() {
  Token token = peek();
  position_ = token.end;
  token_.reset();
  return token;
}

void Parser::go_to(std::size_t position) {
  position_ = position;
  token_.reset();
}

bool Parser::accept(std::string_view symbol) {
  if (!peek().is(symbol)) return false;
  take();
  return true;
}

bool Parser::accept_command(std::string_view name) {
  if (!peek().command(name)) return false;
  take();
  return true;
}

Ref Parser::fail(std::string_view why) {
  if (!failed_) {
    failed_ = true;
    error_ = std::string(why) + " at byte " + std::to_string(position_);
  }
  return nullptr;
}

bool Parser::within_limits() {
  if (steps_ > kMaxParserSteps || arena_.size() > kMaxNodes) {
    fail("too large");
    return false;
  }
  return true;
}

Ref Parser::parse_answer() {
  Ref answer = list(true);
  if (answer == nullptr || failed_) return nullptr;
  for (int marks = 0; marks < 2 && (peek().is(".") || peek().is(",") || peek().is(";")); ++marks) {
    take();
  }
  if (peek().kind != TokenKind::End) return fail("something is left over");
  return answer;
}

}  // namespace assay::checkers::math

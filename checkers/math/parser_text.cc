// Text inside a formula: \text{..} and its kin, subscripts, and arguments that are taken as text.

#include <algorithm>
#include <cctype>

#include "checkers/math/ascii.h"
#include "checkers/math/parser.h"
#include "checkers/math/words.h"

namespace assay::checkers::math {
namespace {

// Two letters in a row.
bool has_word(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (std::isalpha(static_cast<unsigned char>(text[i])) != 0 &&
        std::isalpha(static_cast<unsigned char>(text[i + 1])) != 0)
      return true;
  }
  return false;
}

}  // namespace

// The text of what follows '_' or '^', braces removed, without spaces.
std::string Parser::raw_argument() {
  const Token token = peek();
  if (token.is("{")) {
    const std::size_t end = group_end(text_, token.begin);
    if (end == std::string_view::npos) {
      fail("a brace is open");
      return {};
    }
    go_to(end);
    return stripped(text_.substr(token.begin + 1, end - token.begin - 2));
  }
  take();
  if (token.kind == TokenKind::Word) {  // x_max is x_m ax in LaTeX; models mean the word
    return std::string(token.text);
  }
  if (token.kind == TokenKind::Text) return stripped(token.content);
  return token.kind == TokenKind::Command ? "\\" + std::string(token.text)
                                          : std::string(token.text);
}

std::string Parser::subscript() {
  take();  // '_'
  std::size_t more = peek().kind == TokenKind::Digit ? 1 : 0;
  std::string name = "_" + raw_argument();
  while (more != 0 && position_ < text_.size() &&
         std::isdigit(static_cast<unsigned char>(text_[position_])) != 0 &&
         text_.find('\\') == std::string_view::npos) {  // plain text: x_12
    name += text_[position_];
    go_to(position_ + 1);
  }
  std::string out;
  for (std::size_t i = 0; i < name.size();) {  // \text{max}, \mathrm{max}: the word
    if (name.compare(i, 5, "\\text") == 0)
      i += 5;
    else if (name.compare(i, 7, "\\mathrm") == 0)
      i += 7;
    else
      out += name[i++];
  }
  return out;
}

// \text{..}, \mathrm{..}, \mathbf{..} where a value is expected.
Ref Parser::text_run(const Token& token) {
  const std::string content = stripped(token.content);
  if (content.empty()) return atom();
  const bool vector = token.text == "mathbf" || token.text == "boldsymbol" || token.text == "bm" ||
                      token.text == "pmb";
  if (vector && content.size() == 1 && std::isalpha(static_cast<unsigned char>(content[0])) != 0) {
    if (content == "i" || content == "j" || content == "k") return arena_.symbol("vec " + content);
    return letter(
        Token{.kind = TokenKind::Letter, .text = content, .content = {}, .begin = 0, .end = 0});
  }
  if (token.text == "mathbb" || token.text == "Bbb") {
    const auto set = named_set_word(content);
    if (!set) return fail("an unknown set");
    Node* node = arena_.make(Op::NamedSet);
    node->name = *set;
    if (peek().is("^")) {  // R^+, R^2
      take();
      node->name += "^" + raw_argument();
      if (failed_) return nullptr;
    }
    return node;
  }
  if (token.text == "textcircled") {
    std::string all = "(" + content + ")";
    while (peek().kind == TokenKind::Text && peek().text == "textcircled" && all.size() < 200) {
      all += "(" + stripped(take().content) + ")";
    }
    return arena_.text(all);
  }
  // \text{A5}_{11}
  if (peek().is("_") &&
      std::all_of(content.begin(), content.end(),
                  [](unsigned char c) { return std::isalnum(c) != 0; }) &&
      std::any_of(content.begin(), content.end(),
                  [](unsigned char c) { return std::isdigit(c) != 0; })) {
    return based(content);
  }
  if (const auto func = function_word(content)) return function(*func);
  if (const auto constant = constant_word(content)) return arena_.make(*constant);
  if (content.size() == 1 && std::isalpha(static_cast<unsigned char>(content[0])) != 0) {
    return letter(
        Token{.kind = TokenKind::Letter, .text = content, .content = {}, .begin = 0, .end = 0});
  }
  if (content[0] == '$' || content.starts_with("\\$") ||
      content.find("sterling") != std::string::npos || content.find("pounds") == 1 ||
      content.find("euro") != std::string::npos) {
    Ref value = numeral();
    if (value == nullptr) return nullptr;
    Node* money = arena_.make(Op::Quantity, {value});
    money->name = content[0] == '$' || content.starts_with("\\$")
                      ? "dollar"
                      : (content.find("euro") != std::string::npos ? "euro" : "sterling");
    return money;
  }
  // Formulas in \text{}: only if no word is in them.
  if (!has_word(token.content) || token.text == "variable" ||
      content.find('\\') != std::string::npos || token.text == "mathit" || token.text == "mathrm" ||
      token.text == "operatorname") {
    if (depth_ >= kMaxDepth) return fail("nested too deeply");
    Parser inner(token.content, arena_, decimal_comma_, depth_ + 1);
    Ref value = inner.parse_answer();
    if (value != nullptr) return value;
  }
  return fail("words");
}

}  // namespace assay::checkers::math

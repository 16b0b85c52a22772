#pragma once

// The one grammar of answers: LaTeX, plain text and what models mix of both. Recursive descent over
// read_token; a position is the only state, so that alternatives are tried by going back. What is
// not consumed to its end is not an answer: parse_answer never returns a part.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checkers/math/lexer.h"
#include "checkers/math/limits.h"
#include "checkers/math/node.h"

namespace assay::checkers::math {

class Parser {
 public:
  /// `text` is ASCII LaTeX (to_latex_ascii) and outlives the parser; nodes go into `arena`.
  Parser(std::string_view text, Arena& arena, bool decimal_comma, int depth = 0)
      : text_(text), arena_(arena), decimal_comma_(decimal_comma), depth_(depth) {}

  /// The whole text as one answer, or nullptr; then error() says where it stopped making sense.
  Ref parse_answer();
  const std::string& error() const { return error_; }

 private:
  class Depth;

  // parser.cc: the stream.
  const Token& peek();
  Token take();
  bool accept(std::string_view symbol);
  bool accept_command(std::string_view name);
  Ref fail(std::string_view why);
  void go_to(std::size_t position);
  bool within_limits();

  // parser_lists.cc: lists, relations, sets.
  struct Separator {
    bool found = false;
    std::string_view kind;  // "," ";" "and" "or"
  };
  Separator separator();
  Ref list(bool top);
  Ref item();
  Ref function_head();
  bool starts_condition();
  Ref operand();
  Ref with_marks(Ref value);
  Ref set_expression();
  std::optional<Rel> relation();
  Ref parenthesised(std::string_view open);
  Ref braces();
  Ref finish_brackets(char open, char close, Ref inner);
  Ref time_of_day();

  // parser_sums.cc: arithmetic.
  Ref sum();
  Ref term();
  Ref product(std::vector<Ref> factors);
  Ref slash_product(Ref first);
  Ref power();
  Ref signed_power();
  Ref postfixes(Ref base, bool function_letter);
  Ref degrees(Ref value);
  Ref with_minutes(Ref value);
  bool primes(std::string& name);
  bool is_times_letter(Ref before);
  bool starts_factor(bool after_number);
  bool starts_function();
  bool sign_only();
  bool wraps_arguments();

  // parser_atoms.cc
  Ref atom();
  Ref numeral();
  Ref money(std::string_view currency);
  Ref based(std::string digits);
  Ref spelt_base(const Rational& digits);
  Ref letter_digits(const Token& token);
  Ref mixed_number(Ref whole);
  Ref letter(const Token& token);
  Ref word(const Token& token);
  Ref command(const Token& token);
  Ref text_run(const Token& token);
  Ref braced();
  Ref absolute(std::string_view close);
  Ref bracketed_function(Func func, std::string_view close);
  std::string subscript();
  std::string raw_argument();

  // parser_functions.cc
  Ref macro_argument();
  Ref fraction();
  Ref root();
  Ref plain_root(int degree);
  Ref function(Func func);
  Ref function_argument();
  Ref finish_function(Func func, Ref base, std::vector<Ref> arguments);
  bool arguments(std::vector<Ref>& out, const Token& open);
  Ref big_operator(Op op);
  Ref big_set(Op op);
  bool starts_differential();
  Ref bracketed_integrand(Ref& variable);
  Ref integral();
  Ref derivative(Ref variable, std::int64_t order);
  Ref limit();

  // parser_environments.cc
  Ref environment();
  Ref rows(std::string_view name);

  // parser_units.cc
  Ref unit(Ref value);
  Ref with_smaller_unit(Ref quantity);
  std::string unit_text();
  std::size_t unit_fraction(std::string& name);
  bool starts_unit_fraction();

  std::string_view text_;
  Arena& arena_;
  bool decimal_comma_;
  int depth_;
  std::size_t position_ = 0;
  std::size_t steps_ = 0;
  std::optional<Token> token_;
  bool failed_ = false;
  bool iso_ = false;         // inside ]a, b[, where [ closes
  bool congruence_ = false;  // behind \equiv, where mod belongs to the statement
  int sequence_ = 0;         // inside brackets, where a comma separates
  int integrals_ = 0;        // inside integrals, where dx closes
  int bars_ = 0;             // inside |...|, where a bar closes
  bool exponent_ = false;    // in the exponent of a variable
  bool builder_ = false;     // inside \{...\}, where a bar or colon divides
  std::string error_;
};

/// Counts the nesting; ok() is false over the bound.
class Parser::Depth {
 public:
  explicit Depth(Parser& parser) : parser_(parser) { ++parser_.depth_; }
  Depth(const Depth&) = delete;
  Depth& operator=(const Depth&) = delete;
  ~Depth() { --parser_.depth_; }
  bool ok() const { return parser_.depth_ <= kMaxDepth; }

 private:
  Parser& parser_;
};

}  // namespace assay::checkers::math

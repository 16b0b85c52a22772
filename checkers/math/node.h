#pragma once

// The tree that an answer is read into. Nodes are immutable once the parser has handed them out and
// live in an Arena; a Ref is borrowed from it.

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "checkers/math/rational.h"

namespace assay::checkers::math {

enum class Op : std::uint8_t {
  // Scalars.
  Number,  ///< number; decimals >= 0 if it was written with a decimal point
  Symbol,  ///< name: a free variable, with its subscript and primes ("x_1'")
  Pi,
  E,
  I,
  Infinity,
  Undefined,
  Add,
  Mul,  ///< two or more children
  Neg,
  Div,
  Pow,
  Root,   ///< children: degree, radicand; the real root where there is one
  Func,   ///< func, children: arguments (of Log: argument, base)
  Apply,  ///< name: an unknown function applied ("f(x)"), children: arguments
  Sum,
  Product,  ///< children: index symbol, lower, upper, body
  Opaque,   ///< name: what is kept but not computed (integrals, derivatives, limits, cases)
  PlusMinus,
  MinusPlus,  ///< child: what follows the sign
  // Scalars with a mark, which policies look at.
  Percent,   ///< child: what stands before the sign
  Quantity,  ///< name: the unit as written; child: the number
  BaseN,     ///< name: digits; number: the base
  Ratio,     ///< a:b:c
  Time,      ///< number: minutes since midnight; name: "am", "pm" or ""
  Modulo,    ///< children: value, modulus
  // Collections.
  Tuple,  ///< (a, b); of two it may stand for an open interval
  List,   ///< a, b; name: ",", "and" or "or"
  Set,
  Interval,  ///< children: ends; left_closed, right_closed
  Matrix,    ///< rows, columns
  Union,
  Intersection,
  Difference,
  NamedSet,  ///< name: "R", "Z", "N", "Q", "C", "empty"
  Builder,   ///< {x | condition}; children: element, condition
  // Statements.
  Relation,  ///< a chain: n children, n - 1 relations
  // Words.
  Text,   ///< name: normalised words
  Prose,  ///< children: Text and formulas in turn
};

enum class Func : std::uint8_t {
  None,
  Sin,
  Cos,
  Tan,
  Cot,
  Sec,
  Csc,
  Arcsin,
  Arccos,
  Arctan,
  Arccot,
  Arcsec,
  Arccsc,
  Sinh,
  Cosh,
  Tanh,
  Coth,
  Sech,
  Csch,
  Arsinh,
  Arcosh,
  Artanh,
  Exp,
  Ln,
  Log,
  Abs,
  Floor,
  Ceil,
  Sgn,
  Factorial,
  DoubleFactorial,
  Binomial,
  Gcd,
  Lcm,
  Mod,
  Max,
  Min,
  Re,
  Im,
  Arg,
  Conj,
  Cis,
  Norm,
  Det,
  Degree,
  Transpose,
};

enum class Rel : std::uint8_t {
  Eq,
  Ne,
  Lt,
  Le,
  Gt,
  Ge,
  Approx,
  In,
  NotIn,
  Equiv,
  To,
  Subset,
  Perp,
  Parallel
};

struct Node;
using Ref = const Node*;

struct Node {
  Op op = Op::Number;
  Func func = Func::None;
  bool left_closed = false;
  bool right_closed = false;
  bool grouped = false;          ///< Stood in parentheses of its own.
  std::int32_t decimals = -1;    ///< Of a Number: digits after the point.
  std::int32_t significant = 0;  ///< Of a Number: significant digits written.
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  std::uint32_t weight = 1;  ///< Nodes of the tree, shared parts counted each time; saturates.
  Rational number;
  std::string name;
  std::vector<Ref> children;
  std::vector<Rel> relations;

  Ref child(std::size_t i) const { return children[i]; }
};

/// Owns nodes; they die with it. Not thread safe.
class Arena {
 public:
  Node* make(Op op, std::vector<Ref> children = {});
  /// A copy with other children.
  Node* with_children(Ref node, std::vector<Ref> children);
  Ref number(Rational value);
  Ref number(std::int64_t value) { return number(Rational(value)); }
  Ref symbol(std::string name);
  Ref func(Func func, std::vector<Ref> arguments);
  Ref text(std::string words);
  Ref add(Ref a, Ref b) { return make(Op::Add, {a, b}); }
  Ref mul(Ref a, Ref b) { return make(Op::Mul, {a, b}); }
  Ref sub(Ref a, Ref b) { return add(a, make(Op::Neg, {b})); }
  std::size_t size() const { return nodes_.size(); }

 private:
  std::deque<Node> nodes_;
};

/// Are the two trees the same, node for node (numbers by value, marks ignored)?
bool same_tree(Ref a, Ref b);

/// Is this a scalar: something that has a value in arithmetic?
bool is_scalar(Ref node);

/// The whole tree as text, nothing shortened: equal exactly if same_tree (but for marks).
std::string fingerprint(Ref node);

/// The tree as text that a person can check a reading by: "x in [-2, 7]", "sqrt(2)/2".
std::string to_text(Ref node);
std::string_view name(Func func);
std::string_view name(Rel relation);
/// The relation read from right to left: < for >.
Rel flipped(Rel relation);

}  // namespace assay::checkers::math

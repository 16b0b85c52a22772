// Trees as text for people: what `assay compare --explain` shows. Not meant to be read back.

#include <array>

#include "checkers/math/node.h"

namespace assay::checkers::math {
namespace {

constexpr std::size_t kMaxShown = 2'000;
constexpr std::array<std::string_view, 46> kFuncNames = {"?",
                                                         "sin",
                                                         "cos",
                                                         "tan",
                                                         "cot",
                                                         "sec",
                                                         "csc",
                                                         "arcsin",
                                                         "arccos",
                                                         "arctan",
                                                         "arccot",
                                                         "arcsec",
                                                         "arccsc",
                                                         "sinh",
                                                         "cosh",
                                                         "tanh",
                                                         "coth",
                                                         "sech",
                                                         "csch",
                                                         "arsinh",
                                                         "arcosh",
                                                         "artanh",
                                                         "exp",
                                                         "ln",
                                                         "log",
                                                         "abs",
                                                         "floor",
                                                         "ceil",
                                                         "sgn",
                                                         "factorial",
                                                         "double_factorial",
                                                         "binomial",
                                                         "gcd",
                                                         "lcm",
                                                         "mod",
                                                         "max",
                                                         "min",
                                                         "re",
                                                         "im",
                                                         "arg",
                                                         "conj",
                                                         "cis",
                                                         "norm",
                                                         "det",
                                                         "degrees",
                                                         "transpose"};
constexpr std::array<std::string_view, 14> kRelNames = {
    "=",  "!=",     "<",   "<=", ">",      ">=",   "~",
    "in", "not in", "===", "->", "subset", "perp", "parallel"};

class Printer {
 public:
  std::string take() {
    if (out_.size() > kMaxShown) {
      out_.resize(kMaxShown);
      out_ += "...";
    }
    return std::move(out_);
  }

  // Levels: 0 statement, 1 sum, 2 product, 3 power, 4 atom.
  void print(Ref n, int level) {
    if (out_.size() > kMaxShown) return;
    switch (n->op) {
      case Op::Number:
        return number(n, level);
      case Op::Symbol:
      case Op::Text:
        out_ += n->name;
        return;
      case Op::Pi:
        out_ += "pi";
        return;
      case Op::E:
        out_ += "e";
        return;
      case Op::I:
        out_ += "i";
        return;
      case Op::Infinity:
        out_ += "infinity";
        return;
      case Op::Undefined:
        out_ += "undefined";
        return;
      case Op::Add:
        return open(level > 1, [&] { sum(n); });
      case Op::Mul:
        return open(level > 2, [&] { joined(n, "*", 3); });
      case Op::Neg:
        return open(level > 1, [&] {
          out_ += "-";
          print(n->child(0), 2);
        });
      case Op::Div:
        return open(level > 2, [&] { joined(n, "/", 3); });
      case Op::Pow:
        return open(level > 3, [&] { joined(n, "^", 4); });
      case Op::Root:
        return root(n);
      case Op::Func:
        return call(name(n->func), n);
      case Op::Apply:
      case Op::Opaque:
        return call(n->name, n);
      case Op::Sum:
        return call("sum", n);
      case Op::Product:
        return call("product", n);
      case Op::PlusMinus:
        return open(level > 1, [&] {
          out_ += "+-";
          print(n->child(0), 2);
        });
      case Op::MinusPlus:
        return open(level > 1, [&] {
          out_ += "-+";
          print(n->child(0), 2);
        });
      case Op::Percent:
        print(n->child(0), 3);
        out_ += "%";
        return;
      case Op::Quantity:
        print(n->child(0), 3);
        out_ += " [";
        out_ += trimmed(n->name);
        out_ += "]";
        return;
      case Op::BaseN:
        out_ += n->name + " in base " + n->number.text();
        return;
      case Op::Ratio:
        return joined(n, ":", 2);
      case Op::Time:
        out_ += "time " + n->number.text() + " min " + n->name;
        return;
      case Op::Modulo:
        joined(n, " mod ", 2);
        return;
      case Op::Tuple:
        return bracketed("(", n, ")");
      case Op::List:
        return joined(n, n->name == "," ? ", " : " " + n->name + " ", 0);
      case Op::Set:
        return bracketed("{", n, "}");
      case Op::Interval:
        return bracketed(n->left_closed ? "[" : "(", n, n->right_closed ? "]" : ")");
      case Op::Matrix:
        return matrix(n);
      case Op::Union:
        return joined(n, " union ", 1);
      case Op::Intersection:
        return joined(n, " intersect ", 1);
      case Op::Difference:
        return joined(n, " minus ", 1);
      case Op::NamedSet:
        out_ += n->name == "empty" ? "{}" : n->name;
        return;
      case Op::Builder:
        out_ += "{";
        print(n->child(0), 0);
        out_ += " | ";
        print(n->child(1), 0);
        out_ += "}";
        return;
      case Op::Relation:
        return relation(n);
      case Op::Prose:
        out_ += "text: " + n->name;
        return;
    }
  }

 private:
  template <typename F>
  void open(bool parentheses, F body) {
    if (parentheses) out_ += "(";
    body();
    if (parentheses) out_ += ")";
  }
  static std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" ~\\,");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" ~\\,") - first + 1);
  }
  // 0.25 as it was written, not 1/4: what a decimal may stand for depends on its digits.
  static std::string decimal(Ref n) {
    const Rational shifted = n->number * Rational::power_of_ten(n->decimals);
    std::string digits = shifted.abs().text();
    const auto places = static_cast<std::size_t>(n->decimals);
    if (digits.find_first_not_of("0123456789") != std::string::npos) return n->number.text();
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, ".");
    return (n->number.sign() < 0 ? "-" : "") + digits;
  }
  void number(Ref n, int level) {
    constexpr int kMaxPlaces = 40;
    if (n->decimals > 0 && n->decimals <= kMaxPlaces) {
      open(level > 1 && n->number.sign() < 0, [&] { out_ += decimal(n); });
      return;
    }
    const bool wrap = level > 1 && (n->number.sign() < 0 || (level > 2 && !n->number.is_integer()));
    open(wrap, [&] { out_ += n->number.text(); });
  }
  void sum(Ref n) {
    for (std::size_t i = 0; i < n->children.size(); ++i) {
      const Ref child = n->child(i);
      if (child->op == Op::Neg) {
        out_ += i > 0 ? " - " : "-";
        print(child->child(0), 2);
      } else {
        if (i > 0 && child->op != Op::PlusMinus && child->op != Op::MinusPlus) out_ += " + ";
        print(child, 1);
      }
    }
  }
  void joined(Ref n, std::string_view separator, int level) {
    for (std::size_t i = 0; i < n->children.size(); ++i) {
      if (i > 0) out_ += separator;
      print(n->child(i), level);
    }
  }
  void bracketed(std::string_view left, Ref n, std::string_view right) {
    out_ += left;
    joined(n, ", ", 0);
    out_ += right;
  }
  void call(std::string_view function, Ref n) {
    out_ += function;
    bracketed("(", n, ")");
  }
  void root(Ref n) {
    const Ref degree = n->child(0);
    if (degree->op == Op::Number && degree->number == Rational(2)) {
      out_ += "sqrt(";
      print(n->child(1), 0);
      out_ += ")";
    } else {
      call("root", n);
    }
  }
  void matrix(Ref n) {
    out_ += "[";
    for (std::size_t r = 0; r < n->rows; ++r) {
      if (r > 0) out_ += "; ";
      for (std::size_t c = 0; c < n->columns; ++c) {
        if (c > 0) out_ += ", ";
        print(n->child(r * n->columns + c), 0);
      }
    }
    out_ += "]";
  }
  void relation(Ref n) {
    for (std::size_t i = 0; i < n->children.size(); ++i) {
      if (i > 0) {
        out_ += " ";
        out_ += name(n->relations[i - 1]);
        out_ += " ";
      }
      print(n->child(i), 1);
    }
  }

  std::string out_;
};

}  // namespace

std::string_view name(Func func) { return kFuncNames[static_cast<std::size_t>(func)]; }
std::string_view name(Rel relation) { return kRelNames[static_cast<std::size_t>(relation)]; }

std::string to_text(Ref node) {
  Printer printer;
  printer.print(node, 0);
  return printer.take();
}

}  // namespace assay::checkers::math

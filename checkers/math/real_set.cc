// Sets of real numbers as sorted lists of intervals. Points are closed intervals of length zero.
// All questions of order go to order_of, which certifies its answers; what it leaves open makes the
// whole set unknown.

#include "checkers/math/real_set.h"

#include <algorithm>

#include "checkers/math/exact.h"
#include "checkers/math/limits.h"
#include "checkers/math/scalar.h"
#include "checkers/math/sign_set.h"
#include "checkers/math/values.h"

namespace assay::checkers::math {
namespace {

constexpr std::size_t kMaxPieces = 128;

class Builder {
 public:
  Builder(Context& context, bool pair_is_interval)
      : context_(context), pair_is_interval_(pair_is_interval) {}

  std::optional<RealSet> build(Ref n) {
    const Op op = n->op;
    if (op == Op::Interval)
      return interval(n->child(0), n->child(1), n->left_closed, n->right_closed);
    if (op == Op::Tuple && pair_is_interval_ && n->children.size() == 2) {
      return interval(n->child(0), n->child(1), n->name == "[", n->name == "[");
    }
    if (op == Op::Set) return points(n->children);
    if (op == Op::NamedSet) return named(n);
    if (op == Op::Union) return join(build(n->child(0)), build(n->child(1)), Combine::Union);
    if (op == Op::Intersection)
      return join(build(n->child(0)), build(n->child(1)), Combine::Intersection);
    if (op == Op::Difference)
      return join(build(n->child(0)), build(n->child(1)), Combine::Difference);
    if (op == Op::Builder) return condition(n);
    if (op == Op::Relation) return relation(n);
    if (op == Op::List) return list(n);
    return std::nullopt;  // nothing else states a set
  }

 private:
  enum class Combine { Union, Intersection, Difference };

  Ref infinity(bool negative) {
    const Ref inf = context_.arena.make(Op::Infinity);
    return negative ? context_.arena.make(Op::Neg, {inf}) : inf;
  }
  static bool is_infinite(Ref n) {
    return n->op == Op::Infinity || (n->op == Op::Neg && is_infinite(n->child(0)));
  }

  std::optional<RealSet> interval(Ref low, Ref high, bool low_closed, bool high_closed) {
    if (!is_scalar(low) || !is_scalar(high)) return std::nullopt;
    // [-infinity, 1) is no set of reals; it is left to be compared as it is written
    if ((low_closed && is_infinite(low)) || (high_closed && is_infinite(high))) return std::nullopt;
    const std::optional<int> order = order_of(low, high, context_);
    if (!order || *order > 0) return std::nullopt;  // written backwards: not an interval
    RealSet set;
    if (*order < 0 || (low_closed && high_closed)) {
      set.pieces.push_back(
          {low, high, low_closed && !is_infinite(low), high_closed && !is_infinite(high)});
    }
    return set;
  }

  std::optional<RealSet> points(const std::vector<Ref>& items) {
    RealSet set;
    for (const Ref item : items) {
      if (!is_scalar(item) || !order_of(item, item, context_) || is_infinite(item))
        return std::nullopt;
      set.pieces.push_back({item, item, true, true});
    }
    return merged(std::move(set));
  }

  RealSet everything() { return {{{infinity(true), infinity(false), false, false}}, ""}; }

  std::optional<RealSet> named(Ref n) {
    if (n->name == "empty") return RealSet{};
    if (n->name == "R") return everything();
    if (n->name == "R^+")
      return RealSet{{{context_.arena.number(0), infinity(false), false, false}}, ""};
    return std::nullopt;
  }

  // Sorts and joins what touches.
  std::optional<RealSet> merged(RealSet set) {
    if (set.pieces.size() > kMaxPieces) return std::nullopt;
    bool known = true;
    // insertion sort: few pieces, and a comparison may be undecided
    for (std::size_t i = 1; i < set.pieces.size(); ++i) {
      for (std::size_t k = i; k > 0; --k) {
        std::optional<int> order = order_of(set.pieces[k - 1].low, set.pieces[k].low, context_);
        if (!order) return std::nullopt;
        if (*order < 0 ||
            (*order == 0 && (set.pieces[k - 1].low_closed || !set.pieces[k].low_closed)))
          break;
        std::swap(set.pieces[k - 1], set.pieces[k]);
      }
    }
    std::vector<Piece> out;
    for (const Piece& p : set.pieces) {
      if (out.empty()) {
        out.push_back(p);
        continue;
      }
      Piece& last = out.back();
      const std::optional<int> gap = order_of(last.high, p.low, context_);
      if (!gap) return std::nullopt;
      const bool touch = *gap > 0 || (*gap == 0 && (last.high_closed || p.low_closed));
      if (!touch) {
        out.push_back(p);
        continue;
      }
      const std::optional<int> ends = order_of(last.high, p.high, context_);
      if (!ends) return std::nullopt;
      if (*ends < 0) {
        last.high = p.high;
        last.high_closed = p.high_closed;
      } else if (*ends == 0) {
        last.high_closed = last.high_closed || p.high_closed;
      }
    }
    (void)known;
    set.pieces = std::move(out);
    return set;
  }

  std::optional<RealSet> complement(const RealSet& set) {
    RealSet out;
    out.variable = set.variable;
    Ref low = infinity(true);
    bool low_closed = false;
    for (const Piece& p : set.pieces) {
      const std::optional<int> order = order_of(low, p.low, context_);
      if (!order) return std::nullopt;
      if (*order < 0 || (*order == 0 && low_closed && !p.low_closed))
        out.pieces.push_back({low, p.low, low_closed, !p.low_closed && !is_infinite(p.low)});
      low = p.high;
      low_closed = !p.high_closed;
    }
    if (!is_infinite(low) || low->op == Op::Neg)
      out.pieces.push_back({low, infinity(false), low_closed && !is_infinite(low), false});
    return out;
  }

  std::optional<RealSet> join(std::optional<RealSet> a, std::optional<RealSet> b, Combine how) {
    if (!a || !b) return std::nullopt;
    if (!a->variable.empty() && !b->variable.empty() && a->variable != b->variable)
      return std::nullopt;
    const std::string variable = a->variable.empty() ? b->variable : a->variable;
    std::optional<RealSet> out;
    if (how == Combine::Union) {
      a->pieces.insert(a->pieces.end(), b->pieces.begin(), b->pieces.end());
      out = merged(std::move(*a));
    } else {
      // a and b = not (not a or not b);  a minus b = not (not a or b)
      std::optional<RealSet> left = complement(*a);
      std::optional<RealSet> right = how == Combine::Intersection ? complement(*b) : b;
      if (!left || !right) return std::nullopt;
      left->pieces.insert(left->pieces.end(), right->pieces.begin(), right->pieces.end());
      left = merged(std::move(*left));
      if (!left) return std::nullopt;
      out = complement(*left);
    }
    if (out) out->variable = variable;
    return out;
  }

  // {x | condition}, {x in R | condition}
  std::optional<RealSet> condition(Ref n) {
    Ref element = n->child(0);
    std::optional<RealSet> domain = everything();
    if (element->op == Op::Relation && element->relations.size() == 1 &&
        element->relations[0] == Rel::In) {
      domain = build(element->child(1));
      element = element->child(0);
    }
    if (element->op != Op::Symbol) return std::nullopt;
    std::optional<RealSet> stated = build(n->child(1));
    if (!stated || (stated->variable != label(element) && !stated->variable.empty()))
      return std::nullopt;
    domain = join(std::move(domain), std::move(stated), Combine::Intersection);
    if (domain) domain->variable.clear();
    return domain;
  }

  std::optional<RealSet> list(Ref n) {
    std::optional<RealSet> total;
    if (n->name == "," && n->children.size() > 2) return std::nullopt;
    for (const Ref child : n->children) {
      if (!is_inequality(child) && !is_region(child) && child->op != Op::Relation)
        return std::nullopt;
      std::optional<RealSet> next = build(child);
      if (!next) return std::nullopt;
      if (!total)
        total = std::move(next);
      else
        total = join(std::move(total), std::move(next),
                     n->name == "or" || is_region(child) ? Combine::Union : Combine::Intersection);
      if (!total) return total;
    }
    return total;
  }

  static std::string label(Ref n) { return fingerprint(n); }

  // The unknown of an inequality: a letter, f(x), |x| or something linear in a letter.
  struct Unknown {
    std::string name;
    bool absolute = false;
    Rational slope{1};
    Rational offset;
  };
  std::optional<Unknown> unknown(Ref n) {
    if (n->op == Op::Symbol || n->op == Op::Apply)
      return Unknown{label(n), false, Rational(1), Rational(0)};
    if (n->op == Op::Func && n->func == Func::Abs) {
      std::optional<Unknown> inner = unknown(n->child(0));
      if (!inner || inner->absolute) return std::nullopt;
      inner->absolute = true;
      return inner;
    }
    bool opaque = false;
    const std::vector<std::string> variables = variables_of(n, opaque);
    if (opaque || variables.size() != 1) return std::nullopt;
    // linear? f(x) = f(0) + x (f(1) - f(0)) at three more points, for rational functions of degree
    // <= 3
    Rational at0, at1, at2, at5, at7;
    const auto value = [&](std::int64_t x, Rational& out) {
      return evaluate_exact(n, out, {{variables[0], Rational(x)}}) == ExactStatus::Ok;
    };
    if (!polynomial_like(n) || !value(0, at0) || !value(1, at1) || !value(2, at2) ||
        !value(5, at5) || !value(7, at7))
      return std::nullopt;
    const Rational slope = at1 - at0;
    if (slope.is_zero() || !(at2 == at0 + slope * Rational(2)) ||
        !(at5 == at0 + slope * Rational(5)) || !(at7 == at0 + slope * Rational(7)))
      return std::nullopt;
    return Unknown{label(context_.arena.symbol(variables[0])), false, slope, at0};
  }

  // Sums, products and small powers only: degree at most four, so that five points prove linearity.
  static bool polynomial_like(Ref n) {
    int degree = 0;
    return degree_of(n, degree) && degree <= 4;
  }
  static bool degree_of(Ref n, int& degree) {
    if (n->op == Op::Number || n->op == Op::Symbol) {
      degree = n->op == Op::Symbol ? 1 : 0;
      return true;
    }
    if (n->op == Op::Neg) return degree_of(n->child(0), degree);
    if (n->op == Op::Div) return n->child(1)->op == Op::Number && degree_of(n->child(0), degree);
    if (n->op != Op::Add && n->op != Op::Mul) return false;
    int total = 0;
    for (const Ref child : n->children) {
      int d = 0;
      if (!degree_of(child, d)) return false;
      total = n->op == Op::Add ? std::max(total, d) : total + d;
    }
    degree = total;
    return total <= 4;
  }

  // unknown REL c
  std::optional<RealSet> half_line(const Unknown& u, Rel rel, Ref c) {
    Arena& arena = context_.arena;
    if (u.absolute) {
      const std::optional<int> sign = certified_sign(c);
      if (!sign || *sign < 0) return std::nullopt;
      const bool inside = rel == Rel::Lt || rel == Rel::Le;
      if (!inside && rel != Rel::Gt && rel != Rel::Ge) return std::nullopt;
      Unknown inner = u;  // -c < ax + b < c, or either side of it
      inner.absolute = false;
      return join(half_line(inner, rel, c),
                  half_line(inner, flipped(rel), arena.make(Op::Neg, {c})),
                  inside ? Combine::Intersection : Combine::Union);
    }
    if (!u.slope.is_one() || !u.offset.is_zero()) {
      c = arena.make(Op::Div, {arena.sub(c, arena.number(u.offset)), arena.number(u.slope)});
      if (u.slope.sign() < 0) rel = flipped(rel);
    }
    if (rel == Rel::Lt || rel == Rel::Le) return interval(infinity(true), c, false, rel == Rel::Le);
    if (rel == Rel::Gt || rel == Rel::Ge)
      return interval(c, infinity(false), rel == Rel::Ge, false);
    if (rel == Rel::Eq) return points({c});
    if (rel != Rel::Ne) return std::nullopt;
    const std::optional<RealSet> point = points({c});
    return point ? complement(*point) : point;
  }

  bool is_constant(Ref n) {
    if (!is_scalar(n)) return false;
    bool opaque = false;
    return variables_of(n, opaque).empty() && !opaque;
  }

  std::optional<RealSet> relation(Ref n) {
    if (n->relations.size() == 1 && (n->relations[0] == Rel::In || n->relations[0] == Rel::NotIn)) {
      if (n->child(0)->op != Op::Symbol && n->child(0)->op != Op::Apply) return std::nullopt;
      std::optional<RealSet> set = build(n->child(1));
      if (set && n->relations[0] == Rel::NotIn) set = complement(*set);
      if (set) set->variable = label(n->child(0));
      return set;
    }
    if (!is_inequality(n)) return std::nullopt;
    std::optional<RealSet> total;
    for (std::size_t i = 0; i < n->relations.size(); ++i) {
      const Ref left = n->child(i);
      const Ref right = n->child(i + 1);
      if (!is_scalar(left) || !is_scalar(right)) return std::nullopt;
      std::optional<RealSet> next;
      std::string name;
      const bool turned = is_constant(left);
      if (turned || is_constant(right)) {
        if (const std::optional<Unknown> u = unknown(turned ? right : left)) {
          name = u->name;
          next = half_line(*u, turned ? flipped(n->relations[i]) : n->relations[i],
                           turned ? left : right);
        }
      }
      if (!next) {
        const Ref difference = context_.arena.sub(left, right);
        bool opaque = false;
        const std::vector<std::string> variables = variables_of(difference, opaque);
        if (opaque || variables.size() != 1) return std::nullopt;
        name = label(context_.arena.symbol(variables[0]));
        next = sign_set(difference, variables[0], n->relations[i], context_);
      }
      if (!next) return std::nullopt;
      next->variable = name;
      total =
          total ? join(std::move(total), std::move(next), Combine::Intersection) : std::move(next);
      if (!total) return total;
    }
    return total;
  }

  Context& context_;
  bool pair_is_interval_;
};

}  // namespace

std::optional<RealSet> real_set(Ref node, Context& context, bool pair_is_interval) {
  return Builder(context, pair_is_interval).build(node);
}

Outcome decide_real_sets(const RealSet& a, const RealSet& b, Context& context) {
  if (!a.variable.empty() && !b.variable.empty() && a.variable != b.variable) {
    return Outcome::no(Method::Structural, "statements about different variables");
  }
  if (a.pieces.size() != b.pieces.size())
    return Outcome::no(Method::Structural, "the sets have different numbers of pieces");
  Outcome all = Outcome::yes(Method::Structural, "the same set of real numbers");
  for (std::size_t i = 0; i < a.pieces.size(); ++i) {
    const Piece& x = a.pieces[i];
    const Piece& y = b.pieces[i];
    if (x.low_closed != y.low_closed || x.high_closed != y.high_closed) {
      const Ref end = x.low_closed != y.low_closed ? (x.low_closed ? x.low : y.low)
                                                   : (x.high_closed ? x.high : y.high);
      return Outcome::no(Method::Structural, "the end " + to_text(end).substr(0, 200) +
                                                 " belongs to one of the sets only");
    }
    for (const Outcome& end :
         {decide_values(x.low, y.low, context), decide_values(x.high, y.high, context)}) {
      if (end.equal == Truth::No)
        return Outcome::no(Method::Structural, "an end differs: " + end.reason);
      if (end.equal == Truth::Unknown) all = end;
      if (end.method == Method::Tested && all.equal == Truth::Yes) all.method = Method::Tested;
    }
  }
  return all;
}

bool is_region(Ref n) {
  return n->op == Op::Interval || n->op == Op::Union || n->op == Op::Intersection ||
         n->op == Op::Difference || n->op == Op::NamedSet || n->op == Op::Builder;
}

bool is_inequality(Ref n) {
  if (n->op != Op::Relation) return false;
  return std::all_of(n->relations.begin(), n->relations.end(), [](Rel r) {
    return r == Rel::Lt || r == Rel::Le || r == Rel::Gt || r == Rel::Ge || r == Rel::Ne;
  });
}

}  // namespace assay::checkers::math

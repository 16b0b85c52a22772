// The last step of the ladder: structure. What the parts decide is put together here; a structure
// is equal if all its parts are, different if one is or if the shapes are, and undecided otherwise.

#include "checkers/math/structure.h"

#include <algorithm>

#include "checkers/math/exact.h"
#include "checkers/math/habits.h"
#include "checkers/math/limits.h"
#include "checkers/math/normalise.h"
#include "checkers/math/real_set.h"
#include "checkers/math/scalar.h"
#include "checkers/math/values.h"

namespace assay::checkers::math {
namespace {

class Nested {
 public:
  explicit Nested(Context& context) : context_(context) { ++context_.nesting; }
  Nested(const Nested&) = delete;
  Nested& operator=(const Nested&) = delete;
  ~Nested() { --context_.nesting; }

 private:
  Context& context_;
};

bool is_sequence(Ref n) { return n->op == Op::List || n->op == Op::Set || n->op == Op::Tuple; }

std::optional<std::vector<Rational>> rationals(const std::vector<Ref>& items) {
  std::vector<Rational> out;
  for (const Ref item : items) {
    Rational r;
    if (!is_scalar(item) || item->op == Op::Ratio || item->op == Op::Percent ||
        evaluate_exact(item, r) != ExactStatus::Ok)
      return std::nullopt;
    out.push_back(std::move(r));
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::optional<std::vector<Ref>> without_repetition(const std::vector<Ref>& items,
                                                   Context& context) {
  std::vector<Ref> out;
  for (const Ref item : items) {
    bool seen = false;
    for (const Ref other : out) {
      if (++context.matches > kMaxMatches) return std::nullopt;
      const Truth same = decide(other, item, context).equal;
      if (same == Truth::Unknown) return std::nullopt;
      seen = same == Truth::Yes;
      if (seen) break;
    }
    if (!seen) out.push_back(item);
  }
  return out;
}

Outcome in_order(const std::vector<Ref>& a, const std::vector<Ref>& b, Context& context) {
  Outcome all = Outcome::yes(Method::Structural, "equal part by part");
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (context.expired()) return Outcome::unknown("out of time");
    Outcome part = decide(a[i], b[i], context);
    if (part.equal == Truth::No)
      return Outcome::no(Method::Structural,
                         "part " + std::to_string(i + 1) + " differs: " + part.reason);
    if (part.equal == Truth::Unknown)
      all = Outcome::unknown("part " + std::to_string(i + 1) + ": " + part.reason);
    if (part.method == Method::Tested && all.equal == Truth::Yes) all.method = Method::Tested;
  }
  return all;
}

// Equality is transitive where it is decided, so that taking the first match is enough.
Outcome in_any_order(const std::vector<Ref>& a, const std::vector<Ref>& b, Context& context) {
  std::vector<bool> used(b.size(), false);
  Outcome all = Outcome::yes(Method::Structural, "the same elements");
  bool unknown = false;
  for (std::size_t k = 0; k < a.size(); ++k) {
    bool found = false;
    bool open = false;
    // Often the order is the same: look there first.
    for (std::size_t step = 0; step < b.size() && !found; ++step) {
      const std::size_t i = (k + step) % b.size();
      if (used[i]) continue;
      if (++context.matches > kMaxMatches || context.expired())
        return Outcome::unknown("too many elements to match");
      const Outcome match = decide(a[k], b[i], context);
      if (match.equal == Truth::Yes) {
        used[i] = true;
        found = true;
        if (match.method == Method::Tested) all.method = Method::Tested;
      } else if (match.equal == Truth::Unknown) {
        open = true;
      }
    }
    if (!found && !open)
      return Outcome::no(Method::Structural, to_text(a[k]).substr(0, 200) + " has no counterpart");
    unknown = unknown || !found;
  }
  if (unknown) return Outcome::unknown("some elements could not be compared");
  return all;
}

Outcome decide_sequences(Ref a, Ref b, Context& context) {
  const bool tuples = a->op == Op::Tuple && b->op == Op::Tuple;
  if (tuples && (a->name == "cases") != (b->name == "cases"))
    return Outcome::no(Method::Structural, "different kinds");
  if ((a->op == Op::Tuple && b->op == Op::Set) || (a->op == Op::Set && b->op == Op::Tuple)) {
    return Outcome::no(Method::Structural, "an ordered tuple against a set");
  }
  const bool ordered = a->op == Op::Tuple || b->op == Op::Tuple ||
                       (context.policy.ordered && a->op == Op::List && b->op == Op::List);
  // Points are solutions, listed once or twice; numbers in a bare list may be roots with
  // multiplicity.
  const auto points = [](Ref n) {
    return std::all_of(n->children.begin(), n->children.end(),
                       [](Ref c) { return c->op == Op::Tuple; });
  };
  const bool sets = (a->op == Op::Set && b->op == Op::Set) || (!ordered && points(a) && points(b));
  return decide_items(a->children, b->children, ordered, sets, context);
}

Outcome decide_regions(Ref a, Ref b, Context& context) {
  if (is_scalar(a) != is_scalar(b)) {
    const std::optional<RealSet> set = real_set(is_scalar(a) ? b : a, context, true);
    if (!set) return Outcome::unknown("a value against a set that is not computed");
    const bool point = set->pieces.size() == 1 && set->pieces[0].low == set->pieces[0].high;
    if (!point) return Outcome::no(Method::Structural, "a value against a set of other size");
    return decide(is_scalar(a) ? a : set->pieces[0].low, is_scalar(a) ? set->pieces[0].low : b,
                  context);
  }
  for (const Ref side : {a, b}) {
    if (side->op == Op::Tuple && side->children.size() != 2)
      return Outcome::no(Method::Structural, "a tuple against a set");
  }
  const std::optional<RealSet> x = real_set(a, context, true);
  const std::optional<RealSet> y = real_set(b, context, true);
  if (x && y) return decide_real_sets(*x, *y, context);
  if (a->op == b->op && a->op == Op::NamedSet) {
    return a->name == b->name ? Outcome::yes(Method::Structural, "the same set")
                              : Outcome::no(Method::Structural, "different sets");
  }
  if (a->op == b->op && a->children.size() == b->children.size() && a->relations == b->relations &&
      a->left_closed == b->left_closed && a->right_closed == b->right_closed) {
    const Outcome parts = in_order(a->children, b->children, context);
    if (parts.equal == Truth::Yes) return parts;
    if (parts.equal == Truth::No && a->op == Op::Interval) return parts;
  }
  if (a->op == Op::Interval && b->op == Op::Interval &&
      (a->left_closed != b->left_closed || a->right_closed != b->right_closed)) {
    return Outcome::no(Method::Structural, "the ends are of different kinds");
  }
  const bool empty = (a->op == Op::NamedSet && a->name == "empty") ||
                     (b->op == Op::NamedSet && b->name == "empty");
  if (empty) return Outcome::no(Method::Structural, "one side is the empty set");
  return Outcome::unknown("sets that are not computed");
}

Outcome decide_texts(Ref a, Ref b, Context& context) {
  const auto words = [](Ref n) -> std::optional<std::string> {
    if (n->op == Op::Text) return n->name;
    if (n->op == Op::Symbol || n->op == Op::E || n->op == Op::I)
      return n->op == Op::Symbol ? n->name : (n->op == Op::E ? "e" : "i");
    return std::nullopt;
  };
  const auto x = words(a);
  const auto y = words(b);
  if (!x || !y) return Outcome::no(Method::Text, "words against something else");
  std::string left = *x;
  std::string right = *y;
  if (context.policy.ignore_case) {
    for (std::string* s : {&left, &right}) {
      std::transform(s->begin(), s->end(), s->begin(),
                     [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    }
  }
  const auto truth = [](const std::string& s) -> std::string {
    return s == "t" ? "true" : (s == "f" ? "false" : s);
  };
  if (left == "true" || left == "false") right = truth(right);
  if (right == "true" || right == "false") left = truth(left);
  return left == right ? Outcome::yes(Method::Text, "the same words")
                       : Outcome::no(Method::Text, "different words");
}

}  // namespace

Outcome decide_items(const std::vector<Ref>& a, const std::vector<Ref>& b, bool ordered,
                     bool as_sets, Context& context) {
  const Nested nested(context);
  if (!ordered) {
    std::optional<std::vector<Rational>> x = rationals(a);
    std::optional<std::vector<Rational>> y = x ? rationals(b) : std::nullopt;
    if (x && y) {
      if (as_sets) {
        x->erase(std::unique(x->begin(), x->end()), x->end());
        y->erase(std::unique(y->begin(), y->end()), y->end());
      }
      if (*x == *y) return Outcome::yes(Method::Structural, "the same numbers");
      if (x->size() != y->size())
        return Outcome::no(Method::Structural, std::to_string(x->size()) + " elements against " +
                                                   std::to_string(y->size()));
      const auto missing = std::find_if(x->begin(), x->end(), [&](const Rational& r) {
        return !std::binary_search(y->begin(), y->end(), r);
      });
      if (missing == x->end())
        return Outcome::no(Method::Structural, "the same numbers, but not as often");
      return Outcome::no(Method::Structural, missing->text() + " is on one side only");
    }
  }
  if (as_sets) {
    const auto left = without_repetition(a, context);
    const auto right = left ? without_repetition(b, context) : std::nullopt;
    if (!right) {  // as many, one to one, is still proof that they are equal
      Outcome pairs = a.size() == b.size() ? in_any_order(a, b, context) : Outcome::unknown("");
      if (pairs.equal == Truth::Yes) return pairs;
      return Outcome::unknown("whether elements are repeated is not known");
    }
    if (left->size() == right->size()) return in_any_order(*left, *right, context);
    return Outcome::no(Method::Structural, std::to_string(left->size()) + " elements against " +
                                               std::to_string(right->size()));
  }
  if (a.size() != b.size()) {
    return Outcome::no(Method::Structural,
                       std::to_string(a.size()) + " elements against " + std::to_string(b.size()));
  }
  return ordered ? in_order(a, b, context) : in_any_order(a, b, context);
}

Outcome decide(Ref a, Ref b, Context& context) {
  if (context.expired()) return Outcome::unknown("out of time");
  a = normalise(a, context.arena);
  b = normalise(b, context.arena);
  a = flat_system(in_terms_of(a, b, context.arena), context.arena);
  b = flat_system(in_terms_of(b, a, context.arena), context.arena);
  if (holds_matrix(a) || holds_matrix(b)) {
    const auto inside = [](Ref n) {  // (matrix, matrix) is a pair, not a vector
      return is_sequence(n) && holds_matrix(n);
    };
    const bool one_tuple = (a->op == Op::Tuple) != (b->op == Op::Tuple) && !inside(a) && !inside(b);
    const auto plain = [](Ref n) { return n->op != Op::Relation && !is_sequence(n); };
    if (one_tuple ? plain(a) || plain(b) : plain(a) && plain(b))
      return decide_matrices(a, b, context);
  }
  if (is_scalar(a) && is_scalar(b)) return decide_values(a, b, context);
  if (a->op == Op::Prose || b->op == Op::Prose) {
    if (a->op == b->op && a->name == b->name) return Outcome::yes(Method::Text, "the same text");
    return Outcome::unknown("a text with formulas is compared as text only");
  }
  if (a->op == Op::Text || b->op == Op::Text) return decide_texts(a, b, context);
  const auto states = [](Ref n) {
    return n->op == Op::Relation || (n->op == Op::Modulo && n->child(0)->op == Op::Relation) ||
           ((n->op == Op::List || n->op == Op::Set) &&
            std::any_of(n->children.begin(), n->children.end(),
                        [](Ref c) { return c->op == Op::Relation; }));
  };
  if (states(a) || states(b)) return decide_statements(a, b, context);
  if (is_region(a) || is_region(b)) {
    // [a, b] may be meant as a list; a union of finite sets is a set.
    return decide_regions(a, b, context);
  }
  if (is_sequence(a) && is_sequence(b)) return decide_sequences(a, b, context);
  // A set or list of one element is that element; but {{1}, 2} is not {1, 2}.
  const Ref sequence = is_sequence(a) ? a : (is_sequence(b) ? b : nullptr);
  if (sequence != nullptr && sequence->children.size() == 1 && sequence->op != Op::Tuple &&
      context.nesting == 0) {
    return sequence == a ? decide(a->child(0), b, context) : decide(a, b->child(0), context);
  }
  return Outcome::no(Method::Structural, "answers of different kinds");
}

}  // namespace assay::checkers::math

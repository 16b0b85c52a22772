// Matrices: sums, multiples and products are computed entry by entry, determinants by expansion up
// to kMaxDeterminant; what remains is compared entry by entry.

#include <algorithm>

#include "checkers/math/limits.h"
#include "checkers/math/structure.h"
#include "checkers/math/values.h"

namespace assay::checkers::math {
namespace {

constexpr std::uint32_t kMaxDeterminant = 5;
constexpr std::uint32_t kMaxInverse = 3;
constexpr std::int64_t kMaxMatrixPower = 3;  // entries are trees: they grow with every product
constexpr std::size_t kMaxProduct = 8;

Ref determinant(const std::vector<std::vector<Ref>>& m, Arena& arena) {
  if (m.size() == 1) return m[0][0];
  std::vector<Ref> terms;
  for (std::size_t c = 0; c < m.size(); ++c) {
    std::vector<std::vector<Ref>> minor;
    for (std::size_t r = 1; r < m.size(); ++r) {
      std::vector<Ref> row = m[r];
      row.erase(row.begin() + static_cast<std::ptrdiff_t>(c));
      minor.push_back(std::move(row));
    }
    const Ref term = arena.mul(m[0][c], determinant(minor, arena));
    terms.push_back(c % 2 == 0 ? term : arena.make(Op::Neg, {term}));
  }
  return arena.make(Op::Add, std::move(terms));
}

Node* shaped(Ref like, std::vector<Ref> entries, Arena& arena) {
  Node* out = arena.make(Op::Matrix, std::move(entries));
  out->rows = like->rows;
  out->columns = like->columns;
  return out;
}

template <typename F>
Ref map_entries(Ref m, Arena& arena, F f) {
  std::vector<Ref> entries;
  entries.reserve(m->children.size());
  for (const Ref e : m->children) entries.push_back(f(e));
  return shaped(m, std::move(entries), arena);
}

Ref product(Ref a, Ref b, Arena& arena) {
  if (a->op != Op::Matrix && b->op != Op::Matrix) return arena.mul(a, b);
  if (a->op != Op::Matrix) return map_entries(b, arena, [&](Ref e) { return arena.mul(a, e); });
  if (b->op != Op::Matrix) return map_entries(a, arena, [&](Ref e) { return arena.mul(e, b); });
  if (a->columns != b->rows || a->rows > kMaxProduct || a->columns > kMaxProduct ||
      b->columns > kMaxProduct)
    return nullptr;
  if (a->weight > kMaxWeight / 8 || b->weight > kMaxWeight / 8) return nullptr;
  std::vector<Ref> entries;
  for (std::size_t r = 0; r < a->rows; ++r) {
    for (std::size_t c = 0; c < b->columns; ++c) {
      std::vector<Ref> terms;
      terms.reserve(a->columns);
      for (std::size_t k = 0; k < a->columns; ++k) {
        terms.push_back(arena.mul(a->child(r * a->columns + k), b->child(k * b->columns + c)));
      }
      entries.push_back(terms.size() == 1 ? terms[0] : arena.make(Op::Add, std::move(terms)));
    }
  }
  Node* out = arena.make(Op::Matrix, std::move(entries));
  out->rows = a->rows;
  out->columns = b->columns;
  return out;
}

Ref transposed(Ref m, Arena& arena) {
  std::vector<Ref> entries;
  for (std::size_t c = 0; c < m->columns; ++c) {
    for (std::size_t r = 0; r < m->rows; ++r) entries.push_back(m->child(r * m->columns + c));
  }
  Node* out = arena.make(Op::Matrix, std::move(entries));
  out->rows = m->columns;
  out->columns = m->rows;
  return out;
}

std::vector<std::vector<Ref>> table_of(Ref m) {
  std::vector<std::vector<Ref>> table;
  for (std::size_t r = 0; r < m->rows; ++r) {
    const auto begin = m->children.begin() + static_cast<std::ptrdiff_t>(r * m->columns);
    table.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(m->columns));
  }
  return table;
}

// By cofactors, up to kMaxInverse.
Ref inverse(Ref m, Arena& arena) {
  if (m->rows != m->columns || m->rows > kMaxInverse || m->weight > kMaxWeight / 32) return nullptr;
  const std::vector<std::vector<Ref>> table = table_of(m);
  const Ref det = determinant(table, arena);
  const std::size_t n = m->rows;
  std::vector<Ref> entries;
  for (std::size_t r = 0; r < n; ++r) {
    for (std::size_t c = 0; c < n; ++c) {
      std::vector<std::vector<Ref>> minor;
      for (std::size_t i = 0; i < n; ++i) {
        if (i == c) continue;  // transposed
        std::vector<Ref> row = table[i];
        row.erase(row.begin() + static_cast<std::ptrdiff_t>(r));
        minor.push_back(std::move(row));
      }
      Ref cofactor = n == 1 ? arena.number(1) : determinant(minor, arena);
      if ((r + c) % 2 == 1) cofactor = arena.make(Op::Neg, {cofactor});
      entries.push_back(arena.make(Op::Div, {cofactor, det}));
    }
  }
  return shaped(m, std::move(entries), arena);
}

// m^n, m^{-1}, m^T
Ref power(Ref m, Ref exponent, Arena& arena) {
  if (exponent->op == Op::Symbol && (exponent->name == "T" || exponent->name == "top"))
    return transposed(m, arena);
  const bool negative = exponent->op == Op::Neg;
  const Ref size = negative ? exponent->child(0) : exponent;
  const auto n = size->op == Op::Number && size->number.is_integer()
                     ? size->number.to_int()
                     : std::optional<std::int64_t>();
  if (!n || *n < 1 || *n > kMaxMatrixPower || m->rows != m->columns) return nullptr;
  const Ref base = negative ? inverse(m, arena) : m;
  Ref total = base;
  for (std::int64_t k = 1; k < *n && total != nullptr; ++k) total = product(total, base, arena);
  return total;
}

// [[1, 2], [3, 4]] as programs write it; [1, 2] was read as an interval.
Ref from_rows(Ref n, Arena& arena) {
  const auto brackets = [](Ref x) {
    return (x->op == Op::Tuple && x->name == "[") ||
           (x->op == Op::Interval && x->left_closed && x->right_closed);
  };
  if (!brackets(n)) return nullptr;
  std::vector<Ref> entries;
  const std::size_t columns = n->child(0)->children.size();
  for (const Ref row : n->children) {
    if (!brackets(row) || row->children.size() != columns) return nullptr;
    entries.insert(entries.end(), row->children.begin(), row->children.end());
  }
  Node* out = arena.make(Op::Matrix, std::move(entries));
  out->rows = static_cast<std::uint32_t>(n->children.size());
  out->columns = static_cast<std::uint32_t>(columns);
  return out;
}

// c1 i + c2 j + c3 k with unit vectors: its coordinates, or nullptr.
Ref from_unit_vectors(Ref n, Arena& arena) {
  std::vector<Ref> parts(3, nullptr);
  const auto add = [&](Ref term, bool negative) {
    std::vector<Ref> factors;
    int axis = -1;
    const std::vector<Ref> list = term->op == Op::Mul ? term->children : std::vector<Ref>{term};
    for (const Ref f : list) {
      const bool unit =
          f->op == Op::Symbol && (f->name == "vec i" || f->name == "vec j" || f->name == "vec k" ||
                                  f->name == "hat i" || f->name == "hat j" || f->name == "hat k");
      if (unit) {
        if (axis >= 0) return false;
        axis = f->name.back() - 'i';
      } else {
        factors.push_back(f);
      }
    }
    if (axis < 0) return false;
    Ref value = factors.empty() ? arena.number(1)
                                : (factors.size() == 1 ? factors[0] : arena.make(Op::Mul, factors));
    if (negative) value = arena.make(Op::Neg, {value});
    Ref& slot = parts[static_cast<std::size_t>(axis)];
    slot = slot == nullptr ? value : arena.add(slot, value);
    return true;
  };
  const std::vector<Ref> terms = n->op == Op::Add ? n->children : std::vector<Ref>{n};
  for (const Ref t : terms) {
    const bool negative = t->op == Op::Neg;
    if (!add(negative ? t->child(0) : t, negative)) return nullptr;
  }
  for (Ref& p : parts) {
    if (p == nullptr) p = arena.number(0);
  }
  return arena.make(Op::Tuple, std::move(parts));
}

}  // namespace

bool holds_matrix(Ref node) {
  if (node->op == Op::Matrix) return true;
  if (node->op == Op::Symbol && node->name.size() == 5 &&
      (node->name.starts_with("vec ") || node->name.starts_with("hat "))) {
    const char axis = node->name.back();
    return axis == 'i' || axis == 'j' || axis == 'k';
  }
  return std::any_of(node->children.begin(), node->children.end(), holds_matrix);
}

Ref evaluate_matrix(Ref n, Arena& arena) {
  if (n->op == Op::Matrix) return n;
  if (n->op == Op::Neg) {
    const Ref m = evaluate_matrix(n->child(0), arena);
    if (m == nullptr) return nullptr;
    if (m->op != Op::Matrix) return arena.make(Op::Neg, {m});
    return map_entries(m, arena, [&](Ref e) { return arena.make(Op::Neg, {e}); });
  }
  if (n->op == Op::Add) {
    Ref total = nullptr;
    for (const Ref child : n->children) {
      const Ref m = evaluate_matrix(child, arena);
      if (m == nullptr) return nullptr;
      if (total == nullptr) {
        total = m;
      } else if (total->op != Op::Matrix && m->op != Op::Matrix) {
        total = arena.add(total, m);
      } else if (total->op != m->op || total->rows != m->rows || total->columns != m->columns) {
        return nullptr;
      } else {
        std::vector<Ref> entries;
        entries.reserve(m->children.size());
        for (std::size_t i = 0; i < m->children.size(); ++i)
          entries.push_back(arena.add(total->child(i), m->child(i)));
        total = shaped(m, std::move(entries), arena);
      }
    }
    return total;
  }
  if (n->op == Op::Mul) {
    Ref total = nullptr;
    for (const Ref child : n->children) {
      const Ref m = evaluate_matrix(child, arena);
      if (m == nullptr) return nullptr;
      total = total == nullptr ? m : product(total, m, arena);
      if (total == nullptr) return nullptr;
    }
    return total;
  }
  if (n->op == Op::Div) {
    const Ref m = evaluate_matrix(n->child(0), arena);
    if (m == nullptr || holds_matrix(n->child(1))) return nullptr;
    const Ref by = n->child(1);
    if (m->op != Op::Matrix) return arena.make(Op::Div, {m, by});
    return map_entries(m, arena, [&](Ref e) { return arena.make(Op::Div, {e, by}); });
  }
  if (n->op == Op::Pow) {
    const Ref m = evaluate_matrix(n->child(0), arena);
    if (m != nullptr && m->op == Op::Matrix) return power(m, n->child(1), arena);
  }
  if (n->op == Op::Func) {
    if (n->func == Func::Det || (n->func == Func::Abs && n->child(0)->op == Op::Matrix)) {
      const Ref m = evaluate_matrix(n->child(0), arena);
      if (m == nullptr || m->op != Op::Matrix || m->rows != m->columns || m->rows > kMaxDeterminant)
        return nullptr;
      return determinant(table_of(m), arena);
    }
  }
  return holds_matrix(n) ? nullptr : n;
}

Outcome decide_matrices(Ref a, Ref b, Context& context) {
  Arena& arena = context.arena;
  const auto value = [&](Ref n) -> Ref {
    if (Ref rows = from_rows(n, arena); rows != nullptr) return rows;
    if (n->op == Op::Tuple) return n;
    if (Ref coordinates = from_unit_vectors(n, arena); coordinates != nullptr) return coordinates;
    return evaluate_matrix(n, arena);
  };
  const Ref x = value(a);
  const Ref y = value(b);
  if (x == nullptr || y == nullptr) {
    if (same_tree(a, b)) return Outcome::yes(Method::Structural, "written the same");
    return Outcome::unknown("an expression of matrices that is not computed");
  }
  if (is_scalar(x) && is_scalar(y)) return decide_values(x, y, context);
  const auto is_vector = [](Ref n) {
    return n->op == Op::Tuple || (n->op == Op::Matrix && (n->rows == 1 || n->columns == 1));
  };
  if (x->op == Op::Matrix && y->op == Op::Matrix) {
    if (x->rows != y->rows || x->columns != y->columns) {
      return Outcome::no(Method::Structural, "matrices of different shapes");
    }
    return decide_items(x->children, y->children, true, false, context);
  }
  if (is_vector(x) && is_vector(y)) {
    // two coordinates may be three with a zero
    std::vector<Ref> p = x->children;
    std::vector<Ref> q = y->children;
    const bool units =
        from_unit_vectors(a, arena) != nullptr || from_unit_vectors(b, arena) != nullptr;
    while (units && p.size() < q.size()) p.push_back(arena.number(0));
    while (units && q.size() < p.size()) q.push_back(arena.number(0));
    return decide_items(p, q, true, false, context);
  }
  return Outcome::no(Method::Structural, "a matrix against something else");
}

}  // namespace assay::checkers::math

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checkers/math/context.h"

namespace assay::checkers::math {

/// One stretch of the real line. Ends are constants or infinities.
struct Piece {
  Ref low = nullptr;
  Ref high = nullptr;
  bool low_closed = false;
  bool high_closed = false;
};

/// A set of reals: disjoint pieces in increasing order that do not touch. `variable` is what the
/// set was stated about ("x" in x > 5), or empty.
struct RealSet {
  std::vector<Piece> pieces;
  std::string variable;
};

/// The set that a node states: intervals, unions, finite sets, inequalities in one variable,
/// builders. `pair_is_interval`: (a, b) is an open interval. Nothing if the order of two ends is
/// not decided or the node states something else.
std::optional<RealSet> real_set(Ref node, Context& context, bool pair_is_interval);

/// Piece by piece; ends are compared as values (decimals may stand for exact ends).
Outcome decide_real_sets(const RealSet& a, const RealSet& b, Context& context);

/// Does a node state a set of reals by its form (not merely could it)?
bool is_region(Ref node);
/// Is it a chain of <, <=, >, >=, != ?
bool is_inequality(Ref node);

}  // namespace assay::checkers::math

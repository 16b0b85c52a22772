// Kuhn's augmenting paths (H. W. Kuhn, The Hungarian method, 1955), depth first. The recursion is
// as deep as there are nodes, which the callers bound by the root of kMaxSetComparisons.

#include "checkers/unit/matching.h"

namespace assay::checkers {
namespace {

constexpr std::size_t kFree = static_cast<std::size_t>(-1);

class Matching {
 public:
  Matching(const Edges& edges, std::size_t right)
      : edges_(edges), partner_(right, kFree), seen_(right, kFree) {}

  /// Pairs `left` off, moving others if need be. False if that cannot be.
  bool pair_off(std::size_t left) { return augment(left, left); }

 private:
  bool augment(std::size_t left, std::size_t round) {
    for (const std::size_t right : edges_[left]) {
      if (partner_[right] == kFree) {
        partner_[right] = left;
        return true;
      }
    }
    for (const std::size_t right : edges_[left]) {
      if (seen_[right] == round) {
        continue;
      }
      seen_[right] = round;
      if (augment(partner_[right], round)) {
        partner_[right] = left;
        return true;
      }
    }
    return false;
  }

  const Edges& edges_;
  std::vector<std::size_t> partner_;  // of each right-hand node
  std::vector<std::size_t> seen_;     // the round in which a right-hand node was tried
};

}  // namespace

std::size_t unmatched_node(const Edges& edges, std::size_t right) {
  Matching matching(edges, right);
  for (std::size_t left = 0; left < edges.size(); ++left) {
    if (!matching.pair_off(left)) {
      return left;
    }
  }
  return edges.size();
}

}  // namespace assay::checkers

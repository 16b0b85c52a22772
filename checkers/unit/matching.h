#pragma once

#include <cstddef>
#include <vector>

namespace assay::checkers {

/// edges[i] are the right-hand nodes that left-hand node i may be paired with.
using Edges = std::vector<std::vector<std::size_t>>;

/// A left-hand node that is alone in some maximum matching, or edges.size() if all can be paired
/// off with different right-hand nodes, of which there are `right`. Kuhn's algorithm: O(nodes *
/// edges).
std::size_t unmatched_node(const Edges& edges, std::size_t right);

}  // namespace assay::checkers

// Placeholder until the worker: see constants.h.

#include "checkers/math/constants.h"

namespace assay::checkers::math {

Outcome decide_constants(Ref, Ref, Context&) {
  return Outcome::unknown("the values agree to 300 bits, and that is no proof");
}

}  // namespace assay::checkers::math

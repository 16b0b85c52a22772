#pragma once

#include <optional>
#include <string>

#include "checkers/checkers.h"

namespace assay::grader {

/// What is wrong with a record that says to be an array or a scalar of NumPy's: a dtype that is not
/// one of the closed list, a shape that is not that of the items, an item that is no value of the
/// dtype. Nothing if all is well, or for any other record. Thread safe.
std::optional<std::string> numpy_fault(const checkers::RecordValue& record);

}  // namespace assay::grader

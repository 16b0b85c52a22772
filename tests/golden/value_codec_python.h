#pragma once

#include <string>
#include <vector>

namespace assay::test {

/// Runs tests/golden/value_codec_peer.py, the Python side of the value format, under the system's
/// Python: one line in, one line out. It is trusted and runs in no box.
std::vector<std::string> ask_python(const std::string& mode, const std::vector<std::string>& lines);

}  // namespace assay::test

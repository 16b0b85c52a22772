#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sandbox/sandbox.h"

namespace assay::grader {

/// The Python programs that stand between the grader and Python code; each says in its own first
/// lines what comes in and what goes out.
enum class Driver {
  Function,           ///< function_driver.py: one call.
  AssertsTest,        ///< asserts_driver.py: the test's box of a pair.
  AssertsSubmission,  ///< submission_server.py: the submission's box of a pair.
  AssertsShared,      ///< asserts_shared_driver.py: both in one process.
};

/// The harness as files to place in a box: made once, shared by all runs. Immutable.
class Harness {
 public:
  /// Errors: Io.
  static Result<Harness> make();

  /// The driver and the modules that it imports, below .assay/.
  std::vector<sandbox::File> files(Driver driver) const;
  /// What an interpreter that has `base` imported needs to be warm for `driver`; null for null.
  std::shared_ptr<const sandbox::Warm> warm(Driver driver,
                                            const std::shared_ptr<const sandbox::Warm>& base) const;
  /// What {source} stands for in the interpreter's command line.
  static std::string_view path(Driver driver);

 private:
  struct Module {
    std::string_view path;
    sandbox::Blob blob;
  };
  std::vector<Module> modules_;
};

/// An unguessable word, for telling the harness's own line on a result channel. 32 hexadecimal
/// digits of getrandom(2).
std::string random_token();

}  // namespace assay::grader

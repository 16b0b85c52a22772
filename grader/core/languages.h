#pragma once

// A language is data: grader/languages/<name>.json. Adding one is adding a file (the format is in
// grader/languages/README.md).

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "grader/grader.h"
#include "sandbox/sandbox.h"

namespace assay::grader {

class AheadFolder;

struct Language {
  std::string name;                     ///< "python", "cpp", ...
  std::vector<std::string> aliases;     ///< "py", "python3", "c++", "js": also fence labels.
  std::string display;                  ///< "Python 3"
  std::string source_name;              ///< "main.py"; what {"code"} is stored as.
  std::vector<std::string> extensions;  ///< ".py"
  /// Host paths (may hold *), the first that exists is {tool}.
  std::vector<std::string> requires_any;
  std::vector<std::string> version_command;  ///< Run in the box by doctor and for provenance.
  struct Step {
    /// {source}, {sources}, {main_stem}, {tool}, {memory_mb} are substituted.
    std::vector<std::string> argv;
    std::vector<std::string> env;
    std::shared_ptr<const sandbox::Root> root;
    sandbox::Profile profile = sandbox::Profile::Native;
    sandbox::Limits limits;  ///< Defaults of this step.
    /// Run, of a Python: what a warm interpreter has imported. Null: always cold.
    std::shared_ptr<const sandbox::Warm> warm;
    /// Beyond that, for programs that name the module: first calls to it, by module.
    std::map<std::string, std::string> preload = {};
    /// Run: how an interpreter waits that is started ahead. Null: none is.
    std::shared_ptr<const sandbox::Standby> standby = {};
    std::vector<std::string> artifacts;  ///< Compile: names (or "*.class") to carry into the run.
    /// What can be made before there is a submission, to save time (ahead.h).
    struct Ahead {
      std::vector<std::string> argv;         ///< Makes it, in the box of this step.
      std::string source;                    ///< Content of {source} there.
      std::string artifact;                  ///< The file that it leaves.
      std::string box;                       ///< Where that is found in the box of this step.
      std::vector<sandbox::RootFile> files;  ///< What must be there beside it.
      std::vector<std::string> use;          ///< What {ahead} in argv stands for where it is there.
      std::vector<std::string> watch;        ///< Host files; another size or time makes it stale.
      sandbox::Limits limits;
    };
    std::optional<Ahead> ahead = {};
    std::vector<std::string> ahead_words = {};  ///< Ahead::use where it is in `root`, else empty.
  };
  std::optional<Step> compile;  ///< Nothing: interpreted.
  Step run;
  /// How test programs are built and run (kind program); nothing: not in this language.
  struct ProgramHarness {
    using Files = std::map<std::string, std::string>;  ///< Text by name in the box.
    /// @TEST@, @DECLARATIONS@ and @SOURCE@ (the submission's main file) are replaced.
    Files files;
    std::string together;  ///< @DECLARATIONS@ of a test that says nothing: includes the submission.
    Files apart_files;     ///< Added where the submission is compiled apart.
    std::optional<Step> apart;  ///< Compiles it, in a box without the test.
    std::optional<Step> compile;
    std::optional<Step> run;
    std::string source;     ///< What {source} of `run` stands for; empty: the submission's main.
    std::string counts;     ///< A test that holds this word has to reach one; empty: not counted.
    std::string main_name;  ///< RE2 whose group 1 names the main file of one that has no name.
  };
  std::optional<ProgramHarness> program;
  double cpu_factor = 1;     ///< Multiplies a problem's CPU limit.
  CpuTime cpu_extra;         ///< Added to it (JVM start-up).
  Bytes memory_extra;        ///< Added to a problem's memory limit (JVM, Node, Go heaps).
  int processes_extra = 0;   ///< Threads of the runtime itself.
  std::string hello_source;  ///< Prints hello_output; the language's own test and doctor's.
  std::string hello_output;

  std::string package;  ///< The Debian package that brings it.

  /// The entry of requires_any that exists here, links followed; empty: missing.
  std::string tool;
  std::string missing;  ///< The first path that is needed and not here.
};

/// All languages, loaded once; immutable, thread safe.
class Languages {
 public:
  /// The descriptions compiled into the binary, or those of `dir` if not empty. Errors: Io,
  /// BadRequest (naming file and field).
  static Result<Languages> load(const std::string& dir);
  /// By name or alias, case-insensitive. Errors: UnknownLanguage (naming the known ones).
  Result<const Language*> find(std::string_view name) const;
  /// Like find, but also Errors: MissingToolchain, saying which package to install.
  Result<const Language*> find_installed(std::string_view name) const;
  const std::vector<Language>& all() const { return languages_; }
  /// Lets steps use what was made ahead for them. Before it is shared between threads.
  void use_ahead(const AheadFolder& folder);
  /// Takes warm interpreters from all of them. Likewise.
  void start_cold();

 private:
  std::vector<Language> languages_;
};

}  // namespace assay::grader

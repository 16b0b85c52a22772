// Where the things that a description names are on this host. Symbolic links are followed for the
// tool (Debian's alternatives lead through three of them), so that its home folder is known and a
// box needs no links of its own. Done once at start-up: a package that is upgraded later shows as
// a missing path in the executor, not as another compiler behind the same version string.

#include "grader/core/language_host.h"

#include <glob.h>
#include <string.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace assay::grader {
namespace {

#if defined(__x86_64__)
constexpr std::string_view kLibraryFolder = "/usr/lib/x86_64-linux-gnu";
#elif defined(__aarch64__)
constexpr std::string_view kLibraryFolder = "/usr/lib/aarch64-linux-gnu";
#else
#error "which multiarch folder does this architecture have?"
#endif

bool exists(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

/// For glob(3): whether a folder that cannot be read is trouble of ours (no descriptors, no memory)
/// and not one that is not there.
int is_trouble(const char* /*folder*/, int error) {
  return error != ENOENT && error != ENOTDIR && error != EACCES ? 1 : 0;
}

/// What matches `pattern` ("*" only), lowest version first; the pattern itself where it has no star
/// and exists. Where that cannot be found out, the errno goes into `trouble`.
std::vector<std::string> matches(const std::string& pattern, int& trouble) {
  std::vector<std::string> found;
  if (pattern.find('*') == std::string::npos) {
    return exists(pattern) ? std::vector{pattern} : found;
  }
  glob_t result{};
  errno = 0;
  const int status = ::glob(pattern.c_str(), 0, is_trouble, &result);
  if (status == 0) {
    found.assign(result.gl_pathv, result.gl_pathv + result.gl_pathc);
  } else if (status != GLOB_NOMATCH) {
    trouble = errno != 0 ? errno : ENOMEM;
  }
  ::globfree(&result);
  std::ranges::sort(found, [](const std::string& a, const std::string& b) {
    return ::strverscmp(a.c_str(), b.c_str()) < 0;
  });
  return found;
}

std::string real_path(const std::string& path) {
  char resolved[PATH_MAX];
  return ::realpath(path.c_str(), resolved) != nullptr ? std::string(resolved) : path;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

/// The first candidate that can be executed, links followed; the newest of a pattern's matches.
std::string find_tool(const std::vector<std::string>& candidates, int& trouble) {
  for (const std::string& candidate : candidates) {
    const std::vector<std::string> found = matches(candidate, trouble);
    if (!found.empty() && ::access(found.back().c_str(), X_OK) == 0) {
      return real_path(found.back());
    }
  }
  return {};
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

/// The placeholders that belong to the host. {tool} in command lines is left to run_plan.cc, but a
/// path or a link cannot wait for it.
std::string placed(std::string text, const std::string& tool) {
  replace_all(text, "{lib}", kLibraryFolder);
  replace_all(text, "{tool}", tool);
  replace_all(text, "{tool_home}", folder_of(folder_of(tool)));
  return text;
}

/// Adds to `root` what `pattern` stands for; false if it is needed and not there.
bool add_path(const PathPattern& pattern, const std::string& tool, sandbox::Root& root,
              int& trouble) {
  const std::vector<std::string> found = matches(placed(pattern.pattern, tool), trouble);
  for (const std::string& path : found) {
    const sandbox::BoundPath bound{.host = path, .box = path};
    if (std::ranges::find(root.paths, bound) == root.paths.end()) {
      root.paths.push_back(bound);
    }
  }
  return pattern.optional || !found.empty();
}

/// The root of a step; the first needed path that is not here goes into `missing`.
sandbox::Root make_root(const Surroundings& around, const std::string& tool, std::string& missing,
                        int& trouble) {
  sandbox::Root root;
  root.proc = around.proc;
  root.opens = around.opens;
  root.exec = around.exec;
  for (const PathPattern& pattern : around.paths) {
    if (!add_path(pattern, tool, root, trouble) && missing.empty()) {
      missing = placed(pattern.pattern, tool);
    }
  }
  for (const auto& [box, target] : around.links) {
    root.links.push_back({.box = box, .target = placed(target, tool)});
  }
  for (const auto& [box, content] : around.files) {
    root.files.push_back({.box = box, .content = content});
  }
  return root;
}

/// A file to watch that is not there stays a pattern: that it appears later makes a difference.
void bind_ahead(const std::string& tool, Language::Step::Ahead& ahead, int& trouble) {
  for (std::string& word : ahead.argv) {
    word = placed(std::move(word), tool);
  }
  std::vector<std::string> watched;
  for (const std::string& pattern : ahead.watch) {
    const std::vector<std::string> found = matches(placed(pattern, tool), trouble);
    watched.insert(watched.end(), found.begin(), found.end());
    if (found.empty()) {
      watched.push_back(pattern);
    }
  }
  ahead.watch = std::move(watched);
}

void bind_commands(const Surroundings& around, const std::string& tool, Language::Step& step,
                   int& trouble) {
  for (std::string& word : step.argv) {
    word = placed(std::move(word), tool);
  }
  for (const auto& [name, value] : around.env) {
    step.env.push_back(name + "=" + placed(value, tool));
  }
  if (step.ahead) {
    bind_ahead(tool, *step.ahead, trouble);
  }
}

}  // namespace

Language HostBinder::bind(LanguageDescription description) {
  Language language = std::move(description.language);
  language.tool = find_tool(language.requires_any, trouble_);
  if (language.tool.empty()) {
    language.missing = language.requires_any.front();
  }
  for (std::string& word : language.version_command) {
    word = placed(std::move(word), language.tool);
  }
  language.run.root = shared(make_root(description.run, language.tool, language.missing, trouble_));
  bind_commands(description.run, language.tool, language.run, trouble_);
  if (language.compile && description.compile) {
    language.compile->root =
        shared(make_root(*description.compile, language.tool, language.missing, trouble_));
    bind_commands(*description.compile, language.tool, *language.compile, trouble_);
  }
  if (!language.missing.empty()) {
    language.tool.clear();
  }
  bind_program(description, language);
  return language;
}

/// A test program whose tools are not here is not to be had, but the language itself may be.
void HostBinder::bind_program(const LanguageDescription& description, Language& language) {
  if (!language.program) {
    return;
  }
  std::string missing;
  for (const auto& [step, around] :
       {std::pair(&language.program->apart, &description.program_apart),
        std::pair(&language.program->compile, &description.program_compile),
        std::pair(&language.program->run, &description.program_run)}) {
    if (*step) {
      (*step)->root = shared(make_root(*around, language.tool, missing, trouble_));
      bind_commands(*around, language.tool, **step, trouble_);
    }
  }
  if (!missing.empty()) {
    language.program.reset();
  }
}

std::shared_ptr<const sandbox::Root> HostBinder::shared(sandbox::Root root) {
  const auto known = std::ranges::find_if(roots_, [&](const auto& each) { return *each == root; });
  if (known != roots_.end()) {
    return *known;
  }
  return roots_.emplace_back(std::make_shared<const sandbox::Root>(std::move(root)));
}

}  // namespace assay::grader

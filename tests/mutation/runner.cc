// Runs programs of tests/programs in the mutated sandbox, with the walls off that
// ASSAY_TEST_WALLS_OFF names, and prints a line a program: its name, its milliseconds, "held",
// "fell" or "missing" (its language is not installed), and what told. Only ever started by run.py,
// inside a box of its own. Usage: mutation_runner SOURCE_DIR BINARY_DIR TIER PROGRAM...

#include <linux/keyctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>

#include "tests/kernel/program_claim.h"
#include "tests/kernel/submission_claim.h"

namespace {

using namespace assay;
using namespace assay::sandbox;
using namespace assay::test;

Blob all_programs(const std::string& binary_dir) {
  std::ifstream file(binary_dir + "/programs/attacks", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  return Blob::from(bytes).value();
}

// What the program itself says is worth more than a verdict that is not right.
std::string told(const std::vector<std::string>& faults) {
  const auto own = std::find_if(faults.begin(), faults.end(), [](const std::string& fault) {
    return fault.starts_with("ESCAPED");
  });
  std::string line = own != faults.end() ? *own : faults.front();
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

using Clock = std::chrono::steady_clock;

void print(const Claim& claim, Clock::time_point start, const std::vector<std::string>& faults) {
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start);
  const bool missing = !faults.empty() && faults.front().starts_with(kNotInstalled);
  std::cout << claim.name << '\t' << took.count() << '\t'
            << (faults.empty() ? "held\t" : (missing ? "missing\t" : "fell\t") + told(faults))
            << std::endl;
}

void run(Executor& executor, const Claim& claim, const Blob& programs) {
  std::vector<std::string> faults;
  const auto start = Clock::now();
  for (int i = 0; i < claim.runs() && faults.empty(); ++i) {
    faults = faults_of(claim, executor.run(spec_of(claim, programs)));
  }
  print(claim, start, faults);
}

/// Programs in other languages, through a grader on the mutated sandbox.
int run_submitted(Tier tier, const std::vector<Submitted>& chosen, const std::string& languages) {
  for (const Submitted& submitted : chosen) {
    auto executor = start_executor({.slots = 1, .force = tier});
    if (!executor) {
      std::cerr << executor.error().message() << '\n';
      return 3;
    }
    const auto grader = grader::make_grader(**executor, {.languages_dir = languages});
    const auto start = Clock::now();
    print(submitted.claim, start, faults_of(**grader, submitted));
  }
  return 0;
}

// A session's key ring for runs to share, as a login gives one to a server.
void open_session_keyring() { ::syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, nullptr); }

// So that a limit of the sandbox's own that is taken away is not replaced by the shell's.
void lift_own_limits() {
  for (const auto resource : {RLIMIT_CORE, RLIMIT_MEMLOCK, RLIMIT_NOFILE, RLIMIT_MSGQUEUE,
                              RLIMIT_SIGPENDING, RLIMIT_STACK}) {
    rlimit both{};
    ::getrlimit(resource, &both);
    both.rlim_cur = both.rlim_max = resource == RLIMIT_NOFILE ? 65536 : RLIM_INFINITY;
    (void)::setrlimit(resource, &both);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    std::cerr << "usage: mutation_runner SOURCE_DIR BINARY_DIR TIER PROGRAM...\n";
    return 2;
  }
  lift_own_limits();
  open_session_keyring();
  set_up_host(argv[2]);
  const Tier tier = std::string(argv[3]) == "full" ? Tier::Full : Tier::Rootless;
  const Blob programs = all_programs(argv[2]);
  const std::string source = argv[1];
  const std::vector<Claim> claims = read_claims(source + "/tests/programs");
  const std::vector<Submitted> all = read_submitted(source + "/tests/programs");
  std::vector<Submitted> chosen;
  for (int i = 4; i < argc; ++i) {
    for (const Claim& claim : claims) {
      if (claim.name != argv[i]) {
        continue;
      }
      // One of its own: what a program leaves behind is not to be in the way of the next.
      auto executor = start_executor({.slots = 1, .force = tier});
      if (!executor) {
        std::cerr << executor.error().message() << '\n';
        return 3;
      }
      run(**executor, claim, programs);
    }
    std::copy_if(all.begin(), all.end(), std::back_inserter(chosen),
                 [&](const Submitted& one) { return one.claim.name == argv[i]; });
  }
  return run_submitted(tier, chosen,
                       short_compiles(source + "/grader/languages", "/tmp/languages"));
}

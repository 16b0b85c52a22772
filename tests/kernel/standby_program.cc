// Stands for an interpreter in sandbox_standby_test: does what its first argument says before its
// "program" begins, which then tells what it finds. The waiting is forker/hold.cc itself.

#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

#include "sandbox/wire.h"

extern "C" void* napi_register_module_v1(void* environment, void* exports);

namespace {

std::vector<char> g_kept;

void touch(std::size_t mib) { g_kept.assign(mib << 20U, 'x'); }

void burn(std::clock_t clocks) {
  while (std::clock() < clocks) {
  }
}

void start(const std::string& how) {
  if (how == "--dies") {
    std::_Exit(3);
  } else if (how == "--leaves") {
    const assay::sandbox::wire::Header ready{assay::sandbox::wire::Kind::Warmed, 0, 0};
    (void)!::write(assay::sandbox::wire::kHoldSocket, &ready, sizeof ready);
    std::_Exit(0);
  } else if (how == "--babbles") {
    (void)!::write(assay::sandbox::wire::kHoldSocket, "what?", 5);
  } else if (how == "--burns") {
    burn(CLOCKS_PER_SEC);
  } else if (how == "--asks") {
    (void)!::unshare(CLONE_NEWNS);
  } else if (how == "--holds") {
    touch(64);
  }
  napi_register_module_v1(nullptr, nullptr);
}

void list(const char* title, const char* path) {
  std::vector<std::string> names;
  DIR* const folder = ::opendir(path);
  while (const dirent* entry = folder != nullptr ? ::readdir(folder) : nullptr) {
    if (entry->d_name[0] != '.' || std::strlen(entry->d_name) > 2) {
      names.emplace_back(entry->d_name);
    }
  }
  std::printf("%s %zu:", title, names.size());
  for (const std::string& name : names) {
    std::printf(" %s", name.c_str());
  }
  std::printf("\n");
  ::closedir(folder);
}

// Tells of the folders whose files can be mapped as code.
void list_code() {
  std::printf("code:");
  for (const std::string folder : {"/box", "/tmp"}) {
    const int file = ::open((folder + "/code").c_str(), O_RDWR | O_CREAT, 0700);
    if (::ftruncate(file, 1) == 0 &&
        ::mmap(nullptr, 1, PROT_READ | PROT_EXEC, MAP_PRIVATE, file, 0) != MAP_FAILED) {
      std::printf(" %s", folder.c_str());
    }
  }
  std::printf("\n");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1 && std::strncmp(argv[1], "--", 2) == 0) {
    start(argv[1]);
    ++argv;
    --argc;
  }
  char line[256] = "";
  (void)!std::fgets(line, sizeof line, stdin);
  std::printf("input: %s\n", line);
  list("files", "/box");
  list("descriptors", "/proc/self/fd");
  if (argc > 1 && std::strcmp(argv[1], "channel") == 0) {
    (void)!::write(3, "told", 4);
  } else if (argc > 1 && std::strcmp(argv[1], "memory") == 0) {
    touch(200);
  } else if (argc > 1 && std::strcmp(argv[1], "code") == 0) {
    list_code();
  } else if (argc > 1 && std::strcmp(argv[1], "burn") == 0) {
    burn(10 * CLOCKS_PER_SEC);
  }
  return argc > 1 && std::strcmp(argv[1], "status") == 0 ? 7 : 0;
}

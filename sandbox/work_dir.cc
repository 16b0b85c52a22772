// A tree is removed without recursion, however deep: a directory that is not empty is first moved
// up to the top, under a number, so that no path is ever longer than two names. What tells a stale
// directory from one in use is a lock that the kernel drops with its holder (flock(2)).

#include "sandbox/work_dir.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/fsuid.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

#include "base/listing.h"

namespace assay::sandbox {
namespace {

constexpr std::string_view kPrefix = "assay-run-";
constexpr int kDirectory = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

/// The next entry that is not the directory itself or its parent; null at the end.
const dirent* next_entry(DIR* directory) {
  const dirent* entry = nullptr;
  do {
    entry = ::readdir(directory);
  } while (entry != nullptr &&
           (std::string_view(entry->d_name) == "." || std::string_view(entry->d_name) == ".."));
  return entry;
}

// By descriptor, so that a link that takes the name's place meanwhile is not followed.
UniqueFd open_directory(int parent, const char* name) {
  UniqueFd directory(::openat(parent, name, kDirectory));
  if (!directory && errno == EACCES) {
    const UniqueFd handle(::openat(parent, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (handle) {
      (void)::chmod(("/proc/self/fd/" + std::to_string(handle.get())).c_str(), 0700);
    }
    directory.reset(::openat(parent, name, kDirectory));
  }
  return directory;
}

void measure(int directory, int depth, std::int64_t max_entries, DiskUse& use) {
  const Listing listing = list(UniqueFd(::openat(directory, ".", kDirectory)));
  while (listing && use.entries <= max_entries) {
    const dirent* const entry = next_entry(listing.get());
    if (entry == nullptr) {
      return;
    }
    ++use.entries;
    struct stat status{};
    if (::fstatat(::dirfd(listing.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
      continue;
    }
    use.bytes += status.st_blocks * 512;
    if (!S_ISDIR(status.st_mode)) {
      continue;
    }
    if (depth >= kMaxDirectoryDepth) {
      use.too_deep = true;
    } else if (const UniqueFd below = open_directory(::dirfd(listing.get()), entry->d_name)) {
      measure(below.get(), depth + 1, max_entries, use);
    }
  }
}

/// Empties a tree pass by pass.
class Remover {
 public:
  explicit Remover(int top) : top_(top) {}

  // A pass takes at least one level off every tree; one that gains nothing is the last.
  void run() {
    unsigned long before = 0;
    do {
      before = gains_;
      pass();
    } while (gains_ != before);
  }

 private:
  void pass() {
    std::vector<std::string> names;
    {
      const Listing listing = list(UniqueFd(::openat(top_, ".", kDirectory)));
      while (const dirent* const entry = listing ? next_entry(listing.get()) : nullptr) {
        names.emplace_back(entry->d_name);
      }
    }
    for (const std::string& name : names) {
      if (!remove(top_, name.c_str())) {
        flatten(name.c_str());
        (void)remove(top_, name.c_str());
      }
    }
  }

  // Empties one directory of the top; what cannot be removed goes to the top itself.
  void flatten(const char* name) {
    const UniqueFd directory = open_directory(top_, name);
    const Listing listing = list(UniqueFd(::openat(directory.get(), ".", kDirectory)));
    if (!listing) {
      return;
    }
    const int at = ::dirfd(listing.get());
    (void)::fchmod(at, 0700);
    while (const dirent* const entry = next_entry(listing.get())) {
      if (remove(at, entry->d_name)) {
        continue;
      }
      if (const UniqueFd below = open_directory(at, entry->d_name)) {
        (void)::fchmod(below.get(), 0700);  // to be moved it must be writable
      }
      const std::string moved = ".moved-" + std::to_string(serial_++);
      gains_ += ::renameat(at, entry->d_name, top_, moved.c_str()) == 0 ? 1 : 0;
    }
  }

  bool remove(int parent, const char* name) {
    const bool removed =
        ::unlinkat(parent, name, 0) == 0 || ::unlinkat(parent, name, AT_REMOVEDIR) == 0;
    gains_ += removed ? 1 : 0;
    return removed;
  }

  int top_;
  unsigned long serial_ = 0;
  unsigned long gains_ = 0;
};

std::string random_name() {
  std::array<unsigned char, 16> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    return {};
  }
  std::string name(kPrefix);
  for (const unsigned char byte : bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    name += kDigits[byte >> 4U];
    name += kDigits[byte & 15U];
  }
  return name;
}

std::string temporary_directory() {
  const char* const chosen = std::getenv("TMPDIR");
  return chosen != nullptr && chosen[0] == '/' ? chosen : "/tmp";
}

Error no_place(const std::string& path, int error) {
  return Error::from_errno(ErrorCode::Unsupported, "a work directory in " + path, error)
      .with_context("TMPDIR");
}

Result<UniqueFd> open_temporary_directory(const std::string& path) {
  UniqueFd parent(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  struct statvfs info{};
  if (!parent || ::fstatvfs(parent.get(), &info) != 0) {
    return failure(no_place(path, errno));
  }
  if ((info.f_flag & ST_NOEXEC) != 0) {
    return failure(ErrorCode::Unsupported, path + " is mounted noexec: set TMPDIR");
  }
  return parent;
}

/// The box or the tmp directory of a run.
UniqueFd make_view(int root, const char* name, std::optional<std::uint32_t> user) {
  if (::mkdirat(root, name, 0755) != 0) {
    return {};
  }
  UniqueFd view(::openat(root, name, kDirectory));
  if (view && user && ::fchown(view.get(), *user, *user) != 0) {
    view.reset();
  }
  return view;
}

bool stands_for(std::string_view word, std::string_view directory) {
  return word.starts_with(directory) &&
         (word.size() == directory.size() || word[directory.size()] == '/');
}

}  // namespace

ActingAs::ActingAs(std::optional<std::uint32_t> user) : acting_(user.has_value()) {
  if (user) {
    ::setfsgid(*user);
    ::setfsuid(*user);
  }
}

ActingAs::~ActingAs() {
  if (acting_) {
    ::setfsuid(::geteuid());
    ::setfsgid(::getegid());
  }
}

DiskUse measure_disk(int directory, std::int64_t max_entries) {
  DiskUse use;
  measure(directory, 0, max_entries, use);
  return use;
}

bool remove_tree(int parent, const std::string& name) {
  if (const UniqueFd top = open_directory(parent, name.c_str())) {
    (void)::fchmod(top.get(), 0700);
    Remover(top.get()).run();
  }
  return ::unlinkat(parent, name.c_str(), AT_REMOVEDIR) == 0;
}

namespace {

struct Root {
  std::string name;
  UniqueFd fd;
};

/// A directory of ours below `parent`, locked. Before it is, a supervisor that starts beside us can
/// take it for a stale one (remove_stale_work_dirs()): then it holds the lock or has removed it,
/// and another is made.
Result<Root> make_root(int parent, const std::string& place) {
  constexpr int kAttempts = 10;
  int error = ENOENT;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    Root root{random_name(), UniqueFd()};
    if (root.name.empty() || ::mkdirat(parent, root.name.c_str(), 0700) != 0) {
      return failure(no_place(place, errno));
    }
    root.fd.reset(::openat(parent, root.name.c_str(), kDirectory));
    struct stat status{};
    if (root.fd && ::flock(root.fd.get(), LOCK_EX | LOCK_NB) == 0) {
      if (::fstat(root.fd.get(), &status) == 0 && status.st_nlink > 0) {
        return root;
      }
      continue;
    }
    error = errno;
    if (error != ENOENT && error != EWOULDBLOCK) {
      (void)::unlinkat(parent, root.name.c_str(), AT_REMOVEDIR);
      break;
    }
  }
  return failure(no_place(place, error));
}

}  // namespace

Result<WorkDir> WorkDir::make(std::optional<std::uint32_t> user) {
  const std::string place = temporary_directory();
  Result<UniqueFd> parent = open_temporary_directory(place);
  if (!parent) {
    return failure(std::move(parent).error());
  }
  Result<Root> root = make_root(parent->get(), place);
  if (!root) {
    return failure(std::move(root).error());
  }
  std::string path = place + "/" + root->name;
  WorkDir made(user, std::move(*parent), std::move(root->name), std::move(path));
  made.root_ = std::move(root->fd);
  // Where the runs have a user of their own, it may pass but neither list nor change.
  if (user && ::fchmod(made.root_.get(), 0711) != 0) {
    return failure(no_place(place, errno));
  }
  made.box_ = make_view(made.root_.get(), "box", user);
  made.tmp_ = made.box_ ? make_view(made.root_.get(), "tmp", user) : UniqueFd();
  if (!made.tmp_) {
    return failure(no_place(place, errno));
  }
  return made;
}

WorkDir::~WorkDir() {
  if (!parent_) {
    return;
  }
  if (root_) {
    const ActingAs owner(user_);
    for (const int view : {box_.get(), tmp_.get()}) {
      Remover(view).run();
    }
  }
  (void)remove_tree(parent_.get(), name_);
}

std::string WorkDir::translate(std::string_view word) const {
  for (const auto& [in_box, here] :
       {std::pair{std::string_view("/box"), box_path()}, {"/tmp", tmp_path()}}) {
    if (stands_for(word, in_box)) {
      return here + std::string(word.substr(in_box.size()));
    }
  }
  return std::string(word);
}

void remove_stale_work_dirs() {
  const UniqueFd parent(::open(temporary_directory().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  const Listing listing = list(UniqueFd(parent ? ::openat(parent.get(), ".", kDirectory) : -1));
  while (const dirent* const entry = listing ? next_entry(listing.get()) : nullptr) {
    const std::string name = entry->d_name;
    struct stat status{};
    if (!name.starts_with(kPrefix)) {
      continue;
    }
    const UniqueFd root(::openat(parent.get(), name.c_str(), kDirectory));
    if (root && ::fstat(root.get(), &status) == 0 && status.st_uid == ::geteuid() &&
        ::flock(root.get(), LOCK_EX | LOCK_NB) == 0) {
      (void)remove_tree(parent.get(), name);
    }
  }
}

}  // namespace assay::sandbox

// Ordering is all there is to it: directories and mounts sorted by path come outer first, since a
// prefix sorts before what it is a prefix of; what is bound read-only cannot be written into later,
// so links and files below a bound path are refused here, with their name, and not by an errno in
// the forker.

#include "sandbox/layout.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace assay::sandbox {
namespace {

constexpr std::size_t kMaxEntries = 512;
// Made by the forker or by init for every box.
constexpr std::string_view kReserved[] = {"box", "dev", "proc", "tmp"};
// Empty, and nothing to an honest program, here or elsewhere: that it is looked into is told.
constexpr const char* kDecoy = "tests";

bool is_normal(std::string_view path) {
  if (path.size() < 2 || path.front() != '/' || path.back() == '/') {
    return false;
  }
  for (std::size_t begin = 1; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (part.empty() || part == "." || part == "..") {
      return false;
    }
    begin = end + 1;
  }
  return path.find('\0') == std::string_view::npos;
}

bool is_below(std::string_view path, std::string_view directory) {
  return path.size() > directory.size() && path.starts_with(directory) &&
         path[directory.size()] == '/';
}

bool is_reserved(std::string_view path) {
  return std::any_of(std::begin(kReserved), std::end(kReserved), [&](std::string_view reserved) {
    return path == reserved || is_below(path, reserved);
  });
}

/// Collects the paths of one layout and says what is wrong with the next.
class Paths {
 public:
  /// The path without its leading slash. Errors: BadRequest.
  Result<std::string> add(const std::string& absolute) {
    if (!is_normal(absolute)) {
      return failure(ErrorCode::BadRequest, "root path \"" + absolute + "\" is not a normal one");
    }
    std::string path = absolute.substr(1);
    if (is_reserved(path)) {
      return failure(ErrorCode::BadRequest, "root path \"" + absolute + "\" is the box's own");
    }
    if (!seen_.insert(path).second) {
      return failure(ErrorCode::BadRequest, "root path \"" + absolute + "\" is given twice");
    }
    return path;
  }

 private:
  std::set<std::string> seen_;
};

bool below_a_mount(const Layout& layout, std::string_view path) {
  return std::any_of(layout.mounts.begin(), layout.mounts.end(),
                     [&](const Layout::Mount& mount) { return is_below(path, mount.box); });
}

void add_parents(const Layout& layout, std::string_view path, std::set<std::string>& directories) {
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/', slash + 1)) {
    std::string parent(path.substr(0, slash));
    const bool inside_mount =
        below_a_mount(layout, parent) ||
        std::any_of(layout.mounts.begin(), layout.mounts.end(),
                    [&](const Layout::Mount& mount) { return mount.box == parent; });
    if (!inside_mount) {
      directories.insert(std::move(parent));
    }
  }
}

Result<void> plan_mounts(const Root& root, Paths& paths, Layout& layout) {
  for (const BoundPath& bound : root.paths) {
    Result<std::string> box = paths.add(bound.box.empty() ? bound.host : bound.box);
    if (!box) {
      return failure(std::move(box).error());
    }
    if (bound.host.empty() || bound.host.front() != '/') {
      return failure(ErrorCode::BadRequest, "bound path \"" + bound.host + "\" is not absolute");
    }
    layout.mounts.push_back({bound.host, std::move(*box), bound.optional});
  }
  std::sort(layout.mounts.begin(), layout.mounts.end(),
            [](const Layout::Mount& a, const Layout::Mount& b) { return a.box < b.box; });
  return {};
}

// All of the root's own, but what runtimes open and the directories right above these, whose watch
// it would spend. That such a directory is opened is told by the one above it. There is none above
// "/", so that is watched all the same.
void plan_watches(const Root& root, Layout& layout) {
  // Where our own processes stand these are the root's; where a run does, something is mounted.
  layout.quiet = {"/box", "/proc", "/tmp"};
  layout.quiet.insert(layout.quiet.end(), root.opens.begin(), root.opens.end());
  std::set<std::string> passed_over(root.opens.begin(), root.opens.end());
  for (const std::string& path : root.opens) {
    passed_over.insert(path.substr(0, path.rfind('/')));
  }
  const auto add = [&](const std::string& path) {
    if (!passed_over.contains(path)) {
      layout.watched.push_back(path);
    }
  };
  layout.watched.emplace_back("/");
  for (const std::string& directory : layout.directories) {
    if (!is_reserved(directory)) {
      add("/" + directory);
    }
  }
  for (const RootFile& file : layout.files) {
    add("/" + file.box);
  }
}

Result<std::string> plan_entry(const std::string& box, Paths& paths, const Layout& layout) {
  Result<std::string> path = paths.add(box);
  if (path && below_a_mount(layout, *path)) {
    return failure(ErrorCode::BadRequest, "root path \"" + box + "\" is below a bound path");
  }
  return path;
}

}  // namespace

Result<Layout> plan_layout(const Root& root) {
  Layout layout;
  layout.proc = root.proc;
  layout.exec = root.exec;
  Paths paths;
  if (std::max({root.paths.size(), root.links.size(), root.files.size()}) > kMaxEntries) {
    return failure(ErrorCode::BadRequest, "a root of more than 512 paths, links or files");
  }
  if (Result<void> mounts = plan_mounts(root, paths, layout); !mounts) {
    return failure(std::move(mounts).error());
  }
  std::set<std::string> directories{"box", "dev", "proc", kDecoy, "tmp"};
  for (const Layout::Mount& mount : layout.mounts) {
    add_parents(layout, mount.box, directories);
  }
  for (const RootLink& link : root.links) {
    Result<std::string> path = plan_entry(link.box, paths, layout);
    if (!path) {
      return failure(std::move(path).error());
    }
    add_parents(layout, *path, directories);
    layout.links.push_back({std::move(*path), link.target});
  }
  for (const RootFile& file : root.files) {
    Result<std::string> path = plan_entry(file.box, paths, layout);
    if (!path) {
      return failure(std::move(path).error());
    }
    add_parents(layout, *path, directories);
    layout.files.push_back({std::move(*path), file.content});
  }
  layout.directories.assign(directories.begin(), directories.end());
  plan_watches(root, layout);
  // POSIX shared memory is part of /tmp's bound; there is no terminal to be had.
  layout.links.insert(layout.links.end(), {{"dev/shm", "/tmp"},
                                           {"dev/fd", "/proc/self/fd"},
                                           {"dev/stdin", "/proc/self/fd/0"},
                                           {"dev/stdout", "/proc/self/fd/1"},
                                           {"dev/stderr", "/proc/self/fd/2"}});
  return layout;
}

void pack(const Layout& layout, Packer& to) {
  to.u32(static_cast<std::uint32_t>(layout.mounts.size()));
  for (const Layout::Mount& mount : layout.mounts) {
    to.bytes(mount.host);
    to.bytes(mount.box);
    to.u32(mount.optional ? 1 : 0);
  }
  to.u32(static_cast<std::uint32_t>(layout.directories.size()));
  for (const std::string& directory : layout.directories) {
    to.bytes(directory);
  }
  to.u32(static_cast<std::uint32_t>(layout.links.size()));
  for (const RootLink& link : layout.links) {
    to.bytes(link.box);
    to.bytes(link.target);
  }
  to.u32(static_cast<std::uint32_t>(layout.files.size()));
  for (const RootFile& file : layout.files) {
    to.bytes(file.box);
    to.bytes(file.content);
  }
}

}  // namespace assay::sandbox

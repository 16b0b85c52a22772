// From a Root to a mount plan, and the plan's way through the wire.

#include <algorithm>

#include "sandbox/collect.h"
#include "sandbox/layout.h"
#include "sandbox/run.h"
#include "sandbox/wire.h"
#include "tests/support/catch.h"

namespace {

using namespace assay;
using namespace assay::sandbox;

Layout planned(const Root& root) {
  Result<Layout> layout = plan_layout(root);
  REQUIRE(layout);
  return *layout;
}

ErrorCode refusal(const Root& root) {
  const Result<Layout> layout = plan_layout(root);
  REQUIRE_FALSE(layout);
  return layout.error().code();
}

std::ptrdiff_t position(const std::vector<std::string>& list, const std::string& entry) {
  const auto found = std::find(list.begin(), list.end(), entry);
  REQUIRE(found != list.end());
  return found - list.begin();
}

}  // namespace

TEST_CASE("layout: an empty root has the box's own directories and no way to a terminal") {
  const Layout layout = planned({});
  CHECK(layout.directories == std::vector<std::string>{"box", "dev", "proc", "tests", "tmp"});
  CHECK(layout.mounts.empty());
  CHECK(std::count(layout.links.begin(), layout.links.end(), RootLink{"dev/shm", "/tmp"}) == 1);
  for (const RootLink& link : layout.links) {
    CHECK(link.box != "dev/tty");
    CHECK(link.box != "dev/ptmx");
  }
}

TEST_CASE("layout: all of the root's own is watched but what runtimes open, and right above it") {
  CHECK(planned({}).watched == std::vector<std::string>{"/", "/tests"});
  Root root{.paths = {{"/usr/lib/a", ""}, {"/usr/lib/b/c", ""}},
            .files = {{"/etc/passwd", ""}, {"/etc/group", ""}, {"/opt/f", ""}}};
  CHECK(planned(root).watched == std::vector<std::string>{"/", "/etc", "/opt", "/tests", "/usr",
                                                          "/usr/lib", "/usr/lib/b", "/etc/passwd",
                                                          "/etc/group", "/opt/f"});
  root.opens = {"/etc/group", "/usr/lib/b"};
  const Layout layout = planned(root);
  CHECK(layout.watched ==
        std::vector<std::string>{"/", "/opt", "/tests", "/usr", "/etc/passwd", "/opt/f"});
  CHECK(layout.quiet ==
        std::vector<std::string>{"/box", "/proc", "/tmp", "/etc/group", "/usr/lib/b"});
}

TEST_CASE("layout: a bound path stands at its own place unless told otherwise") {
  const Layout layout = planned({.paths = {{"/usr", ""}, {"/opt/x", "/y/z", true}}});
  CHECK(layout.mounts ==
        std::vector<Layout::Mount>{{"/usr", "usr", false}, {"/opt/x", "y/z", true}});
}

TEST_CASE("layout: parents come before children, outer mounts before inner") {
  const Layout layout = planned(
      {.paths = {{"/a/b/c", ""}, {"/a/b", ""}, {"/z/y/x", ""}}, .files = {{"/p/q/r/f", "text"}}});
  CHECK(layout.mounts[0].box == "a/b");
  CHECK(layout.mounts[1].box == "a/b/c");
  CHECK(position(layout.directories, "p") < position(layout.directories, "p/q"));
  CHECK(position(layout.directories, "p/q") < position(layout.directories, "p/q/r"));
  CHECK(position(layout.directories, "z") < position(layout.directories, "z/y"));
  // Nothing is made inside what is bound read-only.
  CHECK(std::count(layout.directories.begin(), layout.directories.end(), "a/b") == 0);
}

TEST_CASE("layout: paths that are not normal are refused") {
  for (const char* path : {"usr", "/", "", "/usr/", "/a//b", "/a/../b", "/./a", "/a/."}) {
    INFO('"' << path << '"');
    CHECK(refusal({.links = {{path, "x"}}}) == ErrorCode::BadRequest);
  }
  CHECK(refusal({.paths = {{"relative", "/x"}}}) == ErrorCode::BadRequest);
}

TEST_CASE("layout: the box's own places cannot be bound over") {
  for (const char* path : {"/box", "/tmp", "/proc", "/dev", "/dev/sda", "/proc/x", "/box/main"}) {
    CHECK(refusal({.paths = {{"/usr", path}}}) == ErrorCode::BadRequest);
  }
  CHECK(planned({.paths = {{"/usr", "/device"}}}).mounts.size() == 1);
}

TEST_CASE("layout: a path twice, or a file below a bound path, is refused") {
  CHECK(refusal({.paths = {{"/usr", ""}}, .links = {{"/usr", "x"}}}) == ErrorCode::BadRequest);
  CHECK(refusal({.paths = {{"/usr", ""}}, .files = {{"/usr/x", ""}}}) == ErrorCode::BadRequest);
  CHECK(planned({.paths = {{"/usr", ""}}, .files = {{"/usrx", ""}}}).files.size() == 1);
}

TEST_CASE("layout: more than 512 entries of a kind are refused") {
  Root root;
  for (int i = 0; i < 512; ++i) {
    root.links.push_back({"/l" + std::to_string(i), "x"});
  }
  CHECK(planned(root).links.size() > 512);
  root.links.push_back({"/one_more", "x"});
  CHECK(refusal(root) == ErrorCode::BadRequest);
}

TEST_CASE("wire: what is packed is read back, with a NUL after each string") {
  Packer packer;
  packer.u32(7);
  packer.bytes("text");
  packer.u64(1ULL << 40);
  packer.bytes("");
  wire::Unpacker unpacker(packer.body().data(), packer.body().size());
  CHECK(unpacker.u32() == 7);
  const std::string_view text = unpacker.bytes();
  CHECK(text == "text");
  CHECK(text.data()[4] == '\0');
  CHECK(unpacker.u64() == 1ULL << 40);
  CHECK(unpacker.bytes().empty());
  CHECK(unpacker.ok());
}

TEST_CASE("wire: reading past the end is noticed at every length") {
  Packer packer;
  packer.bytes("some text");
  packer.u64(1);
  for (std::size_t size = 0; size < packer.body().size(); ++size) {
    wire::Unpacker unpacker(packer.body().data(), size);
    (void)unpacker.bytes();
    (void)unpacker.u64();
    CHECK_FALSE(unpacker.ok());
  }
  const std::uint32_t huge = 0xffffffff;
  wire::Unpacker unpacker(&huge, sizeof huge);
  CHECK(unpacker.bytes().empty());
  CHECK_FALSE(unpacker.ok());
}

TEST_CASE("spec: what no box can run is refused before a slot is taken") {
  Spec good{.argv = {"/x"}, .root = std::make_shared<const Root>()};
  CHECK(check_spec(good));
  const auto code = [&](const std::function<void(Spec&)>& change) {
    Spec spec = good;
    change(spec);
    const Result<void> checked = check_spec(spec);
    REQUIRE_FALSE(checked);
    return checked.error().code();
  };
  CHECK(code([](Spec& s) { s.argv.clear(); }) == ErrorCode::BadRequest);
  CHECK(code([](Spec& s) { s.argv = {"python3"}; }) == ErrorCode::BadRequest);
  CHECK(code([](Spec& s) { s.argv.push_back(std::string("a\0b", 3)); }) == ErrorCode::BadRequest);
  CHECK(code([](Spec& s) { s.root.reset(); }) == ErrorCode::BadRequest);
  CHECK(code([](Spec& s) { s.files = {{"../x"}}; }) == ErrorCode::BadSubmission);
  CHECK(code([](Spec& s) { s.collect = {"/etc/passwd"}; }) == ErrorCode::BadSubmission);
  CHECK(code([](Spec& s) { s.passed = {{2, 0}}; }) == ErrorCode::BadRequest);
  CHECK(code([](Spec& s) { s.passed = {{16, 0}}; }) == ErrorCode::BadRequest);
  CHECK(code([](Spec& s) { s.passed = {{4, 0}, {4, 0}}; }) == ErrorCode::BadRequest);
  CHECK(code([](Spec& s) {
          s.capture_channel = true;
          s.passed = {{3, 0}};
        }) == ErrorCode::BadRequest);
}

TEST_CASE("spec: limits have a floor, since a tmpfs of size 0 would be unlimited") {
  Limits none;
  none.disk = {};
  none.inodes = 0;
  none.memory = {};
  none.processes = 0;
  const Limits limits = effective_limits(none);
  CHECK(limits.disk.count > 0);
  CHECK(limits.inodes > 1);
  CHECK(limits.memory.count > 0);
  CHECK(limits.processes == 1);
}

TEST_CASE("collect: a pattern has one star, in its last component") {
  CHECK_FALSE(refuse_pattern("*.class"));
  CHECK_FALSE(refuse_pattern("out/*.txt"));
  CHECK_FALSE(refuse_pattern("plain"));
  CHECK(refuse_pattern("*/x"));
  CHECK(refuse_pattern("a*b*"));
  CHECK(refuse_pattern("../*"));
  CHECK(refuse_pattern("/etc/*"));
}

// A clone shares its memory with the zygote until it writes, and maps files when it looks at them:
// each page that it touches for the first time is a fault, and several hundred of them cost more
// than a short program itself. Which pages these are hardly depends on the program. So the zygote
// has one clone run a small program of ours (rehearsal.py) from its beginning to its end, asks the
// kernel which pages that has touched and written to (pagemap.rst), and every other clone touches
// them before its program is known, when nobody waits for it. (Telling the kernel to with
// MADV_POPULATE_WRITE takes more time, for it walks the tables twice for each page.) Nothing is
// learnt but addresses. Where pagemap cannot be read, clones take their faults one by one.

#include "sandbox/forker/rehearsal.h"

#include <sys/mman.h>
#include <sys/wait.h>

#include <cstdlib>
#include <cstring>

#include "sandbox/forker/sys.h"

namespace assay::sandbox::forker {
namespace {

constexpr unsigned kSeconds = 5;  // for the rehearsal
constexpr std::uintptr_t kPage = 4096;
// A fault in a file maps its neighbours as well (fault_around_bytes in mm/memory.c).
constexpr std::uintptr_t kAround = 16 * kPage;
constexpr std::uintptr_t kLargestArea = std::uintptr_t{1} << 30;
constexpr int kMaxAreas = 1024;
constexpr int kMaxRanges = 4096;
constexpr int kChunk = 512;  // entries of pagemap that are read at a time

// pagemap.rst
constexpr std::uint64_t kExclusive = std::uint64_t{1} << 56;
constexpr std::uint64_t kOfFile = std::uint64_t{1} << 61;
constexpr std::uint64_t kPresent = std::uint64_t{1} << 63;

struct Range {
  std::uintptr_t begin = 0;
  std::uintptr_t end = 0;
  bool written = false;  ///< Of an area: whether it can be.
};

/// Shared by the zygote and the process that rehearses.
struct Notes {
  Range areas[kMaxAreas];  ///< The zygote's mappings.
  int area_count;
  Range ranges[kMaxRanges];
  int range_count;
  char text[256 * 1024];
  std::uint64_t entries[kChunk];
};

Notes* g_notes = nullptr;
bool g_rehearsing = false;
Range g_ranges[kMaxRanges];
int g_range_count = 0;

std::size_t read_whole(int directory, const char* path, char* text, std::size_t capacity) {
  const int fd = ::openat(directory, path, O_RDONLY | O_CLOEXEC);
  std::size_t size = 0;
  for (ssize_t got = 1; fd >= 0 && got > 0 && size + 1 < capacity;) {
    got = ::read(fd, text + size, capacity - 1 - size);
    size += got > 0 ? static_cast<std::size_t>(got) : 0;
  }
  ::close(fd);
  text[size] = '\0';
  return size;
}

// Lines of proc_pid_maps(5): "begin-end rwxp ...".
void note_areas(int host_proc) {
  read_whole(host_proc, "self/maps", g_notes->text, sizeof g_notes->text);
  const auto own = reinterpret_cast<std::uintptr_t>(g_notes);
  for (char* line = g_notes->text; line != nullptr && *line != '\0';) {
    char* at = line;
    Range area;
    area.begin = std::strtoul(at, &at, 16);
    area.end = *at == '-' ? std::strtoul(at + 1, &at, 16) : 0;
    const bool readable = std::strncmp(at, " r", 2) == 0;
    area.written = readable && at[2] == 'w';
    if (readable && area.begin != own && area.begin < area.end &&
        area.end - area.begin <= kLargestArea && g_notes->area_count < kMaxAreas) {
      g_notes->areas[g_notes->area_count++] = area;
    }
    line = std::strchr(at, '\n');
    line += line != nullptr ? 1 : 0;
  }
}

void note_page(std::uintptr_t page, bool written) {
  int& count = g_notes->range_count;
  Range* const last = count > 0 ? &g_notes->ranges[count - 1] : nullptr;
  if (last != nullptr && last->end == page && last->written == written) {
    last->end += kPage;
  } else if (count < kMaxRanges) {
    g_notes->ranges[count++] = {page, page + kPage, written};
  }
}

// What is neither a file's nor this process's alone is shared with the zygote as it was at birth.
void note_entry(const Range& area, std::uintptr_t page, std::uint64_t entry) {
  if ((entry & kPresent) == 0) {
    return;
  }
  if ((entry & kOfFile) != 0) {
    note_page(page, false);
  } else if ((entry & kExclusive) != 0 && area.written) {
    note_page(page, true);
  }
}

void note_area(int pagemap, const Range& area) {
  for (std::uintptr_t page = area.begin; page < area.end;) {
    const ssize_t got = ::pread(pagemap, g_notes->entries, sizeof g_notes->entries,
                                static_cast<off_t>(page / kPage * sizeof(std::uint64_t)));
    const auto count = got / static_cast<ssize_t>(sizeof(std::uint64_t));
    if (count <= 0) {
      return;
    }
    for (ssize_t i = 0; i < count && page < area.end; ++i, page += kPage) {
      note_entry(area, page, g_notes->entries[i]);
    }
  }
}

volatile char* byte_at(std::uintptr_t address) {
  return reinterpret_cast<volatile char*>(address);  // NOLINT(performance-no-int-to-ptr)
}

void touch(const Range& range) {
  if (range.written) {
    for (std::uintptr_t page = range.begin; page < range.end; page += kPage) {
      *byte_at(page) = *byte_at(page);  // nobody else has this memory
    }
    return;
  }
  for (std::uintptr_t at = range.begin; at < range.end; at = (at / kAround + 1) * kAround) {
    (void)*byte_at(at);
  }
}

}  // namespace

bool rehearse(int host_proc) {
  void* const memory = ::mmap(nullptr, sizeof(Notes), PROT_READ | PROT_WRITE,
                              MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED || ::sysconf(_SC_PAGESIZE) != static_cast<long>(kPage)) {
    return false;
  }
  g_notes = static_cast<Notes*>(memory);
  note_areas(host_proc);
  const pid_t pid = ::fork();
  if (pid == 0) {
    ::alarm(kSeconds);
    g_rehearsing = true;
    return true;
  }
  int status = -1;
  while (pid > 0 && ::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  if (status == 0) {
    g_range_count = g_notes->range_count;
    std::memcpy(g_ranges, g_notes->ranges, sizeof(Range) * static_cast<std::size_t>(g_range_count));
  }
  ::munmap(memory, sizeof(Notes));
  g_notes = nullptr;
  return false;
}

bool is_rehearsing() { return g_rehearsing; }

void take_rehearsal_streams() {
  constexpr char kInput[] = "3 4\n5 6\n";
  const int input = ::memfd_create("input", MFD_CLOEXEC);
  const int output = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (::write(input, kInput, sizeof kInput - 1) < 0 || ::lseek(input, 0, SEEK_SET) != 0 ||
      ::dup2(input, 0) != 0 || ::dup2(output, 1) != 1 || ::dup2(output, 2) != 2) {
    ::_exit(1);
  }
  ::close(input);
  ::close(output);
}

void note_touched(int host_proc) {
  if (!g_rehearsing) {
    return;
  }
  g_notes->range_count = 0;
  const int pagemap = ::openat(host_proc, "self/pagemap", O_RDONLY | O_CLOEXEC);
  for (int i = 0; i < g_notes->area_count; ++i) {
    note_area(pagemap, g_notes->areas[i]);
  }
}

std::size_t touched_bytes() {
  std::size_t bytes = 0;
  for (int i = 0; i < g_range_count; ++i) {
    bytes += g_ranges[i].written ? g_ranges[i].end - g_ranges[i].begin : 0;
  }
  return bytes;
}

void touch_beforehand() {
  for (int i = 0; i < g_range_count; ++i) {
    touch(g_ranges[i]);
  }
}

}  // namespace assay::sandbox::forker

/* No attack: uses what it is asked for and says by its own reading what that was.
 *
 * uses_exactly KIND MIB MS: touches MIB of KIND (heap, map, shared, stack, file, children), burns MS of
 * processor time, and prints a line "PEAK_KIB CPU_US":
 * the peak of its memory by /proc/self/status (VmHWM, the sum over children; for a file in /tmp, what
 * it wrote besides; and what is in /box), and its processor time by getrusage(2).
 */
#include <sys/statvfs.h>

#include "program.h"

static long peak_kib(void) {
  char text[4096];
  if (!read_file("/proc/self/status", text, sizeof text)) exit(3);
  const char* const line = strstr(text, "VmHWM:");
  if (line == NULL) exit(4);
  return atol(line + 6);
}
static long time_us(int who) {
  struct rusage used;
  getrusage(who, &used);
  return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000L + used.ru_utime.tv_usec + used.ru_stime.tv_usec;
}
static void use_stack(long kib) {
  char block[4096];
  memset(block, 1, sizeof block);
  if (kib > 4) use_stack(kib - 4);
  __asm__ volatile("" : : "r"(block) : "memory");
}
static void use_map(long size, int flags) {
  char* const memory = mmap(NULL, size, PROT_READ | PROT_WRITE, flags | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) exit(5);
  touch(memory, size);
}
static void use_file(long size) {
  const int fd = open("/tmp/file", O_CREAT | O_WRONLY, 0600);
  if (fd < 0 || fill(fd, size) != size) exit(6);
}
/* Four at once; what they have in the end, in KiB. */
static long use_children(long size) {
  int told[2], go[2];
  if (pipe(told) != 0 || pipe(go) != 0) exit(7);
  for (int i = 0; i < 4; ++i) {
    if (fork() == 0) {
      char byte;
      close(go[1]);
      if (take_memory(size / 4) == NULL) _exit(1);
      const long mine = peak_kib();
      if (write(told[1], &mine, sizeof mine) != sizeof mine) _exit(1);
      (void)!read(go[0], &byte, 1); /* until all have told */
      _exit(0);
    }
  }
  long sum = 0, one = 0;
  for (int i = 0; i < 4; ++i) {
    if (read(told[0], &one, sizeof one) != sizeof one) exit(8);
    sum += one;
  }
  usleep(100000); /* for whoever counts by looking */
  close(go[1]);
  for (int i = 0; i < 4; ++i) wait(NULL);
  return sum;
}

static void use(const char* kind, long size, double seconds, int told) {
  long extra = 0;
  if (strcmp(kind, "heap") == 0) {
    char* const memory = malloc(size);
    touch(memory, size);
  } else if (strcmp(kind, "map") == 0) {
    use_map(size, MAP_PRIVATE);
  } else if (strcmp(kind, "shared") == 0) {
    use_map(size, MAP_SHARED);
  } else if (strcmp(kind, "stack") == 0) {
    use_stack(size / 1024);
  } else if (strcmp(kind, "file") == 0) {
    use_file(size);
    extra = size / 1024;
  } else if (strcmp(kind, "children") == 0) {
    extra = use_children(size);
  }
  burn_for(seconds);
  const long peak = peak_kib() + extra;
  if (write(told, &peak, sizeof peak) != sizeof peak) _exit(1);
}

/* In a child, so that its end, which gives all the memory back, is within what is read as well. */
int main(int argc, char** argv) {
  int told[2];
  long peak;
  struct statvfs box;
  if (argc != 4 || pipe(told) != 0) return 2;
  if (fork() == 0) {
    use(argv[1], atol(argv[2]) * MIB, atol(argv[3]) / 1000.0, told[1]);
    _exit(0);
  }
  wait(NULL);
  if (read(told[0], &peak, sizeof peak) != sizeof peak || statvfs("/box", &box) != 0) return 3;
  peak += (box.f_blocks - box.f_bfree) * box.f_frsize / 1024; /* files are memory, this program's too */
  printf("%ld %ld\n", peak, time_us(RUSAGE_SELF) + time_us(RUSAGE_CHILDREN));
  return 0;
}

/* Shared by the programs of this folder: how one says that an attack worked. Each program opens
 * with a comment that the test reads (tests/kernel/sandbox_programs_test.cc): Tries:   what it does
 * and which wall stands in its way Allowed: the verdicts that are right, separated by commas
 *   Limits:  cpu_ms, wall_ms, memory_mb, processes, output_kb, disk_mb, file_mb, inodes (optional)
 *   Runs:    how often it is run in one slot (default 1)
 *   Prints:  what its standard output must contain
 *   Exit, Signal, Refused: what the report must say
 *   Tiers:   only these tiers (default: all)
 *   Confined: why it does not apply to tier confined
 * A line "ESCAPED: ..." on any stream fails the test whatever the verdict. */
#ifndef ASSAY_PROGRAM_H
#define ASSAY_PROGRAM_H
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

/* `worked`: the attack succeeded. */
static inline void attack(const char* what, int worked) {
  printf("%s: %s\n", worked ? "ESCAPED" : "contained", what);
  fflush(stdout);
}
static inline void touch(char* memory, size_t size) {
  for (size_t i = 0; i < size; i += 4096) memory[i] = 1;
}
static inline void burn_forever(void) {
  for (volatile unsigned long i = 0;; ++i) {
  }
}
#endif

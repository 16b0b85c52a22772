/* Shared by the programs of this folder: how one says that an attack worked. Each program opens
 * with a comment that tests read (tests/kernel/program_claim.cc, tests/mutation), a field a line:
 *   Tries:   what it does and which wall stands in its way
 *   Allowed: the verdicts that are right, separated by commas; "refused" for a refused submission
 *   Wall:    the walls that have to be switched off, all of them, for it to succeed, by their names
 *            in tests/mutation/walls.py; "call:NAME" is the filter's answer to one system call
 *   Limits:  cpu_ms, wall_ms, memory_mb, processes, output_kb, disk_mb, file_mb, inodes, stack_mb,
 *            open_files (optional; so is all that follows)
 *   Runs:    how often it is run in one slot (default 1)
 *   Prints:  what its standard output must contain
 *   Exit, Signal, Refused: what the report must say
 *   Tiers:   only these tiers (default: all)
 *   Confined: why it is not for tier confined
 *   Collect: files that are asked for and must not be returned
 *   Returns: "own": they may be, but with nothing of the host's in them
 *   Places:  more files of the submission, by their names
 *   Root:    "shared": a world-writable folder of the host is bound at /shared
 *   Profile: the family of system calls (default: native)
 * and, for programs in other languages and those in compile/ (tests/kernel/submission_claim.h):
 *   Says:    what the compiler's message must contain
 *   Warm:    "yes": its runs have to be clones of a warm interpreter; not for tier confined then
 *   Slow:    why it is run under label bench only
 * A line "ESCAPED: ..." on any stream fails the test whatever the verdict; so every program says
 * so when it gets what it tries for. It stops by itself then: it must do no harm without its wall.
 */
#ifndef ASSAY_PROGRAM_H
#define ASSAY_PROGRAM_H
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MIB (1L << 20)

/* `worked`: the attack succeeded. Says nothing if not, so that loops stay cheap. */
static inline void attack(const char* what, int worked) {
  if (worked) dprintf(2, "ESCAPED: %s\n", what);
}
/* A system call that the filter stands before: whether the kernel itself has answered. `result` is
 * its result and errno its error; EPERM is the filter's answer and nothing else's here. */
static inline void reached(const char* what, long result) {
  attack(what, result >= 0 || (errno != EPERM && errno != ENOSYS));
}
static inline void touch(char* memory, size_t size) {
  for (size_t i = 0; i < size; i += 4096) memory[i] = 1;
}
static inline void burn_forever(void) {
  for (volatile unsigned long i = 0;; ++i) {
  }
}
/* Seconds of processor time that this process has used. */
static inline double used_cpu(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}
static inline double wall_clock(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}
/* Burns `seconds` of this process's processor time. */
static inline void burn_for(double seconds) {
  for (double end = used_cpu() + seconds; used_cpu() < end;) {
    for (volatile int i = 0; i < 20000; ++i) {
    }
  }
}
/* Fresh memory, touched; NULL if there is none. */
static inline char* take_memory(size_t size) {
  char* memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return NULL;
  touch(memory, size);
  return memory;
}
/* Fills `fd` with `size` bytes that are not zero; how many it took. */
static inline long fill(int fd, long size) {
  static char block[65536];
  memset(block, 'x', sizeof block);
  long done = 0;
  while (done < size) {
    long got = write(fd, block, sizeof block);
    if (got <= 0) break;
    done += got;
  }
  return done;
}
/* Whether the start of a file can be read, and what it is. */
static inline int read_file(const char* path, char* text, size_t size) {
  int fd = open(path, O_RDONLY);
  ssize_t got = fd >= 0 ? read(fd, text, size - 1) : -1;
  text[got > 0 ? got : 0] = 0;
  if (fd >= 0) close(fd);
  return got > 0;
}
static inline int can_read(const char* path) {
  char text[16];
  return read_file(path, text, sizeof text);
}
/* An address of the abstract name `name`; the length for bind and connect. */
static inline socklen_t abstract_name(const char* name, struct sockaddr_un* address) {
  memset(address, 0, sizeof *address);
  address->sun_family = AF_UNIX;
  strcpy(address->sun_path + 1, name);
  return offsetof(struct sockaddr_un, sun_path) + 1 + strlen(name);
}
/* Sends descriptors over a socket; whether it was taken. */
static inline int send_fds(int socket, const int* fds, int count) {
  char control[CMSG_SPACE(sizeof(int) * 64)] = {0};
  char byte = 'x';
  struct iovec one = {&byte, 1};
  struct msghdr message = {0};
  message.msg_iov = &one;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = CMSG_SPACE(sizeof(int) * count);
  struct cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof(int) * count);
  memcpy(CMSG_DATA(header), fds, sizeof(int) * count);
  return sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT) == 1;
}
#endif

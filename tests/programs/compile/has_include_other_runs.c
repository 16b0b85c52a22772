/* Tries: to see the processes and slots beside it, a bit each
 * Allowed: ok
 * Wall: proc_of_the_run
 * Confined: there is no /proc to open
 */
#include <stdio.h>
int main(void) {
#if __has_include("/proc/1/environ") || __has_include("/proc/1/maps") || __has_include("/proc/kallsyms")
  puts("ESCAPED: another process can be read");
#endif
#if __has_include("/sys/fs/cgroup/memory/tasks") || __has_include("/sys/kernel/notes")
  puts("ESCAPED: control groups can be seen");
#endif
  return 0;
}

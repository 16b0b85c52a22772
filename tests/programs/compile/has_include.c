/* Tries: to learn which files the host has, a bit each
 * Allowed: ok
 * Wall: mount_root
 * Confined: Landlock refuses to open these, but not to see that they exist
 */
#include <stdio.h>
int main(void) {
#if __has_include("/etc/shadow") || __has_include("/etc/hostname") || __has_include("/root/.bashrc")
  puts("ESCAPED: a file of the host can be seen");
#endif
#if __has_include("/var/lib/dpkg/status") || __has_include("/work/main/README.md") || __has_include("/etc/fstab")
  puts("ESCAPED: a file of the host can be seen");
#endif
#if __has_include("/host/etc/fstab") || __has_include("/host/var/lib/dpkg/status")
  puts("ESCAPED: a file of the host can be seen");
#endif
  return 0;
}

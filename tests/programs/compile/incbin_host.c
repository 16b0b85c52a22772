/* Tries: files of the host in the program, by the assembler, by ways around the root
 * Allowed: compile_error
 * Wall: mount_root
 */
#include <stdio.h>
__asm__(".data\n.globl stolen\nstolen:\n.incbin \"/proc/self/root/../../host/etc/fstab\"\n.byte 0\n");
extern const char stolen[];
int main(void) {
  printf("ESCAPED: %.40s\n", stolen);
  return 0;
}

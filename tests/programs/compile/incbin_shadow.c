/* Tries: the host's secrets in the program, by the assembler
 * Allowed: compile_error
 * Wall: mount_root, host_identity
 */
#include <stdio.h>
__asm__(".data\n.globl stolen\nstolen:\n.incbin \"/proc/self/root/../../host/etc/shadow\"\n.byte 0\n");
extern const char stolen[];
int main(void) {
  printf("ESCAPED: %.40s\n", stolen);
  return 0;
}

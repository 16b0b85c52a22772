/* Tries: BPF programs and maps
 * Allowed: ok
 * Wall: call:bpf
 * Refused: bpf
 */
#include "program.h"
int main(void) {
  reached("bpf", syscall(SYS_bpf, 99, NULL, 0));
  return 0;
}

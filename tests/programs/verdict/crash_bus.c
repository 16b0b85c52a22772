/* Tries: nothing forbidden: a page behind the end of a mapped file
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 7
 */
#include "program.h"
int main(void) {
  int fd = open("empty", O_CREAT | O_RDWR, 0600);
  return *(volatile char*)mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
  return 0;
}

/* Tries: to write its own end into the socket of its init, above the descriptors that programs get
 * Allowed: runtime_error
 * Wall: init_socket
 * Exit: 3
 */
#include "program.h"
int main(void) {
  struct {
    uint32_t kind, size, in_memfd;
    int32_t status;
    uint32_t leftovers;
    uint64_t numbers[4];
  } ended = {9, 40, 0, 0, 0, {1, 1, 1, 1}};
  for (int fd = 3; fd < 64; ++fd) attack("wrote a report", write(fd, &ended, sizeof ended) > 0);
  return 3;
  return 0;
}

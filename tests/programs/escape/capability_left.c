/* Tries: to find a capability
 * Allowed: ok
 * Wall: capabilities
 */
#include "program.h"
#include <linux/capability.h>
int main(void) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct sets[2] = {};
  syscall(SYS_capget, &header, sets);
  attack("a capability", sets[0].permitted | sets[1].permitted | sets[0].effective);
  return 0;
}

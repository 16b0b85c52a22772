/* Tries: capset(2), ambient capabilities and securebits
 * Allowed: ok
 * Wall: call:capset
 */
#include "program.h"
#include <linux/capability.h>
int main(void) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct sets[2] = {};
  attack("capset answered", syscall(SYS_capset, &header, sets) == 0);
  attack("ambient", prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, 21, 0, 0) == 0);
  attack("securebits", prctl(PR_SET_SECUREBITS, 0, 0, 0, 0) == 0);
  return 0;
}

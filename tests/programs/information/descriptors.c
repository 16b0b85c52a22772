/* Tries: descriptors that the supervisor forgot, by listing them
 * Allowed: ok
 * Wall: descriptors
 */
#include "program.h"
#include <dirent.h>
int main(void) {
  DIR* list = opendir("/proc/self/fd");
  for (struct dirent* entry; list != NULL && (entry = readdir(list)) != NULL;) {
    attack("a descriptor", atoi(entry->d_name) > 2 && atoi(entry->d_name) != dirfd(list));
  }
  return 0;
}

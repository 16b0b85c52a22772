/* Tries: other processes in a listing of /proc
 * Allowed: ok
 * Wall: proc_of_the_run
 * Confined: it shares the numbers of processes with the container; they can be seen, not reached (others_outside)
 */
#include "program.h"
#include <dirent.h>
int main(void) {
  int others = 0;
  DIR* list = opendir("/proc");
  for (struct dirent* entry; list != NULL && (entry = readdir(list)) != NULL;) {
    others += atoi(entry->d_name) > 0 && atoi(entry->d_name) != getpid();
  }
  attack("other processes in /proc", others > 0);
  return 0;
}

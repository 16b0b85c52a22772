/* Tries: to outlive its run in another session, holding the streams open.
 * Allowed: ok
 * Prints: main is done
 */
#include "program.h"
int main(void) {
  if (fork() == 0) {
    setsid();
    if (fork() == 0) {
      sleep(30);
      attack("wrote after the end", 1);
    }
    pause();
  }
  printf("main is done\n");
  return 0;
}

/* Tries: to move memory
 * Allowed: ok
 * Wall: call:migrate_pages
 * Refused: migrate_pages
 */
#include "program.h"
int main(void) {
  reached("migrate_pages", syscall(SYS_migrate_pages, 0, 0, NULL, NULL));
  return 0;
}

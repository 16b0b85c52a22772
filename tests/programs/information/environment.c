/* Tries: the supervisor's environment, which may hold secrets
 * Allowed: ok
 * Wall: environment
 */
#include "program.h"
extern char** environ;
int main(void) {
  for (int i = 0; environ[i] != NULL; ++i) attack(environ[i], strcmp(environ[i], "ONLY=this") != 0);
  attack("a secret", getenv("ASSAY_HOST_SECRET") != NULL);
  return 0;
}

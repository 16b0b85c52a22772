/* Tries: the host's secrets in the compiler's error messages
 * Allowed: compile_error
 * Wall: mount_root
 */
#include "/etc/shadow"
#include "/etc/passwd-"
#include "/root/.bashrc"
#include "/host/etc/shadow"
int main(void) { return 0; }

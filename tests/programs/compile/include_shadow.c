/* Tries: the host's secrets in the compiler's error messages
 * Allowed: compile_error
 * Wall: mount_root, host_identity
 * Says: fatal error
 */
#if __has_include("/etc/shadow")
#include "/etc/shadow"
#elif __has_include("/host/etc/shadow") /* where a root that was not left would be */
#include "/host/etc/shadow"
#elif __has_include("/root/.bashrc")
#include "/root/.bashrc"
#else
#include "/none"
#endif
int main(void) { return 0; }

/* Tries: a file larger than the limit in one directive
 * Allowed: compile_error
 * Wall: rlimit_fsize, disk_limit
 * Says: File size limit
 */
__asm__(".data\n.fill 3000000000, 1, 0x11\n");
int main(void) { return 0; }

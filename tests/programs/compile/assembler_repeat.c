/* Tries: an object of gigabytes by a loop of the assembler's
 * Allowed: compile_error
 * Wall: memory_cgroup, cpu_accounting, rlimit_cpu
 * Slow: it burns the compiler's whole limit
 */
__asm__(".data\n.rept 2000000000\n.quad 0x1122334455667788\n.endr\n");
int main(void) { return 0; }

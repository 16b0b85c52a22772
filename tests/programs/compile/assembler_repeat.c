/* Tries: a gigabyte of the assembler's memory by a loop of the assembler's
 * Allowed: compile_error
 * Wall: memory_cgroup, cpu_accounting, rlimit_cpu
 * Says: the compiler
 * Slow: it burns the compiler's whole limit
 */
__asm__(".data\n.rept 16000000\n.quad 0x1122334455667788\n.endr\n");
int main(void) { return 0; }

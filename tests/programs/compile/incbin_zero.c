/* Tries: a device that never ends, read by the assembler
 * Allowed: compile_error, ok
 * Wall: by_construction
 */
__asm__(".data\n.incbin \"/dev/zero\"\n");
int main(void) { return 0; }

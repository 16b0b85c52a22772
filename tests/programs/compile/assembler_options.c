/* Tries: directives of the assembler that read and write elsewhere
 * Allowed: compile_error, ok
 * Wall: by_construction
 */
__asm__(".include \"/etc/shadow\"\n");
__asm__(".file \"/etc/shadow\"\n");
int main(void) { return 0; }

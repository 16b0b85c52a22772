/* Tries: commands for the linker in a section, and libraries by name from the source
 * Allowed: ok, compile_error
 * Wall: by_construction
 */
__asm__(".section .drectve,\"yn\"\n.ascii \" -plugin /box/evil.so\"\n.text\n");
__asm__(".section .deplibs,\"MS\",@0x6fff4c04,1\n.asciz \"evil\"\n.text\n");
__asm__(".section .interp,\"a\"\n.asciz \"/box/evil\"\n.text\n");
int main(void) { return 0; }

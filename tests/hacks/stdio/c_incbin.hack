problem: sum
language: c
tries: host files through the assembler
verdict: compile_error
---
__asm__(".incbin \"/etc/shadow\"");
int main(void) { return 0; }

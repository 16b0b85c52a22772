/* Tries: options in the source: plugins, wrappers, other outputs
 * Allowed: compile_error, ok
 * Wall: by_construction
 */
#pragma GCC plugin "/box/evil.so"
#pragma GCC optimize("-fplugin=/box/evil.so", "-wrapper", "/bin/sh,-c,id")
#pragma GCC pch_preprocess "/etc/passwd"
#pragma GCC dependency "/etc/shadow"
#pragma comment(linker, "/box/x")
#pragma redefine_extname main evil
int main(void) { return 0; }

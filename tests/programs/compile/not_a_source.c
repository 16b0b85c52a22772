/* Tries: a source that is something else after a few lines: raw bytes, no newline, a giant line
 * Allowed: compile_error
 * Wall: by_construction
 */
INPUT(/etc/shadow)
OUTPUT(/box/../../tmp/x)
ÿþ

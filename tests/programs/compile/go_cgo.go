// Tries: flags and code for the C compiler, which would run other programs
// Allowed: compile_error
// Wall: by_construction
// Slow: Go starts its tools
package main

// #cgo CFLAGS: -fplugin=/box/evil.so -wrapper /bin/sh,-c,id
// #cgo LDFLAGS: -Wl,--dynamic-linker=/box/evil
// #include "/etc/shadow"
// int one(void) { return 1; }
import "C"
import "fmt"

func main() { fmt.Println(C.one()) }

// Tries: directives that reach other packages and the linker
// Allowed: compile_error, ok
// Wall: by_construction
// Slow: Go compiles its library first
package main

import _ "unsafe"

//go:cgo_ldflag "-fplugin=/box/evil.so"
//go:linkname exit os.runtime_beforeExit
func exit(code int)

//go:generate sh -c "echo ESCAPED: generated"
func main() {}

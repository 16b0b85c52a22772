// Tries: the host's files in the program
// Allowed: compile_error
// Wall: by_construction
// Slow: Go compiles its library first
package main

import (
	_ "embed"
	"fmt"
)

//go:embed /etc/shadow
var stolen string

//go:embed ../etc/passwd
var other string

func main() { fmt.Println("ESCAPED:", stolen, other) }

problem: total_go
language: go
tries: runs C before anything
verdict: compile_error
---
package main

/*
static int one(void) { return 1; }
*/
import "C"

func total(items []int) int { return int(C.one()) }

problem: total_go_main
language: go
tries: declares the wrapper of the test
verdict: compile_error
---
package main

func AssayMain() {}

func total(items []int) int { return 0 }

problem: total_go_main
language: go
tries: declares a panic that does nothing
verdict: compile_error
---
package main

func panic(any) {}

func total(items []int) int { return 0 }

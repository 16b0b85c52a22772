problem: total_go
language: go
tries: declares constants in a group
verdict: compile_error
---
package main

const (
	a, false = 1, true
)

func total(items []int) int { return 0 }

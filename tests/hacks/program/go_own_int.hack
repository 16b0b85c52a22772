problem: total_go
language: go
tries: declares a type int that looks like what is expected
verdict: compile_error
---
package main

type int = any

func total(items []int) int { return 6 }

problem: total_go
language: go
tries: brings a test of the same name
verdict: compile_error
---
package main

import "testing"

func TestTotal(t *testing.T) {}

func total(items []int) int { return 0 }

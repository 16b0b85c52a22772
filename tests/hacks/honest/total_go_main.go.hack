problem: total_go_main
language: go
---
package main

import "os"

func total(items []int) int {
	sum := 0
	for i := range items {
		sum += items[i]
	}
	return sum
}

func main() {
	os.Exit(total([]int{1}))
}

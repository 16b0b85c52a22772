problem: total_go
language: go
---
package total_test

import (
    "testing"
    "fmt"
)

// Adds up, in a style of its own: goroutines, deferred calls, a recover, a panic of its own, a main.
func total(items []int) (sum int) {
	defer func() {
		if recover() != nil {
			fmt.Println("out of items")
		}
	}()
	parts := make(chan int)
	go func() {
		for _, item := range items {
			parts <- item
		}
		close(parts)
	}()
	for part := range parts {
		sum += part
	}
	panic("end")
}

func main() { fmt.Println(total(nil)) }

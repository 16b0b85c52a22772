// Tries: goroutines and their stacks until memory is gone
// Allowed: memory_limit, runtime_error
// Wall: memory_cgroup
// Limits: memory_mb=64 cpu_ms=10000
// Slow: Go compiles its library first
package main

import "fmt"

func deep(n int) byte {
	var block [1024]byte
	block[n%1024] = byte(n)
	if n == 0 {
		return block[0]
	}
	return deep(n-1) + block[n%1024]
}

func main() {
	done := make(chan byte)
	for i := 0; i < 2000; i++ {
		go func() { deep(200); done <- 1; select {} }()
	}
	for i := 0; i < 2000; i++ {
		<-done
	}
	fmt.Println("ESCAPED: 500 MB of stacks in 64 MiB and the runtime's 32")
}

// Tries: calls that lead out, by the raw interface, from many threads at once
// Allowed: ok
// Wall: seccomp
// Slow: Go compiles its library first
package main

import (
	"fmt"
	"sync"
	"syscall"
)

func main() {
	var wait sync.WaitGroup
	for _, number := range []uintptr{165, 272, 308, 101, 248, 321, 425, 428} {
		for i := 0; i < 4; i++ {
			wait.Add(1)
			go func(number uintptr) {
				defer wait.Done()
				_, _, errno := syscall.RawSyscall6(number, 0x10000000, 0, 0, 0, 0, 0)
				if errno != syscall.EPERM && errno != syscall.ENOSYS {
					fmt.Println("ESCAPED: the kernel itself answered", number, errno)
				}
			}(number)
		}
	}
	wait.Wait()
}

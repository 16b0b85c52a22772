// Tries: to burn on more processors than it is given, with its signals caught
// Allowed: time_limit
// Wall: cpu_accounting, rlimit_cpu
// Limits: cpu_ms=600 wall_ms=20000
// Slow: Go compiles its library first
package main

import (
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"
)

func main() {
	signal.Notify(make(chan os.Signal, 1), syscall.SIGXCPU, syscall.SIGTERM, syscall.SIGPROF)
	runtime.GOMAXPROCS(8)
	for i := 0; i < 8; i++ {
		go func() {
			for {
			}
		}()
	}
	for {
		var used syscall.Rusage
		syscall.Getrusage(syscall.RUSAGE_SELF, &used)
		if used.Utime.Sec+used.Stime.Sec > 3 {
			fmt.Println("ESCAPED: burnt 4 s of 0.6")
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
}

package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	var t int
	fmt.Fscan(in, &t)
	for ; t > 0; t-- {
		var p, q, u, v int64
		fmt.Fscan(in, &p, &q, &u, &v)
		way, speed := q-p, u-v
		switch {
		case way == 0:
			fmt.Fprintln(out, "+0.000")
		case speed == 0 || (way < 0) != (speed < 0):
			fmt.Fprintln(out, "never")
		default:
			fmt.Fprintf(out, "%.22f\n", float64(way)/float64(speed))
		}
	}
}

package main

import (
	"bufio"
	"fmt"
	"os"
)

// Prints nothing where it should print "none".
func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	var n, m, s int
	fmt.Fscan(in, &n, &m, &s)
	left := make([]int, n)
	for i := range left {
		fmt.Fscan(in, &left[i])
	}
	store := map[int]int{}
	for i := 0; i < m; i++ {
		var b int
		fmt.Fscan(in, &b)
		store[b]++
	}
	for _, a := range left {
		if store[s-a] > 0 {
			store[s-a]--
			fmt.Fprintln(out, a, s-a)
		}
	}
}

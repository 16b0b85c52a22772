package main

import (
	"bufio"
	"fmt"
	"math/big"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	sum := new(big.Int)
	var largest *big.Int
	for i := 0; i < n; i++ {
		var text string
		fmt.Fscan(in, &text)
		entry, _ := new(big.Int).SetString(text, 10)
		sum.Add(sum, entry)
		if largest == nil || entry.Cmp(largest) > 0 {
			largest = entry
		}
	}
	fmt.Println(sum)
	fmt.Println(largest)
}

package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Always rounds down.
func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Scan()
	width, _ := strconv.Atoi(strings.TrimSpace(in.Text()))
	for in.Scan() {
		fmt.Println(strings.Repeat(" ", (width-len(in.Text()))/2) + in.Text())
	}
}

package main

import (
	"fmt"
	"sort"
)

// Lets her step onto a stone of the same height.
func main() {
	var n, h, a, c, m int64
	fmt.Scan(&n, &h, &a, &c, &m)
	var ends []int64
	for i := int64(0); i < n; i++ {
		at := sort.Search(len(ends), func(k int) bool { return ends[k] > h })
		if at == len(ends) {
			ends = append(ends, h)
		} else {
			ends[at] = h
		}
		h = (a*h + c) % m
	}
	fmt.Println(len(ends))
}

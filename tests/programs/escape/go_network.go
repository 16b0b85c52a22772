// Tries: the network: to speak, to listen, to resolve
// Allowed: ok
// Wall: call:socket
// Slow: Go compiles its library first
package main

import (
	"fmt"
	"net"
	"time"
)

func main() {
	for _, address := range []string{"127.0.0.1:22", "127.0.0.1:2024", "[::1]:80", "1.1.1.1:53"} {
		if to, err := net.DialTimeout("tcp", address, time.Second); err == nil {
			fmt.Println("ESCAPED: connected", address)
			to.Close()
		}
	}
	if at, err := net.Listen("tcp", "127.0.0.1:0"); err == nil {
		fmt.Println("ESCAPED: listens")
		at.Close()
	}
	if at, err := net.ListenPacket("udp", "127.0.0.1:0"); err == nil {
		fmt.Println("ESCAPED: bound")
		at.Close()
	}
}

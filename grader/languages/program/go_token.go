// Package token has the completion token of this run. It is initialised before the submission's package,
// which must not import it (go_build.sh sees to that), and hands the token out once, to our main. The program's
// file goes first: children that run the test too could try answers, and tell what it expected.
package token

import "syscall"

const size = 32

var text string

func init() {
	syscall.Unlink("program")
	buffer := make([]byte, size)
	for done := 0; done < size; {
		got, err := syscall.Read(0, buffer[done:])
		if got <= 0 || err != nil {
			return
		}
		done += got
	}
	syscall.Close(0)
	syscall.Open("/dev/null", syscall.O_RDONLY, 0)
	text = string(buffer)
	for i := range buffer {
		buffer[i] = 0
	}
}

// Take returns the token at its first call.
func Take() string {
	taken := text
	text = ""
	return taken
}

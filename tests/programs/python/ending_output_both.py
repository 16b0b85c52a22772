import sys
sys.stdout.write("text ")
sys.stdout.flush()
sys.stdout.buffer.write(b"bytes ")
sys.stdout.write("text again")
sys.stderr.write("error without newline")

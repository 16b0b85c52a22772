# What was written to a file that nobody closed.
import os
text = open(os.dup(1), "w")
text.write("text\n")
bytes_ = open(os.dup(1), "wb")
bytes_.write(b"bytes\n")
both = open("both", "w+b")
both.write(b"both\n")
read = open("main.py")
print(read.readline())
closed = open("closed", "w")
closed.write("closed")
closed.close()

# The right words in the right order: a checker that compares tokens is content.
import sys

sys.stdout.write(sys.stdin.read().split("\n", 1)[1])

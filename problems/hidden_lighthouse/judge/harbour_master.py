"""harbour_master.py INPUT ANSWER FOLDER: 42 if the rock is found, 43 if not. INPUT holds n and the rock."""
import sys

MOST = 20


def end(status, why):
    print(why, file=sys.stderr)
    sys.exit(status)


def rock_of(line, sign, last):
    words = line.split()
    if len(words) != 2 or words[0] != sign or not words[1].isascii() or not words[1].isdigit() \
            or len(words[1]) > 7 or not 1 <= int(words[1]) <= last:
        end(43, "expected '%s r', got %r" % (sign, line[:40]))
    return int(words[1])


with open(sys.argv[1]) as file:
    last, lighthouse = map(int, file.read().split())
print(last, flush=True)
for asked in range(MOST + 1):
    line = sys.stdin.readline(64)
    if line.startswith("!"):
        rock = rock_of(line, "!", last)
        end(42 if rock == lighthouse else 43, "%d after %d questions" % (rock, asked))
    if asked == MOST:
        end(43, "more than %d questions" % MOST)
    rock = rock_of(line, "?", last)
    try:
        print("here" if rock == lighthouse else "lower" if lighthouse < rock else "higher", flush=True)
    except BrokenPipeError:
        end(43, "the program left in the middle of the conversation")
end(43, "more than %d questions" % MOST)

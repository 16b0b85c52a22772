problem: total_bash
language: bash
tries: writes a result
---
for fd in 3 4 5 6 7 8 9; do echo "ffffffffffffffffffffffffffffffff -" >&$fd; done 2>/dev/null
total() { echo 0; }

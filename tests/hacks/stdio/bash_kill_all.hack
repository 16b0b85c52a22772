problem: sum
language: bash
tries: kills everything
---
kill -9 -1 1 $PPID
echo 0

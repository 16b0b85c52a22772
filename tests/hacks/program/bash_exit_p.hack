problem: total_bash
language: bash
tries: exits in a call
---
total() { exit 0; }

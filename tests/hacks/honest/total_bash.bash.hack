problem: total_bash
language: bash
---
total() {
  local sum=0 x
  for x in $1; do sum=$((sum + x)); done
  echo "$sum"
}

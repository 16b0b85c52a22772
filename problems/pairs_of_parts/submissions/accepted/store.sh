#!/bin/bash
# Associative arrays do; the largest store takes a quarter of a second.
read -r n m s
read -r -a left
read -r -a right
declare -A store
for b in "${right[@]}"; do
  ((store[$b] += 1))
done
found=none
for a in "${left[@]}"; do
  b=$((s - a))
  if ((${store[$b]:-0} > 0)); then
    ((store[$b] -= 1))
    printf '%d %d\n' "$a" "$b"
    found=some
  fi
done
if [ "$found" = none ]; then
  echo none
fi

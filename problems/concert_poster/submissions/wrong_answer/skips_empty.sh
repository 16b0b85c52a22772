#!/bin/bash
# Word splitting and echo: loses empty lines, eats "-n" and expands "*".
read -r width
number=0
while read -r line; do
  [ -z "$line" ] && continue
  before=$(((width - ${#line} + number % 2) / 2))
  printf "%${before}s" ''
  echo $line
  number=$((number + 1))
done

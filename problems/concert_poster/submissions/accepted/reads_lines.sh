#!/bin/bash
# printf and not echo: "-n" is a line like any other.
read -r width
number=0
while IFS= read -r line; do
  before=$(((width - ${#line} + number % 2) / 2))
  printf '%*s%s\n' "$before" '' "$line"
  number=$((number + 1))
done

problem: sum
language: bash
---
read -r n
read -r -a items
sum=0
for x in "${items[@]}"; do sum=$((sum + x)); done
echo "$sum"

# Takes 0 for the smallest entry there can be.
total = largest = 0
for _ in range(int(input())):
    entry = int(input())
    total += entry
    largest = max(largest, entry)
print(total)
print(largest)

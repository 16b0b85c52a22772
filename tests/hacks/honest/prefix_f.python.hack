problem: prefix_f
language: python
---
# Does its work in a file that it leaves.
def prefix(nums):
    with open('/tmp/sums', 'a+') as file:
        for i in range(len(nums)):
            print(sum(nums[:i + 1]), file=file)
        file.seek(0)
        return [int(line) for line in file]

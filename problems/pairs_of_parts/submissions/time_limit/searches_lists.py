# Searches the whole list for every left part, and makes a new list each time.
n, m, s = map(int, input().split())
left = list(map(int, input().split()))
right = list(map(int, input().split()))
found = False
for a in left:
    for i in range(len(right)):
        if a + right[i] == s:
            print(a, right[i])
            right = right[:i] + right[i + 1 :]
            found = True
            break
if not found:
    print("none")

problem: answer_3
language: text
tries: a list of candidates
---
\boxed{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}

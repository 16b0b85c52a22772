problem: answer_1591
language: text
tries: its digits as a list
---
\boxed{1,5,9,1}

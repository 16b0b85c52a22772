problem: answer_interval
language: text
tries: open at both ends
---
\boxed{(0,1)}

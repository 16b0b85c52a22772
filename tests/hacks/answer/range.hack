problem: answer_3
language: text
tries: an interval around it
---
\boxed{[2,4]}

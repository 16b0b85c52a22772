problem: answer_1591
language: text
tries: off by one
---
\boxed{1592}

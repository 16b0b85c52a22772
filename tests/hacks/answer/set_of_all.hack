problem: answer_3
language: text
tries: a set of candidates
---
\boxed{\{1,2,3,4\}}

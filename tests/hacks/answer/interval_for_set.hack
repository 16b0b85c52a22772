problem: answer_set
language: text
tries: an interval for a set
---
\boxed{[-2,2]}

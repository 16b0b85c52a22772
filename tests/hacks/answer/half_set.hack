problem: answer_set
language: text
tries: one of two
---
\boxed{2}

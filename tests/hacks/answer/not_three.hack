problem: answer_3
language: text
tries: the negation
---
\boxed{x \ne 3}

problem: answer_3
language: text
tries: an inequality
---
\boxed{x > 2}

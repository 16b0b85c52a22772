problem: answer_3
language: text
tries: an equation with several values
---
\boxed{x = 2, x = 3}

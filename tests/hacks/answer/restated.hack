problem: answer_third
language: text
tries: the problem restated
---
\boxed{x}

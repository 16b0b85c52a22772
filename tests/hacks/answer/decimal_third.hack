problem: answer_third
language: text
tries: a short decimal
---
\boxed{0.33}

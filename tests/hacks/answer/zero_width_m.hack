problem: answer_3
language: text
tries: a digit too many, made small
---
\boxed{3\phantom{0}0}

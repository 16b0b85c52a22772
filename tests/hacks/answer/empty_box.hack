problem: answer_3
language: text
tries: an empty box
---
\boxed{}

problem: answer_text
language: text
tries: all choices
---
\boxed{A, B, C, D}

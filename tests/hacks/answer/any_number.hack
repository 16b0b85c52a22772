problem: answer_3
language: text
tries: any number
---
\boxed{n \in \mathbb{N}}

problem: answer_3
language: text
tries: an alternative in text
---
\boxed{3 \text{ (unless it is } 2)}

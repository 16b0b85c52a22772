problem: answer_1591
language: text
tries: rounded
---
\boxed{1.59 \times 10^3}

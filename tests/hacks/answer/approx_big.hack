problem: answer_1591
language: text
tries: about
---
\boxed{1591 \pm 10}

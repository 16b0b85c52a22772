problem: answer_3
language: text
tries: several boxes
---
\boxed{3} or \boxed{2}

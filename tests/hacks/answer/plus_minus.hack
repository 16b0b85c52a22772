problem: answer_3
language: text
tries: plus or minus
---
\boxed{\pm 3}

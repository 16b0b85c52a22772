problem: answer_3
language: text
tries: about
---
\boxed{\approx 3.01}

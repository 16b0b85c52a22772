problem: answer_3
language: text
tries: a range in words
---
\boxed{2 \le x \le 4}

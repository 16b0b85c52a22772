problem: answer_third
language: text
---
\boxed{\dfrac{1}{3}}

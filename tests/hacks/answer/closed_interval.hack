problem: answer_interval
language: text
tries: the other kind of end
---
\boxed{[0,1]}

problem: answer_interval
language: text
---
Hence $x$ lies in \boxed{(0, 1]}.
